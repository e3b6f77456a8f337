"""The status of a requirement for a system: what it applies to, and what serves it there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from proofbook.assessment.applicability import selected
from proofbook.assessment.by_way import Coverage, Lent, Way, by_way_of, reached, taken
from proofbook.assessment.expression import Standings, worked_out
from proofbook.assessment.standing import Standing
from proofbook.assessment.status import Status, worst
from proofbook.library.framework import Framework
from proofbook.library.library import Library
from proofbook.library.mapping import Row
from proofbook.model.conditions import Subject
from proofbook.model.decision import Decision
from proofbook.model.system import System


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingStatus:
    """A requirement at one thing that it selects."""

    thing: str
    title: str
    status: Status
    reason: str
    standings: tuple[Standing, ...]
    """The mitigations at the places that decided it."""
    lacking: tuple[str, ...] = ()
    """The elements at which nothing is claimed of what would have to be."""

    @property
    def illustrative(self) -> bool:
        """Whether any of it was written to show the tool."""
        return any(each.illustrative for each in self.standings)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementStatus:
    """A requirement for a system; the provider's side is a row of its own."""

    framework: str
    version: str
    requirement: str
    title: str
    side: str
    """`customer`, or the id of the provider."""
    service: str
    """Which of the provider's services it is about; empty on the customer's side, or where nobody said."""
    status: Status
    coverage: Coverage
    reason: str
    things: tuple[ThingStatus, ...]
    rows: tuple[Row, ...]
    children: tuple[str, ...]
    remaining: tuple[str, ...]
    """The testing methods that no configuration check replaces."""
    ways: tuple[Way, ...] = ()
    """The crosswalk paths that were asked, where no row of its own says what serves it."""

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
    return _status(framework, number, system, library, standings, crosswalks=True)


def _status(
    framework: Framework, number: str, system: System, library: Library, standings: Standings, *, crosswalks: bool
) -> RequirementStatus:
    """What a crosswalk leads to is worked out by its own rows alone, so that nothing rests on itself."""
    if children := framework.children(number):
        below = [_status(framework, each, system, library, standings, crosswalks=crosswalks) for each in children]
        return _rolled_up(framework, number, below)
    if decision := _decision(framework, number, system):
        why = f"{decision.by}: {decision.reason}"
        return _row(framework, number, Status.NOT_APPLICABLE, f"A person's decision, to be confirmed. {why}")
    rows = library.rows_of(framework.id, number)
    applies = framework.requirements[number].applies_to
    chosen = selected(applies, system, library.technology_title)
    if isinstance(chosen, str):
        status = Status.OPEN if applies and applies.if_none == "open" else Status.NOT_APPLICABLE
        return _row(framework, number, status, chosen, rows=rows)
    ways: tuple[Way, ...] = ()
    if crosswalks and not any(row.counts and row.serve is not None for row in rows):

        def lent(of: str, other: str) -> Lent:
            found = _status(library.frameworks[of], other, system, library, standings, crosswalks=False)
            return Lent(found.status, found.reason, found.standings, frozenset(each.thing for each in found.things))

        ways = by_way_of(library, framework.id, number, lent)
    things = tuple(_thing(each, certain, facts, rows, ways, system, standings) for each, certain, facts in chosen)
    status = worst(thing.status for thing in things)
    reason = next((thing.reason for thing in things if thing.status is status), "")
    found = _row(framework, number, status, reason, things=things, rows=rows, ways=ways)
    return replace(found, coverage=reached(ways, {each.thing for each in things})) if ways else found


def _decision(framework: Framework, number: str, system: System) -> Decision | None:
    """A person's word that it is not applicable, said of it or of what it is part of."""
    at: str | None = number
    while at is not None:
        for each in system.decisions:
            if (each.framework, each.requirement) == (framework.id, at):
                return each
        at = framework.requirements[at].parent
    return None


def _row(
    framework: Framework,
    number: str,
    status: Status,
    reason: str,
    *,
    things: tuple[ThingStatus, ...] = (),
    rows: tuple[Row, ...] = (),
    children: tuple[str, ...] = (),
    ways: tuple[Way, ...] = (),
) -> RequirementStatus:
    requirement = framework.requirements[number]
    return RequirementStatus(
        framework=framework.id,
        version=framework.version,
        requirement=number,
        title=requirement.title,
        side="customer",
        service="",
        status=status,
        coverage=_coverage(rows),
        reason=reason,
        things=things,
        rows=rows,
        children=children,
        remaining=tuple(each for each in requirement.testing if each in ("interview", "observe")),
        ways=ways,
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


def _thing(
    thing: Subject | System,
    certain: bool,
    facts: tuple[str, ...],
    rows: tuple[Row, ...],
    ways: tuple[Way, ...],
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
        status, reason, used = taken(ways)
        return ThingStatus(thing=id, title=title, status=status, standings=used, reason=reason)
    parts = [worked_out(row.serve, thing, None, system, standings) for row in serving if row.serve is not None]
    status = worst(each.status for each in parts)
    decisive = next(each for each in parts if each.status is status)
    used = tuple(dict.fromkeys(each for part in parts for each in part.standings))
    lacking = tuple(dict.fromkeys(each for part in parts for each in part.lacking))
    reason = f"{title}: {decisive.reason}"
    return ThingStatus(thing=id, title=title, status=status, reason=reason, standings=used, lacking=lacking)
