"""A person's decision that a requirement does not apply to a system."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import Field

from proofbook.library.entry import Shape
from proofbook.model.treatment import NotApplicable
from proofbook.source.span import Span


class DecisionShape(Shape):
    """The decision as a model writes it."""

    not_applicable: NotApplicable = Field(alias="not-applicable")
    """By whom, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A requirement declared not applicable; an assessor has to confirm it."""

    framework: str
    requirement: str
    by: str
    reason: str
    span: Span
