"""What a check saw: the last link of the chain, down to the line of a file and its digest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from proofbook.model.artifact import ArtifactRef
from proofbook.model.provenance import Origin, Vantage
from proofbook.source.diagnostic import Diagnostic
from proofbook.source.span import Span


class Result(StrEnum):
    """What a check says of one object; nothing looked at is never a pass."""

    PASS = "pass"
    FAIL = "fail"
    UNDECIDED = "undecided"
    NOT_OBSERVED = "not-observed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """A place in an artifact that an observation rests on."""

    path: str
    sha256: str
    """Of the file's raw bytes."""
    span: Span
    last: int
    """The last of its lines that the excerpt shows whole: the value's, or the key's where the value is longer."""
    excerpt: tuple[tuple[int, str], ...]
    """The lines around it, with their numbers, redacted."""
    origin: Origin
    vantage: Vantage


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTable:
    """What a check worked out case by case."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What one check saw at one object of one subject."""

    id: str
    """Stable: made of system, check, subject and object."""
    check: str
    check_version: str
    """The first digits of the sha256 of the check and of the rules that it shares."""
    mitigation: str
    subject: str
    """The id of the element."""
    object: str
    """What was looked at, such as `ExternalSecret payments/db`."""
    result: Result
    message: str
    cites: tuple[Cite, ...]
    method: Literal["examine", "test"]
    collected: date | None
    expires: date | None
    table: CaseTable | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadArtifact:
    """An artifact as it was read."""

    ref: ArtifactRef
    """As the model names it."""
    sha256: str
    """Empty when it could not be opened."""
    problem: str
    """Why it could not be read; empty when it could."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Everything observed of one system."""

    observations: tuple[Observation, ...]
    artifacts: tuple[ReadArtifact, ...]
    diagnostics: tuple[Diagnostic, ...]
