"""The documents of a YAML or JSON file."""

from __future__ import annotations

import re

from proofbook.evidence.content import Content
from proofbook.source.diagnostic import Diagnostic, Severity
from proofbook.source.node import Node
from proofbook.source.yaml import parsed_documents

PAIR = re.compile(r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
"""JSON's way to write a character beyond U+FFFF."""


def yaml_documents(text: str, path: str) -> tuple[Node, ...] | tuple[Diagnostic, ...]:
    """The root of every document that isn't empty; or what is wrong with the file."""
    read = parsed_documents(as_yaml(text), path)
    wrong = tuple(each for each in read.diagnostics if each.severity is Severity.ERROR)
    return wrong or tuple(node for node in read.nodes if not _is_null(node))


def unreadable(node: Node, message: str, help: str = "") -> Content:
    """The content of a file that isn't what its kind says."""
    wrong = Diagnostic(rule="artifact-unreadable", message=message, span=node.span, help=help)
    return Content(diagnostics=(wrong,))


def as_yaml(text: str) -> str:
    """JSON without what YAML refuses in it: tabs, which can only indent there, and characters written as two halves."""
    return PAIR.sub(_joined, text.replace("\t", " ")) if text.lstrip()[:1] in ("{", "[") else text


def _joined(pair: re.Match[str]) -> str:
    halves = bytes.fromhex(pair[2] + pair[3])
    return pair[1] + halves.decode("utf-16-be")


def _is_null(node: Node) -> bool:
    return node.kind == "scalar" and not node.quoted and node.text in ("", "~", "null")
