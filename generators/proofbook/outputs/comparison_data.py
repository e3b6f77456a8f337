"""A comparison of systems as data."""

from __future__ import annotations

from typing import Literal

from proofbook.assessment.comparison import ComparedConstraint, ComparedThreat, Comparison
from proofbook.outputs.part import Part


class ThreatMarkData(Part):
    """One system in one row of a table of threats."""

    system: str
    """The system, or `system+variant`."""
    source: Literal["yes", "no", "unknown", ""]
    """What the source marks; empty where it has no such row."""
    lines: tuple[str, ...]
    """The lines for which the system has the threat; none: it hasn't."""


class ThreatRowData(Part):
    """A threat of the source's table, derived from the models."""

    id: str
    title: str
    source_count: int | None
    """How many systems the source marks."""
    systems: tuple[ThreatMarkData, ...]


class MeetsData(Part):
    """Whether one system meets a constraint."""

    system: str
    meets: Literal["yes", "no", "unknown"]
    why: str


class ConstraintData(Part):
    """A constraint, and who meets it."""

    id: str
    title: str
    systems: tuple[MeetsData, ...]


class ComparisonData(Part):
    """Systems side by side."""

    id: str
    title: str
    threats: tuple[ThreatRowData, ...]
    constraints: tuple[ConstraintData, ...]


def compared(comparison: Comparison) -> ComparisonData:
    """The derived part of a comparison; what is said in words is on its page."""
    keys = tuple(each.system.key for each in comparison.systems)
    return ComparisonData(
        id=comparison.id,
        title=comparison.named.said.title,
        threats=tuple(_threat(each, keys) for each in comparison.threats),
        constraints=tuple(_constraint(each, keys) for each in comparison.constraints),
    )


def _threat(row: ComparedThreat, keys: tuple[str, ...]) -> ThreatRowData:
    cells = zip(keys, row.cells, strict=True)
    marks = tuple(
        ThreatMarkData.model_validate({"system": key, "source": cell.mark, "lines": [each.id for each in cell.lines]})
        for key, cell in cells
    )
    return ThreatRowData(id=row.id, title=row.title, source_count=row.count, systems=marks)


def _constraint(row: ComparedConstraint, keys: tuple[str, ...]) -> ConstraintData:
    systems = tuple(
        MeetsData.model_validate({"system": key, "meets": meets.value, "why": cell.text})
        for key, (meets, cell) in zip(keys, row.cells, strict=True)
    )
    return ConstraintData(id=row.id, title=row.title, systems=systems)
