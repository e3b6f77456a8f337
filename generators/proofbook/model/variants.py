"""The variants of a model: what each adds, removes and overrides, and what it only believes to change."""

from __future__ import annotations

from collections.abc import Iterator

from proofbook.model.merge import keys, merged, value_of
from proofbook.model.removal import without
from proofbook.source.diagnostic import Diagnostic
from proofbook.source.nearest import nearest
from proofbook.source.node import Node


def variants(node: Node) -> tuple[str, ...]:
    """The ids of the model's variants."""
    section = value_of(node, "variants")
    return keys(section) if section else ()


def varied(node: Node, variant: str) -> Node:
    """The model as this variant has it."""
    section = node.at("variants", variant)
    changed = without(node, frozenset(each.text for each in _removed(section)))
    for key in ("add", "override"):
        over = value_of(section, key)
        if over and over.kind == "mapping":
            changed = merged(changed, over)
    return changed


def idle_changes(node: Node, variant: str) -> tuple[Diagnostic, ...]:
    """A mistake for each element that the variant removes or overrides and the model doesn't have."""
    section = node.at("variants", variant)
    everywhere = {key for _, part in node.entries for key in keys(part)}
    missing = [(each, everywhere) for each in _removed(section) if each.text not in everywhere]
    missing += _overridden_in_vain(node, section)
    return tuple(_idle(variant, each, known) for each, known in missing)


def _removed(section: Node) -> tuple[Node, ...]:
    removed = value_of(section, "remove")
    return () if removed is None else (removed,) if removed.kind == "scalar" else removed.elements


def _overridden_in_vain(node: Node, section: Node) -> Iterator[tuple[Node, set[str]]]:
    """The keys under `override` that name no section, or in its section no element, with those that would."""
    override = value_of(section, "override")
    for key, part in override.entries if override else ():
        ours = value_of(node, key.text)
        if ours is None:
            yield key, set(keys(node))
            continue
        known = set(keys(ours))
        yield from ((each, known) for each, _ in part.entries if each.text not in known)


def _idle(variant: str, changed: Node, known: set[str]) -> Diagnostic:
    return Diagnostic(
        rule="variant-touches-nothing",
        message=f"the variant `{variant}` changes `{changed.text}`, which the system doesn't have",
        span=changed.span,
        label="nothing of the system has this name",
        help=nearest(changed.text, known, "remove it, or put what only the variant has under `add`"),
    )
