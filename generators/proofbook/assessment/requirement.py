"""The status of a requirement for a system: what it applies to, and what serves it there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal, assert_never

from proofbook.assessment.standing import Standing
from proofbook.assessment.status import Status, best, worst
from proofbook.library.framework import AppliesTo, Framework
from proofbook.library.library import Library
from proofbook.library.mapping import Expression, Row
from proofbook.library.pattern import AssetPattern
from proofbook.library.terms import Answer, Entity
from proofbook.model.asset import Asset
from proofbook.model.component import Component
from proofbook.model.conditions import NO, YES, Subject, Verdict, matches, verdict
from proofbook.model.flow import DataFlow
from proofbook.model.system import System

Standings = Callable[[str, str], Standing]
"""(mitigation, element) → how it stands there."""

Coverage = Literal["whole", "part", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingStatus:
    """A requirement at one thing that it selects."""

    thing: str
    title: str
    status: Status
    reason: str
    standings: tuple[Standing, ...]
    """The mitigations at the places that decided it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementStatus:
    """A requirement for a system; the provider's side is a row of its own."""

    framework: str
    version: str
    requirement: str
    title: str
    side: str
    """`customer`, or the id of the provider."""
    status: Status
    coverage: Coverage
    reason: str
    things: tuple[ThingStatus, ...]
    rows: tuple[Row, ...]
    children: tuple[str, ...]
    remaining: tuple[str, ...]
    """The testing methods that no configuration check replaces."""

    @property
    def standings(self) -> tuple[Standing, ...]:
        """What it rests on, each once."""
        return tuple(dict.fromkeys(each for thing in self.things for each in thing.standings))

    @property
    def mitigations(self) -> tuple[str, ...]:
        """The ids of the mitigations that were asked about."""
        return tuple(sorted({each.mitigation for each in self.standings}))

    @property
    def evidence(self) -> tuple[str, ...]:
        """The ids of the observations behind it."""
        return tuple(sorted({id for each in self.standings for id in each.observations}))

    @property
    def illustrative(self) -> bool:
        """Whether any of it was written to show the tool."""
        return any(each.illustrative for each in self.standings)


def requirement_status(
    framework: Framework, number: str, system: System, library: Library, standings: Standings
) -> RequirementStatus:
    """The customer's side of one requirement."""
    if children := framework.children(number):
        below = [requirement_status(framework, each, system, library, standings) for each in children]
        return _rolled_up(framework, number, below)
    decision = next(
        (each for each in system.decisions if each.framework == framework.id and each.requirement == number), None
    )
    if decision:
        why = f"{decision.by}: {decision.reason}"
        return _row(framework, number, Status.NOT_APPLICABLE, f"A person's decision, to be confirmed. {why}")
    rows = rows_for(library, framework.id, number)
    selected = _selected(framework.requirements[number].applies_to, system)
    if isinstance(selected, str):
        return _row(framework, number, Status.NOT_APPLICABLE, selected, rows=rows)
    things = tuple(_thing(each, certain, facts, rows, system, standings) for each, certain, facts in selected)
    status = worst(thing.status for thing in things)
    reason = next((thing.reason for thing in things if thing.status is status), "")
    return _row(framework, number, status, reason, things=things, rows=rows)


def rows_for(library: Library, framework: str, number: str) -> tuple[Row, ...]:
    """Every mapping row of a requirement, those that do not count included."""
    return tuple(
        row
        for mapping in library.mappings.values()
        if mapping.framework == framework
        for row in mapping.rows
        if row.requirement == number
    )


def _row(
    framework: Framework,
    number: str,
    status: Status,
    reason: str,
    *,
    things: tuple[ThingStatus, ...] = (),
    rows: tuple[Row, ...] = (),
    children: tuple[str, ...] = (),
) -> RequirementStatus:
    requirement = framework.requirements[number]
    return RequirementStatus(
        framework=framework.id,
        version=framework.version,
        requirement=number,
        title=requirement.title,
        side="customer",
        status=status,
        coverage=_coverage(rows),
        reason=reason,
        things=things,
        rows=rows,
        children=children,
        remaining=tuple(each for each in requirement.testing if each in ("interview", "observe")),
    )


def _coverage(rows: Iterable[Row]) -> Coverage:
    serving = [row for row in rows if row.counts and row.serve is not None]
    if not serving:
        return "none"
    return "whole" if any(row.whole for row in serving) else "part"


def _rolled_up(framework: Framework, number: str, below: list[RequirementStatus]) -> RequirementStatus:
    status = worst(each.status for each in below)
    if status is Status.NOT_APPLICABLE:
        reason = f"Nothing applies of {', '.join(each.requirement for each in below)}. {below[0].reason}"
    else:
        decisive = [each.requirement for each in below if each.status is status]
        reason = f"The roll-up of its parts: {', '.join(decisive)} {'is' if len(decisive) == 1 else 'are'} {status}."
    row = _row(framework, number, status, reason, children=tuple(each.requirement for each in below))
    things = tuple(dict.fromkeys(thing for each in below for thing in each.things))
    whole = below and all(each.coverage == "whole" for each in below)
    served = any(each.coverage != "none" for each in below)
    return replace(row, things=things, coverage="whole" if whole else "part" if served else "none")


