"""The parts of `proofbook.json` that are evidence: what was seen, vouched for and read."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from proofbook.outputs.part import Part, PlaceData


class CitedArtifact(Part):
    """A place in an artifact."""

    path: str
    sha256: str
    line: int
    end_line: int
    origin: Literal["illustrative", "repository", "collected"]
    vantage: Literal["declared", "observed"]


class TableData(Part):
    """What a check worked out case by case."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class ObservationData(Part):
    """What one check saw at one object."""

    id: str
    number: str
    """Such as `E-048213`, as on page and paper; the same sight at several elements has one number."""
    check: str
    check_version: str
    """The first digits of the sha256 of the check and of the rules that it shares."""
    shows: str
    """What holds when the check passes."""
    mitigation: str
    subject: str
    object: str
    result: Literal["pass", "fail", "undecided", "not-observed"]
    message: str
    method: Literal["examine", "test"]
    collected: date | None
    expires: date | None
    table: TableData | None
    artifacts: tuple[CitedArtifact, ...]


class AttestationData(Part):
    """A person's word for a mitigation: evidence by interview."""

    number: str
    mitigation: str
    at: tuple[str, ...]
    """The elements; empty: wherever it is claimed."""
    by: str
    role: str
    on: date
    origin: str
    until: date
    """The last day on which it counts."""
    examined: str
    document: str
    sha256: str
    problem: str
    """Why it does not count whatever the day; empty when nothing speaks against it."""
    place: PlaceData


class ReviewData(Part):
    """A person who went through the evidence."""

    by: str
    on: date


class PeriodData(Part):
    """The days that records cover."""

    from_: date = Field(alias="from")
    to: date


class ArtifactData(Part):
    """A file that was read, could not be, or is awaited."""

    path: str
    kind: str
    subjects: tuple[str, ...]
    sha256: str
    origin: str
    vantage: str
    collected: date | None
    effective: date | None
    """Since when it has been in force."""
    period: PeriodData | None
    population: str
    sample: str
    producer: str
    collector: str
    retention_months: int | None
    reviewed: ReviewData | None
    confidentiality: str
    awaited: date | None
    problem: str
