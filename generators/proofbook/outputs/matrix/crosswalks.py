"""Framework × framework: which requirements relate to which, directly and by way of others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce

from proofbook.assessment.composition import Confidence, composed, weakest
from proofbook.assessment.crosswalk import Hop, paths
from proofbook.assessment.portfolio import Portfolio
from proofbook.library.framework import Framework
from proofbook.library.library import Library
from proofbook.library.mapping import Relation
from proofbook.outputs.matrix.places import requirement_of
from proofbook.outputs.matrix.table import Cell, Column, Link, Piece, Row, Table, cell, one_line, piece
from proofbook.outputs.site.addresses import slug

CROSSWALKS_PAGE = "matrices/crosswalks.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two requirements of different frameworks, and the way from the first to the second."""

    framework: str
    requirement: str
    hops: tuple[Hop, ...]

    @property
    def other(self) -> str:
        """The framework of the second."""
        return self.hops[-1].framework

    @property
    def relation(self) -> Relation:
        """How the second relates to the first; over several rows never more than those show together."""
        first: Relation = "equal"
        return reduce(composed, (hop.row.relation for hop in self.hops), first)

    @property
    def confidence(self) -> Confidence:
        """That of the weakest row."""
        return weakest(*(hop.row.confidence for hop in self.hops))


def pairs(library: Library) -> tuple[Pair, ...]:
    """Every row from one framework to another, and every way over several of them, by framework."""
    found = [
        each
        for framework in library.frameworks.values()
        for number in framework.requirements
        for each in _from(library, framework.id, number)
    ]
    order = {id: place for place, id in enumerate(library.frameworks)}
    return tuple(sorted(found, key=lambda each: (order[each.framework], order[each.other])))


def _from(library: Library, framework: str, number: str) -> Iterator[Pair]:
    for row in library.rows_of(framework, number):
        if row.to:
            hop = Hop(framework=row.to.framework, requirement=row.to.requirement, row=row)
            yield Pair(framework=framework, requirement=number, hops=(hop,))
    for path in paths(library, framework, number):
        if len(path.hops) > 1 and path.end.framework != framework:
            yield Pair(framework=framework, requirement=number, hops=path.hops)


def crosswalks(portfolio: Portfolio) -> Table:
    """Every pair with its relation, confidence and way."""
    found = pairs(portfolio.library)
    return Table(
        name="crosswalks",
        title="Related requirements of different frameworks",
        about=(
            "Each row reads from the first requirement: what serves the second is equal to what the first asks, a part "
            "of it, more than it, or only meets it in some. A way over several rows is never stronger than they are "
            "together; where they show nothing together, it says so."
        ),
        page=CROSSWALKS_PAGE,
        columns=(
            Column(title="No.", width=14),
            Column(title="Framework", choose=True, width=28),
            Column(title="Relation", choose=True, width=16),
            Column(title="Other no.", width=14),
            Column(title="Other framework", choose=True, width=28),
            Column(title="Confidence", choose=True, width=12),
            Column(title="Way", choose=True, width=10),
            Column(title="By way of", width=48),
            Column(title="Why", width=80),
        ),
        rows=tuple(_rows(found, portfolio.library)),
        illustrative=False,
    )


def _rows(found: Iterable[Pair], library: Library) -> Iterator[Row]:
    seen: set[str] = set()
    for each in found:
        end = each.hops[-1]
        wanted = (
            related_from(each.framework, each.requirement),
            related_to(end.framework, end.requirement),
            between(each.framework, each.other),
        )
        yield Row(anchors=tuple(anchor for anchor in wanted if anchor not in seen), cells=_cells(each, library))
        seen.update(wanted)


def _cells(each: Pair, library: Library) -> tuple[Cell, ...]:
    end = each.hops[-1]
    shown = "nothing shown" if len(each.hops) > 1 and each.relation == "no-relationship" else each.relation
    return (
        cell(each.requirement, requirement_of(each.framework, each.requirement)),
        cell(_name(library.frameworks[each.framework]), Link(page=f"frameworks/{each.framework}.md")),
        cell(shown.replace("-", " ")),
        cell(end.requirement, requirement_of(end.framework, end.requirement)),
        cell(_name(library.frameworks[end.framework]), Link(page=f"frameworks/{end.framework}.md")),
        cell(each.confidence),
        cell("direct" if len(each.hops) == 1 else "composed"),
        Cell(pieces=tuple(_hop(hop, library) for hop in each.hops[:-1]), joint=" → "),
        Cell(pieces=tuple(piece(hop.row.why) for hop in each.hops), joint=" → "),
    )


def _hop(hop: Hop, library: Library) -> Piece:
    framework = library.frameworks[hop.framework]
    return piece(
        f"{framework.title} {framework.version} {hop.requirement}", requirement_of(framework.id, hop.requirement)
    )


def counts(portfolio: Portfolio) -> Table:
    """How many pairs lead from each framework to each other."""
    frameworks = portfolio.library.frameworks
    found = Counter((each.framework, each.other) for each in pairs(portfolio.library))
    return Table(
        name="crosswalk-counts",
        title="Pairs of related requirements, framework by framework",
        about="How many pairs lead from the framework of the row to that of the column, directly or by way of others.",
        page=CROSSWALKS_PAGE,
        columns=(
            Column(title="From", width=32),
            *(
                Column(title=_name(each), link=Link(page=f"frameworks/{id}.md"), width=18)
                for id, each in frameworks.items()
            ),
        ),
        rows=tuple(
            Row(
                cells=(
                    cell(_name(one), Link(page=f"frameworks/{id}.md")),
                    *(_count(id, to, found) for to in frameworks),
                )
            )
            for id, one in frameworks.items()
        ),
        illustrative=False,
    )


def _count(start: str, end: str, found: Counter[tuple[str, str]]) -> Cell:
    number = found[start, end]
    return cell(number, Link(page=CROSSWALKS_PAGE, anchor=between(start, end)), rank=number) if number else Cell()


def related_from(framework: str, number: str) -> str:
    """The anchor of the first pair that leads from a requirement."""
    return slug(f"{framework}-{number}")


def related_to(framework: str, number: str) -> str:
    """The anchor of the first pair that leads to a requirement."""
    return slug(f"to-{framework}-{number}")


def between(start: str, end: str) -> str:
    """The anchor of the first pair that leads from one framework to another."""
    return f"{start}-to-{end}"


def _name(framework: Framework) -> str:
    return one_line(f"{framework.title} {framework.version}")
