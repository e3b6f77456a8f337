"""A mistake in our inputs; never a security finding."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from proofbook.source.span import Span


class Severity(StrEnum):
    """Whether the output can still be relied on."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One mistake."""

    rule: str
    message: str
    span: Span | None
    label: str = ""
    help: str = ""
    severity: Severity = Severity.ERROR
