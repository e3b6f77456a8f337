"""What a requirement applies to: the things of a system that it selects, or the reason why it selects none."""

from __future__ import annotations

from typing import assert_never

from proofbook.assessment.described import Titles, described
from proofbook.assessment.unreached import KINDS_OF_DATA, why_none
from proofbook.library.framework import AppliesTo
from proofbook.library.pattern import AssetPattern
from proofbook.library.terms import Answer, DataKind, Entity, ScopeKind
from proofbook.model.asset import Asset
from proofbook.model.conditions import NO, YES, Subject, Verdict, matches, verdict
from proofbook.model.system import System

Chosen = tuple[Subject | System, bool, tuple[str, ...]]
"""A thing, whether it is surely selected, and else the facts that would decide it."""


def selected(applies_to: AppliesTo | None, system: System, titles: Titles = str) -> tuple[Chosen, ...] | str:
    """What the requirement selects, or the reason why it selects nothing; `titles` names technologies."""
    if applies_to is None:
        return ((system, True, ()),)
    certain = True
    facts: tuple[str, ...] = ()
    if applies_to.entity:
        if system.entity is Entity.UNKNOWN:
            certain, facts = False, ("entity of the organisation",)
        elif system.entity is not applies_to.entity:
            return f"It is for a {applies_to.entity} only; the organisation is a {system.entity}."
    if applies_to.with_data:
        holds, unstated = _has_data(applies_to.with_data, system)
        if holds is False:
            return f"It is about systems with {KINDS_OF_DATA[applies_to.with_data]}; nothing here is stated to be such."
        certain, facts = certain and holds is True, (*facts, *unstated)
    found: list[Chosen] = []
    for thing in _things(applies_to, system):
        answer = _is_selected(applies_to, thing, system)
        if answer.answer is not Answer.NO:
            sure = certain and answer.answer is Answer.YES
            found.append((thing, sure, (*facts, *answer.facts)))
    return tuple(found) or _none(applies_to, system, titles)


def _none(applies_to: AppliesTo, system: System, titles: Titles) -> str:
    """That nothing is selected and, where it is about secrets, what each secret of the system is instead."""
    things = described(applies_to, titles)
    if applies_to.if_none == "open":
        return f"It speaks of every system; looked at here for {things}, and the system has none."
    said = f"It applies to {things}; the system has none."
    return f"{said} {why_none(applies_to.when, system)}".rstrip() if isinstance(applies_to.when, AssetPattern) else said


def _has_data(kind: DataKind, system: System) -> tuple[bool | None, tuple[str, ...]]:
    """Whether some asset is such data; None, and the facts that would decide it, when nobody stated it."""
    kinds = {each.data for each in system.assets}
    if kind in kinds:
        return True, ()
    if None in kinds:
        return None, tuple(f"data of {each.id}" for each in system.assets if each.data is None)
    return False, ()


def _things(applies_to: AppliesTo, system: System) -> tuple[Subject | System, ...]:
    match applies_to.on:
        case "asset":
            return system.assets
        case "component":
            # What stands out of the assessed scope, with its reason, is not assessed.
            return tuple(each for each in system.components if each.scope is not ScopeKind.OUT)
        case "flow":
            return system.flows
        case "principal":
            return system.principals
        case "system":
            return (system,)
        case _:
            assert_never(applies_to.on)


def _is_selected(applies_to: AppliesTo, thing: Subject | System, system: System) -> Verdict:
    pattern = applies_to.when
    if pattern is None or isinstance(thing, System):
        return YES
    if isinstance(pattern, AssetPattern):
        return matches(pattern, thing, system) if isinstance(thing, Asset) else NO
    return verdict(pattern.tree, thing, system)
