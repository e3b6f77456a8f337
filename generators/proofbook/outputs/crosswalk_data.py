"""The ways from a requirement over those of other frameworks, as data."""

from __future__ import annotations

from typing import Literal

from proofbook.assessment.by_way import Way
from proofbook.assessment.crosswalk import Hop
from proofbook.assessment.requirement import RequirementStatus
from proofbook.outputs.part import Part

Relation = Literal["equal", "subset-of", "superset-of", "intersects-with", "no-relationship"]
Confidence = Literal["high", "medium", "low"]


class CrosswalkHopData(Part):
    """One row of a crosswalk."""

    framework: str
    """The framework that it leads to."""
    requirement: str
    """The requirement that it leads to."""
    relation: Relation
    """Of that requirement, seen from the one before."""
    confidence: Confidence


class WayData(Part):
    """A way over one or more rows, and what it lends to the requirement that it starts from."""

    hops: tuple[CrosswalkHopData, ...]
    served: Relation | None
    """How what serves the last requirement relates to it; null: nothing serves it, or the way ends before."""
    relation: Relation
    """How what serves the last requirement relates to the first, composed; `no-relationship`: nothing is shown."""
    confidence: Confidence
    """That of the weakest hop."""
    status: str
    """Of the last requirement in this system, by rows of its own."""
    counts: bool
    """Whether the first requirement takes that status: something is shown, and the last one applies here."""


def ways(status: RequirementStatus) -> tuple[WayData, ...]:
    """Every way that was asked, the shortest first."""
    return tuple(_way(each) for each in status.ways)


def _way(way: Way) -> WayData:
    path = way.path
    return WayData(
        hops=tuple(_hop(each) for each in path.hops),
        served=path.serving,
        relation=path.relation if path.shows else "no-relationship",
        confidence=path.confidence,
        status=way.lent.status,
        counts=way.counts,
    )


def _hop(hop: Hop) -> CrosswalkHopData:
    return CrosswalkHopData(
        framework=hop.framework,
        requirement=hop.requirement,
        relation=hop.row.relation,
        confidence=hop.row.confidence,
    )
