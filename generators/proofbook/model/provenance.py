"""Provenance: who made a piece of evidence, who collected and reviewed it, and how it is kept."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from proofbook.library.entry import Shape
from proofbook.source.decode import Duration


class Origin(StrEnum):
    """Where a file comes from; illustrative is written to show the tool, and no system was examined."""

    ILLUSTRATIVE = "illustrative"
    REPOSITORY = "repository"
    COLLECTED = "collected"


class Vantage(StrEnum):
    """Declared is read from a manifest in a repository; observed is read from the running system."""

    DECLARED = "declared"
    OBSERVED = "observed"


class PeriodShape(Shape):
    """The days that records cover; a manifest is about an instant and has none."""

    from_: date = Field(alias="from")
    """The first day."""
    to: date
    """The last day."""


class ReviewShape(Shape):
    """A person who went through the evidence."""

    by: str
    """Who, by name or role."""
    on: date
    """When."""


class ProvenanceShape(Shape):
    """What an assessor asks of every piece of evidence; what nobody states is printed as not stated."""

    producer: str = ""
    """Whose process or system made it."""
    collector: str = ""
    """Who or what took it from there; rarely the producer."""
    effective: date | None = None
    """Since when it has been in force."""
    retention: Duration | None = None
    """How long it is kept, such as `12 months`."""
    reviewed: ReviewShape | None = None
    """Who went through it, and when."""
    confidentiality: str = ""
    """How confidential the evidence itself is."""

    def over(self, default: ProvenanceShape) -> ProvenanceShape:
        """This, and what the default says where this says nothing."""
        return ProvenanceShape(
            producer=self.producer or default.producer,
            collector=self.collector or default.collector,
            effective=self.effective or default.effective,
            retention=self.retention or default.retention,
            reviewed=self.reviewed or default.reviewed,
            confidentiality=self.confidentiality or default.confidentiality,
        )
