"""A mitigation expression worked out for one thing: `all` takes the worst, `any` the best of the ways chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from proofbook.assessment.standing import Standing
from proofbook.assessment.status import Status, best, worst
from proofbook.library.mapping import Expression
from proofbook.model.component import Component
from proofbook.model.conditions import Subject
from proofbook.model.flow import DataFlow
from proofbook.model.system import System

NAMED = 4
"""Ways that a reason names; the mapping lists them all."""

Standings = Callable[[str, str], Standing]
"""(mitigation, element) → how it stands there."""


@dataclass(frozen=True, slots=True)
class Part:
    status: Status
    reason: str
    standings: tuple[Standing, ...]
    lacking: tuple[str, ...] = ()
    """The elements at which nothing is claimed of what would have to be."""


def worked_out(
    expression: Expression | str,
    thing: Subject | System,
    place: Component | DataFlow | None,
    system: System,
    standings: Standings,
) -> Part:
    if isinstance(expression, str):
        return _leaf(expression, place or thing, standings)
    if expression.all:
        return _joined([worked_out(each, thing, place, system, standings) for each in expression.all], worst)
    if expression.any:
        return _best_of([worked_out(each, thing, place, system, standings) for each in expression.any])
    inner, places = _quantified(expression, thing, system)
    if not places:
        return Part(Status.OPEN, "The model doesn't say where it is kept, or by which data flow it moves.", ())
    parts = [_at(each, thing, worked_out(inner, thing, each, system, standings)) for each in places]
    return _joined(parts, worst)


def _joined(parts: list[Part], rule: Callable[[Iterable[Status]], Status]) -> Part:
    status = rule(part.status for part in parts)
    reason = next(part.reason for part in parts if part.status is status)
    lacking = tuple(dict.fromkeys(each for part in parts for each in part.lacking))
    return Part(status, reason, tuple(dict.fromkeys(each for part in parts for each in part.standings)), lacking)


def _quantified(
    expression: Expression, thing: Subject | System, system: System
) -> tuple[Expression | str, tuple[Component | DataFlow, ...]]:
    if expression.each_store is not None:
        return expression.each_store, tuple(each for each in system.components if thing in each.stores)
    if expression.each_holder is not None:
        return expression.each_holder, tuple(each for each in system.components if thing in each.holds)
    assert expression.each_flow is not None
    return expression.each_flow, tuple(each for each in system.flows if thing in each.carries)


def _leaf(mitigation: str, at: Subject | System, standings: Standings) -> Part:
    """A mitigation at the very thing: were it enough that it stands anywhere, taking a claim away could help."""
    found = standings(mitigation, "" if isinstance(at, System) else at.id)
    lacking = (found.element,) if found.status is Status.MISSING else ()
    return Part(found.status, f"“{found.title}”: {found.reason}", (found,), lacking)


def _best_of(parts: list[Part]) -> Part:
    """The best of the ways that somebody chose; when nobody chose one, the reason names the first few.

    Where some of the ways answer a threat at the place, it names none of the others: they are for other places.
    """
    joined = _joined(parts, best)
    if joined.status is not Status.MISSING:
        return replace(joined, lacking=())
    if len(parts) == 1:
        return joined
    fitting = [each for each in joined.standings if each.answers] or joined.standings
    ways = tuple(dict.fromkeys(f"“{each.title}”" for each in fitting))
    more = f" and {len(ways) - NAMED} more" if len(ways) > NAMED else ""
    named = ", ".join(ways[:NAMED])
    return replace(joined, reason=f"Nobody claims any of what would serve here: {named}{more}.")


def _at(place: Component | DataFlow, thing: Subject | System, part: Part) -> Part:
    return part if place is thing else replace(part, reason=f"at {place.title}: {part.reason}")
