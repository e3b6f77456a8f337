"""Requirement → mitigation → check → artifact: every chain of a system, and where a chain ends early, why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.portfolio import Portfolio
from proofbook.assessment.requirement import RequirementStatus
from proofbook.assessment.standing import Standing
from proofbook.assessment.status import Status
from proofbook.evidence.observation import Observation
from proofbook.library.library import Library
from proofbook.outputs.matrix.places import cite_at, mitigation_of, observation_at, requirement_at, standing_at
from proofbook.outputs.matrix.table import Cell, Column, Link, Row, Table, cell, one_line, piece, status_cell
from proofbook.outputs.register import Word, numbers, words
from proofbook.outputs.site.addresses import slug, system_page

TRACE_PART = "trace"
DIGITS = 12
"""So many of a digest's digits are shown; the page of evidence has all."""

_COLUMNS = (
    Column(title="No.", width=14),
    Column(title="Framework", choose=True, width=24),
    Column(title="Requirement is", choose=True, width=24),
    Column(title="For", width=32),
    Column(title="Mitigation", width=40),
    Column(title="At", width=32),
    Column(title="Owner", choose=True, width=20),
    Column(title="Mitigation is", choose=True, width=24),
    Column(title="Check", width=40),
    Column(title="Result", choose=True, width=14),
    Column(title="Evidence", width=12),
    Column(title="Artifact", width=48),
    Column(title="sha256", width=15),
    Column(title="Where it ends", width=60),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """What stands alike below one requirement: a mitigation at some places, with one piece of evidence, or several
    mitigations that nobody claims there."""

    things: tuple[str, ...]
    """What the requirement applies to there, by title."""
    standings: tuple[Standing, ...]
    seen: Observation | None
    """None: nothing was asked there."""

    @property
    def first(self) -> Standing:
        """The one that stands for the others, which differ in place or mitigation alone."""
        return self.standings[0]

    @property
    def places(self) -> tuple[str, ...]:
        """The ids of the elements, each once; the empty one is the whole system."""
        return tuple(dict.fromkeys(each.element for each in self.standings))

    @property
    def mitigations(self) -> tuple[str, ...]:
        """The ids, each once."""
        return tuple(dict.fromkeys(each.mitigation for each in self.standings))


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the rows of one system need."""

    assessed: Assessment
    library: Library
    seen: dict[str, Observation]
    number: dict[str, str]
    words: tuple[Word, ...]


def trace(assessed: Assessment, portfolio: Portfolio) -> Table:
    """Every chain of a system, by requirement, roll-ups aside."""
    known = Known(
        assessed=assessed,
        library=portfolio.library,
        seen={each.id: each for each in assessed.evidence.observations},
        number=dict(numbers(assessed)),
        words=words(assessed, portfolio.library.freshness),
    )
    return Table(
        name=f"trace/{assessed.system.key}",
        title=one_line(f"{assessed.system.full_title}: from requirement to artifact"),
        about=(
            "One chain a row: the requirement, the mitigation that serves it, the check that looks at that, the piece "
            "of evidence, and the line that was read. A chain that ends early says where."
        ),
        page=system_page(assessed.system, TRACE_PART),
        columns=_COLUMNS,
        rows=tuple(row for each in assessed.requirements if not each.children for row in _rows(each, known)),
        illustrative=assessed.illustrative,
    )


def _rows(status: RequirementStatus, known: Known) -> Iterator[Row]:
    chains = list(_chains(status, known))
    first = (slug(f"{status.framework}-{status.requirement}"),) if status.side == "customer" else ()
    if not chains:
        yield Row(anchors=first, cells=(*_head(status, known), *_nothing(10), cell(_ends(status))))
    for number, chain in enumerate(chains):
        yield Row(anchors=() if number else first, cells=(*_head(status, known), *_chain(chain, known)))


def _chains(status: RequirementStatus, known: Known) -> Iterator[Chain]:
    """The chains, those together that differ in nothing but the place; of those that nobody claims, the mitigation."""
    things: dict[Standing, dict[str, None]] = {}
    for thing in status.things:
        for standing in thing.standings:
            things.setdefault(standing, {})[thing.title] = None
    merged: dict[tuple[object, ...], list[tuple[Standing, Observation | None]]] = {}
    for standing in things:
        for id in standing.observations or (None,):
            seen = known.seen[id] if id else None
            what = (standing.mitigation, seen and known.number[seen.id]) if standing.claims or seen else ()
            merged.setdefault((standing.status, standing.reason, *what), []).append((standing, seen))
    for alike in merged.values():
        standings = tuple(standing for standing, _ in alike)
        names = dict.fromkeys(name for each in standings for name in things[each])
        yield Chain(things=tuple(names), standings=standings, seen=alike[0][1])


def _head(status: RequirementStatus, known: Known) -> tuple[Cell, ...]:
    system = known.assessed.system
    side = (piece(system.title_of(status.side)),) if status.side != "customer" else ()
    here = requirement_at(system, status.framework, status.requirement)
    stands = status_cell(status.status, here, illustrative=status.illustrative)
    ways = tuple(
        piece(
            f"by way of {_framework(way.path.end.framework, known)} {way.path.end.requirement}",
            requirement_at(system, way.path.end.framework, way.path.end.requirement),
        )
        for way in status.ways
        if way.counts
    )
    return (
        Cell(pieces=(piece(status.requirement, here), *side)),
        cell(_framework(status.framework, known)),
        replace(stands, pieces=(*stands.pieces, *ways)),
    )


def _framework(id: str, known: Known) -> str:
    framework = known.library.frameworks[id]
    return f"{framework.title} {framework.version}"


def _chain(chain: Chain, known: Known) -> tuple[Cell, ...]:
    standing, assessed, library = chain.first, known.assessed, known.library
    titles = tuple(piece(library.mitigations[id].title, mitigation_of(id)) for id in chain.mitigations)
    return (
        cell("; ".join(chain.things)),
        Cell(pieces=titles, joint="; "),
        cell("; ".join(_place(each, assessed) for each in chain.places)),
        cell(_owners(chain.places, assessed)),
        status_cell(standing.status, standing_at(standing, assessed), illustrative=standing.illustrative),
        *(_observed(chain.seen, known) if chain.seen else _vouched(standing, known)),
    )


def _observed(seen: Observation, known: Known) -> tuple[Cell, ...]:
    system, number = known.assessed.system, known.number[seen.id]
    there = observation_at(system, seen.id)
    cites = [(cite, cite_at(system, number, place)) for place, cite in enumerate(seen.cites, start=1)]
    digests = dict.fromkeys(cite.sha256[:DIGITS] for cite in seen.cites)
    return (
        cell(known.library.checks[seen.check].title, Link(page=f"checks/{seen.check}.md")),
        cell(seen.result.value.replace("-", " "), badge="result"),
        cell(number, there),
        Cell(pieces=tuple(piece(f"{cite.path}:{cite.span.line}", link) for cite, link in cites), joint="; "),
        cell("; ".join(digests)),
        cell("at the line that was read" if cites else f"at the check: {seen.message}"),
    )


def _vouched(standing: Standing, known: Known) -> tuple[Cell, ...]:
    """A person's word where no check looks, or the reason why there is nothing."""
    word = next((each for each in known.words if _vouches(each, standing)), None)
    if word is None or standing.status not in (Status.ATTESTED, Status.EXPIRED):
        return (*_nothing(5), cell(_why(standing, known)))
    said = word.given.said
    there = Link(page=system_page(known.assessed.system, "evidence"), anchor=word.number)
    return (
        *_nothing(1),
        cell("vouched for"),
        cell(word.number, there),
        cell(said.document, there),
        cell(said.sha256[:DIGITS]),
        cell(f"a person's word: {said.by}, {said.role}"),
    )


def _vouches(word: Word, standing: Standing) -> bool:
    return word.given.mitigation == standing.mitigation and word.given.covers(standing.element)


def _why(standing: Standing, known: Known) -> str:
    if standing.status is Status.MISSING:
        return f"at the mitigation: {standing.reason}"
    if not known.library.checks_for(standing.mitigation):
        return f"at the mitigation: no check looks at it. {standing.reason}"
    return f"at the check: nothing was observed. {standing.reason}"


def _ends(status: RequirementStatus) -> str:
    if status.side != "customer":
        return f"at the provider's report: {status.reason}"
    return f"at the requirement: {status.reason}"


def _owners(places: Iterable[str], assessed: Assessment) -> str:
    """Who answers for the places: the owners of the components, else of the system."""
    by_component = {each.id: each.owner for each in assessed.system.components}
    found = dict.fromkeys(by_component.get(each) or assessed.system.owner or "not stated" for each in places)
    return "; ".join(found)


def _place(id: str, assessed: Assessment) -> str:
    return assessed.system.title_of(id) if id else "the whole system"


def _nothing(many: int) -> tuple[Cell, ...]:
    return (Cell(),) * many
