"""Merging of nodes: shared parts into a model, a variant into a system; every node keeps its own place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from proofbook.source.node import Node

DECISIONS = "treatments"
"""The section of which a newer element replaces the elder whole: a treatment is one decision."""


TEAMS = "teams"
"""The section of which the lists are joined: a system says what its teams run besides."""


def merged(base: Node, over: Node) -> Node:
    """`base` with the sections of `over`: a list is joined, elements are merged field by field."""
    if base.kind != "mapping" or over.kind != "mapping":
        return over
    return _combined(base, over, _section)


def keys(node: Node) -> tuple[str, ...]:
    """The keys of a mapping; none of anything else."""
    return tuple(key.text for key, _ in node.entries) if node.kind == "mapping" else ()


def value_of(node: Node, key: str) -> Node | None:
    """The value under a key of a mapping, or None."""
    if node.kind != "mapping":
        return None
    return next((value for each, value in node.entries if each.text == key), None)


def only(node: Node, wanted: frozenset[str]) -> Node:
    """The mapping with these keys alone."""
    return replace(node, entries=tuple((key, value) for key, value in node.entries if key.text in wanted))


def _section(key: str, base: Node, over: Node) -> Node:
    if base.kind == "sequence" and over.kind == "sequence":
        return replace(base, elements=(*base.elements, *over.elements))
    if key == TEAMS:
        return _combined(base, over, _team)
    return _combined(base, over, _newer) if key == DECISIONS else _field("", base, over)


def _team(_: str, base: Node, over: Node) -> Node:
    return _combined(base, over, _joined)


def _joined(key: str, base: Node, over: Node) -> Node:
    if key != "runs" or "mapping" in (base.kind, over.kind):
        return over
    return replace(base, kind="sequence", elements=(*_values(base), *_values(over)))


def _values(node: Node) -> tuple[Node, ...]:
    """Those of a list, or the one value that stands without its list."""
    return node.elements if node.kind == "sequence" else () if node.plain() is None else (node,)


def _field(_: str, base: Node, over: Node) -> Node:
    """The newer value; two mappings, such as `properties`, are merged entry by entry."""
    return _combined(base, over, _field)


def _newer(_: str, __: Node, over: Node) -> Node:
    return over


def _combined(base: Node, over: Node, both: Callable[[str, Node, Node], Node]) -> Node:
    """The entries of two mappings, `both` deciding what they share; of anything else the newer."""
    if base.kind != "mapping" or over.kind != "mapping":
        return over
    newer = {key.text: value for key, value in over.entries}
    known = set(keys(base))
    kept = [
        (key, both(key.text, value, newer[key.text]) if key.text in newer else value) for key, value in base.entries
    ]
    return replace(base, entries=(*kept, *((key, value) for key, value in over.entries if key.text not in known)))
