"""Frameworks with their mapping rows, as data: enough to count again what a page says of them."""

from __future__ import annotations

from datetime import date
from typing import Literal

from proofbook.library.framework import Framework
from proofbook.library.library import Library
from proofbook.library.mapping import Row
from proofbook.library.same_checks import explained, mitigations_of
from proofbook.outputs.crosswalk_data import Confidence, Relation
from proofbook.outputs.part import Part


class EndData(Part):
    """A requirement of another framework."""

    framework: str
    requirement: str


class RowData(Part):
    """A mapping row of a requirement."""

    relation: Relation
    """Of what serves it, seen from the requirement; `no-relationship` counts for nothing."""
    mitigations: tuple[str, ...]
    """The ids of the mitigations that its expression names; none: it leads to another framework."""
    to: EndData | None
    why: str
    source: str
    author: str
    date: date | None
    confidence: Confidence


class MappedData(Part):
    """A requirement of a framework with its rows."""

    id: str
    title: str
    parts: tuple[str, ...]
    """The requirements that are part of it; none: it stands for itself."""
    rows: tuple[RowData, ...]


class PairData(Part):
    """Two requirements that rest on the same checks, and why that is no mistake."""

    requirements: tuple[str, ...]
    """Two numbers."""
    why: str


class FrameworkData(Part):
    """A framework."""

    id: str
    title: str
    version: str
    status: str
    titles: Literal["publisher", "ours"]
    """Whose words the titles are."""
    requirements: tuple[MappedData, ...]
    same_checks: tuple[PairData, ...]
    """The pairs that the mapping files explain."""


def framework(known: Framework, library: Library) -> FrameworkData:
    """A framework with its requirements and their rows."""
    return FrameworkData(
        id=known.id,
        title=known.title,
        version=known.version,
        status=known.status,
        titles=known.titles,
        requirements=tuple(_mapped(known, number, library) for number in known.requirements),
        same_checks=tuple(
            PairData(requirements=tuple(sorted(pair)), why=why) for pair, why in explained(library, known.id).items()
        ),
    )


def _mapped(known: Framework, number: str, library: Library) -> MappedData:
    return MappedData(
        id=number,
        title=known.requirements[number].title,
        parts=known.children(number),
        rows=tuple(_row(each) for each in library.rows_of(known.id, number)),
    )


def _row(row: Row) -> RowData:
    named = mitigations_of(row.serve) if row.serve is not None else ()
    return RowData(
        relation=row.relation,
        mitigations=tuple(dict.fromkeys(named)),
        to=EndData(framework=row.to.framework, requirement=row.to.requirement) if row.to else None,
        why=row.why,
        source=row.source,
        author=row.author,
        date=row.date,
        confidence=row.confidence,
    )
