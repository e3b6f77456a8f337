"""Taking parts out of a model, with everything that speaks of nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from proofbook.model.merge import value_of
from proofbook.source.node import Node

NAMES_PARTS = frozenset(
    "at of carries stores processes protects opens runs-on runs as more-trusted-than leads-to excludes".split()
)
"""The fields that name parts, in whatever section they stand; a line `cause@part` names the part as well.

`in` is not among them: where a component stands without its boundary is for the author to say.
"""

STANDS_BY = {
    "flows": ("from", "to"), "mitigations": ("at",), "remarks": ("at",), "limitations": ("at",), "threats": ("at",),
    "artifacts": ("of",), "scenarios": ("flows",),
}  # fmt: skip
"""By section the fields without which an entry is about nothing any more."""


def without(base: Node, ids: frozenset[str]) -> Node:
    """`base` without the parts of these ids.

    A data flow goes with either of its ends; a claim, remark, limitation, threat, artifact or scenario that spoke of
    nothing else goes too, as do treatments of lines at what is gone. Elsewhere the ids are taken out of the lists that
    name them.
    """
    flows = value_of(base, "flows")
    cut = {key.text for key, flow in (flows.entries if flows else ()) if _ends(flow) & ids}
    gone = frozenset(ids | cut)
    left = replace(base, entries=tuple((key, _section(key.text, value, gone)) for key, value in base.entries))
    # What went because it spoke of nothing else may be named in turn, as a limitation names a remark.
    followed = _named(base) - _named(left) - gone
    return without(left, followed) if followed else left


def _named(base: Node) -> frozenset[str]:
    """The ids of the entries that stand by the parts they name."""
    sections = (value_of(base, name) for name in STANDS_BY)
    return frozenset(key.text for section in sections if section for key, _ in section.entries)


def _ends(flow: Node) -> set[str]:
    return {end.text for end in (value_of(flow, "from"), value_of(flow, "to")) if end and end.kind == "scalar"}


def _section(name: str, section: Node, gone: frozenset[str]) -> Node:
    needed = STANDS_BY.get(name, ())
    if section.kind == "sequence":
        return replace(section, elements=tuple(_kept(section.elements, needed, gone)))
    if section.kind != "mapping":
        return section
    entries = [
        (key, pruned)
        for key, value in section.entries
        if not _names(key.text, gone) and (pruned := _entry(value, needed, gone)) is not None
    ]
    return replace(section, entries=tuple(entries))


def _entry(entry: Node, needed: Iterable[str], gone: frozenset[str]) -> Node | None:
    """The entry without what is gone; None when nothing is left that it speaks of. A list holds several claims."""
    if entry.kind == "sequence":
        elements = tuple(_kept(entry.elements, needed, gone))
        return replace(entry, elements=elements) if elements else None
    pruned = _pruned(entry, gone)
    return None if any(_is_emptied(entry, pruned, field) for field in needed) else pruned


def _kept(entries: Iterable[Node], needed: Iterable[str], gone: frozenset[str]) -> Iterable[Node]:
    return (pruned for each in entries if (pruned := _entry(each, needed, gone)) is not None)


def _is_emptied(before: Node, after: Node, field: str) -> bool:
    had, has = value_of(before, field), value_of(after, field)
    return had is not None and (has is None or (has.kind == "sequence" and bool(had.elements) and not has.elements))


def _pruned(entry: Node, gone: frozenset[str]) -> Node:
    if entry.kind != "mapping":
        return entry
    return replace(
        entry,
        entries=tuple(
            (key, pruned) for key, value in entry.entries if (pruned := _field(key.text, value, gone)) is not None
        ),
    )


def _field(name: str, value: Node, gone: frozenset[str]) -> Node | None:
    if name in ("may", "form") and value.kind == "mapping":
        return replace(value, entries=tuple((key, deed) for key, deed in value.entries if key.text not in gone))
    if name not in {*NAMES_PARTS, "from", "to", "flows"}:
        return value
    if value.kind == "scalar":
        return None if _names(value.text, gone) else value
    if value.kind == "sequence":
        return replace(value, elements=tuple(each for each in value.elements if not _is_gone(each, gone)))
    return value


def _is_gone(element: Node, gone: frozenset[str]) -> bool:
    """Whether a list's element names what is gone, alone or under its number (`1: define-store`)."""
    if element.kind == "mapping":
        return all(_is_gone(value, gone) for _, value in element.entries)
    return element.kind == "scalar" and _names(element.text, gone)


def _names(text: str, gone: frozenset[str]) -> bool:
    return text in gone or text.rpartition("@")[2] in gone