Chosen = tuple[Subject | System, bool, tuple[str, ...]]
"""A thing, whether it is surely selected, and else the facts that would decide it."""


def _selected(applies_to: AppliesTo | None, system: System) -> tuple[Chosen, ...] | str:
    """What the requirement selects, or the reason why it selects nothing."""
    if applies_to is None:
        return ((system, True, ()),)
    certain, facts = True, ()
    if applies_to.entity:
        if system.entity is Entity.UNKNOWN:
            certain, facts = False, ("entity of the organisation",)
        elif system.entity is not applies_to.entity:
            return f"It is for a {applies_to.entity} only; the organisation is a {system.entity}."
    found: list[Chosen] = []
    for thing in _things(applies_to, system):
        answer = _is_selected(applies_to, thing, system)
        if answer.answer is not Answer.NO:
            sure = certain and answer.answer is Answer.YES
            found.append((thing, sure, (*facts, *answer.facts)))
    return tuple(found) or f"It applies to {described(applies_to)}; the system has none."


def described(applies_to: AppliesTo) -> str:
    """What a requirement applies to, in words."""
    plural = {"asset": "assets", "component": "components", "flow": "data flows", "principal": "principals",
              "system": "the system"}[applies_to.on]  # fmt: skip
    pattern = applies_to.when
    if not isinstance(pattern, AssetPattern):
        return plural if pattern is None else f"certain {plural}"
    words = [f"of class {' or '.join(pattern.secret)}"] if pattern.secret else []
    words += [f"that are {' or '.join(pattern.data)}"] if pattern.data else []
    words += [f"whose chain of protection reaches {' or '.join(pattern.chain)}"] if pattern.chain else []
    words += ["with which a person can log in"] if pattern.interactive_login == "yes" else []
    return " ".join([plural, *words])


def _things(applies_to: AppliesTo, system: System) -> tuple[Subject | System, ...]:
    match applies_to.on:
        case "asset":
            return system.assets
        case "component":
            return system.components
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


def _thing(
    thing: Subject | System,
    certain: bool,
    facts: tuple[str, ...],
    rows: tuple[Row, ...],
    system: System,
    standings: Standings,
) -> ThingStatus:
    id, title = ("", system.title) if isinstance(thing, System) else (thing.id, thing.title)
    serving = [row for row in rows if row.counts and row.serve is not None]
    if not certain:
        return ThingStatus(
            thing=id, title=title, status=Status.OPEN, standings=(),
            reason=f"Nobody stated what decides whether it applies to {title}: {', '.join(facts)}.",
        )  # fmt: skip
    if not serving:
        return ThingStatus(thing=id, title=title, status=Status.OPEN, standings=(), reason="Nothing maps to it.")
    parts = [_worked_out(row.serve, thing, None, system, standings) for row in serving if row.serve is not None]
    status = worst(each.status for each in parts)
    decisive = next(each for each in parts if each.status is status)
    used = tuple(dict.fromkeys(each for part in parts for each in part.standings))
    return ThingStatus(thing=id, title=title, status=status, reason=f"{title}: {decisive.reason}", standings=used)


@dataclass(frozen=True, slots=True)
class _Part:
    status: Status
    reason: str
    standings: tuple[Standing, ...]


def _worked_out(
    expression: Expression | str,
    thing: Subject | System,
    place: Component | DataFlow | None,
    system: System,
    standings: Standings,
) -> _Part:
    if isinstance(expression, str):
        return _leaf(expression, place or thing, system, standings)
    if expression.all:
        return _joined([_worked_out(each, thing, place, system, standings) for each in expression.all], worst)
    if expression.any:
        return _joined([_worked_out(each, thing, place, system, standings) for each in expression.any], best)
    inner, places = _quantified(expression, thing, system)
    if not places:
        return _Part(Status.OPEN, "The model doesn't say where it is kept, or by which data flow it moves.", ())
    return _joined([_worked_out(inner, thing, each, system, standings) for each in places], worst)


def _joined(parts: list[_Part], rule: Callable[[Iterable[Status]], Status]) -> _Part:
    status = rule(part.status for part in parts)
    reason = next(part.reason for part in parts if part.status is status)
    return _Part(status, reason, tuple(dict.fromkeys(each for part in parts for each in part.standings)))


def _quantified(
    expression: Expression, thing: Subject | System, system: System
) -> tuple[Expression | str, tuple[Component | DataFlow, ...]]:
    if expression.each_store is not None:
        return expression.each_store, tuple(each for each in system.components if thing in each.stores)
    if expression.each_holder is not None:
        return expression.each_holder, tuple(each for each in system.components if thing in each.holds)
    assert expression.each_flow is not None
    return expression.each_flow, tuple(each for each in system.flows if thing in each.carries)


def _leaf(mitigation: str, at: Subject | System, system: System, standings: Standings) -> _Part:
    """A mitigation at the very thing: were it enough that it stands anywhere, taking a claim away could help."""
    place = "" if isinstance(at, System) else at.id
    found = standings(mitigation, place)
    where = f" at {system.title_of(place)}" if place else ""
    return _Part(found.status, f"`{mitigation}`{where}: {found.reason}", (found,))
