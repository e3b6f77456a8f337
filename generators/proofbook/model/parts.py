"""The shared parts that a model names under `uses`, merged beneath it."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.model.document import PartDocument
from proofbook.model.merge import merged, only, value_of
from proofbook.source.decode import decoded
from proofbook.source.diagnostic import Diagnostic
from proofbook.source.folder import Folder
from proofbook.source.nearest import listed, nearest
from proofbook.source.node import Node
from proofbook.source.yaml import parsed

SHARED = "models/shared"


def with_shared_parts(node: Node, folder: Folder) -> tuple[Node, tuple[Diagnostic, ...]]:
    """The model over its shared parts, field by field; and the mistakes in the parts and in their names."""
    known = {path.rsplit("/", 1)[1].removesuffix(".yaml"): path for path in folder.files(SHARED, (".yaml",))}
    problems: list[Diagnostic] = []
    base: Node | None = None
    for name in _names(node):
        if name.text not in known:
            problems.append(_no_part(name, known))
            continue
        part, wrong = _part(known[name.text], folder)
        problems += wrong
        if part:
            base = part if base is None else merged(base, part)
    if base is None:
        return node, tuple(problems)
    sections = only(base, frozenset(key.text for key, _ in base.entries) - {"title", "about"})
    return merged(sections, node), tuple(problems)


def _names(node: Node) -> tuple[Node, ...]:
    uses = value_of(node, "uses")
    names = () if uses is None else (uses, *uses.elements)
    return tuple(each for each in names if each.kind == "scalar" and each.text)


def _part(path: str, folder: Folder) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    text = folder.text(path)
    if isinstance(text, Diagnostic):
        return None, (text,)
    read = parsed(text, path)
    if read.node is None or read.diagnostics:
        return None, read.diagnostics
    return read.node, decoded(read.node, PartDocument).diagnostics


def _no_part(name: Node, known: Mapping[str, str]) -> Diagnostic:
    return Diagnostic(
        rule="unknown-reference",
        message=f"a shared part `{name.text}` does not exist",
        span=name.span,
        label=f"no file {SHARED}/{name.text}.yaml",
        help=nearest(name.text, known, f"known are: {listed(known)}"),
    )
