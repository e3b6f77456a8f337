"""The requirements of a system as data."""

from __future__ import annotations

from typing import Literal

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.offered import Offered, offered, side_of
from proofbook.assessment.requirement import RequirementStatus, ThingStatus
from proofbook.library.library import Library
from proofbook.outputs.crosswalk_data import WayData, ways
from proofbook.outputs.offered_data import FindingData, OutcomeData, offer
from proofbook.outputs.part import Part


class ThingData(Part):
    """A requirement at one thing that it selects."""

    thing: str
    status: str
    reason: str
    illustrative: bool


class RequirementData(Part):
    """A requirement for the system."""

    framework: str
    version: str
    id: str
    title: str
    side: str
    """`customer`, or the id of the provider."""
    service: str
    """Which of the provider's services; empty on the customer's side, or where nobody said."""
    status: str
    coverage: Literal["whole", "part", "none"]
    reason: str
    things: tuple[ThingData, ...]
    mitigations: tuple[str, ...]
    evidence: tuple[str, ...]
    """The ids of observations."""
    illustrative: bool
    children: tuple[str, ...]
    """The requirements that it rolls up; none: it stands for itself."""
    remaining: tuple[str, ...]
    """Testing methods that remain for an assessor."""
    through: tuple[WayData, ...]
    """The crosswalk ways that were asked, where no row of its own says what serves it."""
    offered: FindingData | OutcomeData | None
    """What is offered toward an assessor's finding or a profile; null: the framework asks for neither."""


def requirements(assessment: Assessment, library: Library) -> tuple[RequirementData, ...]:
    """Every requirement of every framework, of each side."""
    offers = offered(assessment, library)
    return tuple(_requirement(each, offers.get(side_of(each))) for each in assessment.requirements)


def _requirement(status: RequirementStatus, offered: Offered | None) -> RequirementData:
    return RequirementData(
        framework=status.framework,
        version=status.version,
        id=status.requirement,
        title=status.title,
        side=status.side,
        service=status.service,
        status=status.status,
        coverage=status.coverage,
        reason=status.reason,
        things=tuple(_thing(each) for each in status.things),
        mitigations=status.mitigations,
        evidence=status.evidence,
        illustrative=status.illustrative,
        children=status.children,
        remaining=status.remaining,
        through=ways(status),
        offered=offer(offered),
    )


def _thing(status: ThingStatus) -> ThingData:
    return ThingData(thing=status.thing, status=status.status, reason=status.reason, illustrative=status.illustrative)
