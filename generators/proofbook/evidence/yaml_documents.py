"""The documents of a YAML or JSON file."""

from __future__ import annotations

import itertools
import re

from proofbook.evidence.content import Content
from proofbook.source.diagnostic import Diagnostic, Severity
from proofbook.source.node import Node
from proofbook.source.yaml import parsed

# At the start of a line these three characters end a document wherever they stand, inside a block scalar too.
MARKER = re.compile(r"^(?:---|\.\.\.)(?=\s|$)")
NOTHING = re.compile(r"^(?:\s*(?:#.*)?|---\s*(?:#.*)?|\.\.\.\s*(?:#.*)?|%.*)$")


def yaml_documents(text: str, path: str) -> tuple[Node, ...] | tuple[Diagnostic, ...]:
    """The root of every document that isn't empty; or what is wrong with the file."""
    nodes: list[Node] = []
    for document in _documents(_without_tabs(text)):
        read = parsed(document, path)
        wrong = tuple(each for each in read.diagnostics if each.severity is Severity.ERROR)
        if wrong:
            return wrong
        if read.node is not None and not _is_null(read.node):
            nodes.append(read.node)
    return tuple(nodes)


def unreadable(node: Node, message: str, help: str = "") -> Content:
    """The content of a file that isn't what its kind says."""
    wrong = Diagnostic(rule="artifact-unreadable", message=message, span=node.span, help=help)
    return Content(diagnostics=(wrong,))


def _documents(text: str) -> list[str]:
    """The text of each document, with empty lines before it so that its places are those of the file."""
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if MARKER.match(line)]
    bounds = sorted({0, *starts, len(lines)})
    found = []
    for start, end in itertools.pairwise(bounds):
        part = lines[start:end]
        if part[0].startswith("..."):
            part = ["", *part[1:]]
        if not all(NOTHING.match(line) for line in part):
            found.append("\n" * start + "\n".join(part))
    return found


def _without_tabs(text: str) -> str:
    # JSON may be indented by tabs, and can't hold one inside a string; YAML refuses them.
    return text.replace("\t", " ") if text.lstrip()[:1] in ("{", "[") else text


def _is_null(node: Node) -> bool:
    return node.kind == "scalar" and not node.quoted and node.text in ("", "~", "null")
