"""What a requirement takes from others by way of crosswalks, where no row of its own says what serves it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal, NamedTuple

from proofbook.assessment.composition import composed
from proofbook.assessment.crosswalk import Hop, Path, paths
from proofbook.assessment.standing import Standing
from proofbook.assessment.status import Status, worst
from proofbook.library.library import Library
from proofbook.library.mapping import Relation

Coverage = Literal["whole", "part", "none"]

RELATIONS: dict[Relation, str] = {
    "equal": "equal to it",
    "subset-of": "a part of it",
    "superset-of": "it and more",
    "intersects-with": "overlapping with it",
    "no-relationship": "no relationship with it",
}
"""The relation of what follows to what stands before, in words."""

SERVED: dict[Relation, str] = {
    "equal": "served by what equals it",
    "subset-of": "served in part",
    "superset-of": "served by what exceeds it",
    "intersects-with": "served by what only overlaps with it",
}
"""How what serves a requirement relates to it, in words."""

NAMED = 3
"""Ways that a reason names; the page of the framework lists them all."""


class Lent(NamedTuple):
    """A requirement as what a crosswalk leads to."""

    status: Status
    reason: str
    standings: tuple[Standing, ...]
    things: AbstractSet[str]
    """The ids of what it selects."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A crosswalk path, and what it lends in one system."""

    path: Path
    words: str
    """The path, hop by hop."""
    lent: Lent

    @property
    def counts(self) -> bool:
        """Whether what serves its end is shown to serve the requirement, and is asked for in this system at all."""
        return self.path.shows and self.lent.status is not Status.NOT_APPLICABLE


def by_way_of(library: Library, framework: str, number: str, lent: Callable[[str, str], Lent]) -> tuple[Way, ...]:
    """Every way from a requirement that no row of its own serves; `lent` says how another one stands."""
    return tuple(
        Way(path=each, words=in_words(each, library), lent=lent(each.end.framework, each.end.requirement))
        for each in paths(library, framework, number)
    )


def taken(ways: tuple[Way, ...]) -> tuple[Status, str, tuple[Standing, ...]]:
    """The worst over what the ways lead to; open where none shows anything.

    Where what a way leads to does not apply in the system although this requirement does, that way lends nothing: that
    nobody asks for the other one says nothing about this one.
    """
    counting = [each for each in ways if each.counts]
    if not counting:
        return Status.OPEN, _nothing(ways), ()
    status = worst(each.lent.status for each in counting)
    decisive = next(each for each in counting if each.lent.status is status)
    used = tuple(dict.fromkeys(standing for each in counting for standing in each.lent.standings))
    return status, f"By way of {decisive.words}: {decisive.lent.reason}", used


def reached(ways: tuple[Way, ...], things: AbstractSet[str]) -> Coverage:
    """How much of a requirement at these things the ways are shown to cover.

    The whole only where what a way leads to is asked for at each of the things.
    """
    counting = [each for each in ways if each.counts]
    if any(each.path.whole and things <= each.lent.things for each in counting):
        return "whole"
    return "part" if counting else "none"


def in_words(path: Path, library: Library) -> str:
    """The hops, and how what serves the last one relates to it."""
    hops = [f"{_named(hop, library)} ({RELATIONS[hop.row.relation]})" for hop in path.hops]
    served = f", {SERVED[path.serving]}" if path.serving else ""
    return f"{', then '.join(hops)}{served}"


def why_nothing(path: Path) -> str:
    """Why a path that shows nothing does not."""
    relation: Relation = "equal"
    for each in _relations(path):
        if each == "no-relationship":
            return "a row says that there is no relationship"
        before, relation = relation, composed(relation, each)
        if relation == "no-relationship":
            return f"{_PART[each]} {_BEYOND[before]} may lie outside of it"
    return "nothing maps to the last of them" if len(path.hops) > 1 else "nothing maps to that one either"


_BEYOND = {
    "superset-of": "what exceeds this requirement",
    "intersects-with": "what only overlaps with this requirement",
}
_PART = {"subset-of": "a part of", "intersects-with": "what only overlaps with"}


def _relations(path: Path) -> Iterator[Relation]:
    yield from (hop.row.relation for hop in path.hops)
    if path.serving:
        yield path.serving


def _nothing(ways: tuple[Way, ...]) -> str:
    if not ways:
        return "Nothing maps to it."
    said = [f"by way of {each.words}: {_why(each)}" for each in ways[:NAMED]]
    more = f"; {len(ways) - NAMED} more ways likewise" if len(ways) > NAMED else ""
    return f"No row of its own serves it, and no other framework shows anything: {'; '.join(said)}{more}."


def _why(way: Way) -> str:
    return "that one does not apply here" if way.path.shows else why_nothing(way.path)


def _named(hop: Hop, library: Library) -> str:
    framework = library.frameworks[hop.framework]
    return f"{framework.title} {framework.version}, {hop.requirement}"
