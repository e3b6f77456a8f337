"""Merging of nodes: shared parts into a model, a variant into a system; every node keeps its own place."""

from __future__ import annotations

from dataclasses import replace

from proofbook.source.node import Node

DEPTH_OF_ELEMENTS = 2
"""Section, then element: below that a value replaces the other whole."""


def merged(base: Node, over: Node, depth: int = DEPTH_OF_ELEMENTS) -> Node:
    """`base` with the entries of `over`, element by element and field by field; sequences are joined."""
    if base.kind == "sequence" and over.kind == "sequence":
        return replace(base, elements=(*base.elements, *over.elements))
    if base.kind != "mapping" or over.kind != "mapping" or depth < 0:
        return over
    return _merged_mappings(base, over, depth)


def without(base: Node, ids: frozenset[str]) -> Node:
    """`base` with no element of these ids in any of its sections."""
    return replace(base, entries=tuple((key, _section_without(value, ids)) for key, value in base.entries))


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


def _merged_mappings(base: Node, over: Node, depth: int) -> Node:
    kept = [(key, _merged_value(key, value, over, depth)) for key, value in base.entries]
    known = set(keys(base))
    new = [(key, value) for key, value in over.entries if key.text not in known]
    return replace(base, entries=(*kept, *new))


def _merged_value(key: Node, value: Node, over: Node, depth: int) -> Node:
    newer = value_of(over, key.text)
    if newer is None:
        return value
    if value.kind == "sequence" and depth < DEPTH_OF_ELEMENTS:
        return newer
    return merged(value, newer, depth - 1)


def _section_without(section: Node, ids: frozenset[str]) -> Node:
    if section.kind != "mapping":
        return section
    return replace(section, entries=tuple((key, value) for key, value in section.entries if key.text not in ids))
