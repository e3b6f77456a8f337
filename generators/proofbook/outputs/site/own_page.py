"""A page that people wrote, with what it says about itself as text: Material prints title and author as HTML."""

from __future__ import annotations

import json
import posixpath
import re

from markupsafe import escape

from proofbook.source.diagnostic import Diagnostic
from proofbook.source.node import Node
from proofbook.source.terminal import visible
from proofbook.source.yaml import parsed

_FRONT_MATTER = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
"""As MkDocs reads it."""
_HEADING = re.compile(r"^(?:#(?!#)|=+[ \t]*$)|<h1", re.MULTILINE)
_TYPED = re.compile(r"true|false|null|~|[-+]?[0-9][0-9.:T+-]*")


def own_page(text: str, path: str) -> str | tuple[Diagnostic, ...]:
    """The page with its front matter escaped, or the mistakes in that.

    Without front matter a page starts with a blank line, as MkDocs takes a first line such as `title: x` for some.
    """
    plain = text.replace("\r\n", "\n")
    found = _FRONT_MATTER.match(plain)
    read = parsed(f"\n{found[1]}", path) if found else None
    if read and read.diagnostics:
        return read.diagnostics
    body = plain[found.end() :] if found else plain
    said = {key.text: _said(value) for key, value in read.node.entries} if read and read.node else {}
    if "title" not in said and not _HEADING.search(body):
        said["title"] = _escaped(posixpath.basename(path).removesuffix(".md"))
    head = "".join(f"{json.dumps(key)}: {value}\n" for key, value in said.items())
    return f"---\n{head}---\n\n{body}" if head else f"\n{body}"


def _said(node: Node) -> str:
    """What front matter says, as YAML on one line, every text of it escaped."""
    match node.kind:
        case "mapping":
            return f"{{{', '.join(f'{json.dumps(key.text)}: {_said(value)}' for key, value in node.entries)}}}"
        case "sequence":
            return f"[{', '.join(_said(each) for each in node.elements)}]"
        case "scalar":
            return node.text if not node.quoted and _TYPED.fullmatch(node.text) else _escaped(node.text)


def _escaped(text: str) -> str:
    return json.dumps(str(escape(visible(text))), ensure_ascii=False)
