"""What was decided about a threat line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from proofbook.library.entry import Shape
from proofbook.source.span import Span


class Mitigate(Shape):
    """Work that will lower it."""

    owner: str
    """Who does it."""
    due: date
    """By when."""
    ticket: str = ""
    """Where the work is followed."""
    how: str = ""
    """What will be done."""


class Accept(Shape):
    """Living with it, for a time."""

    approver: str
    """Who decided, by name and role."""
    reason: str
    """Why."""
    on: date
    """When it was given: from then on the project's policy counts for how long it may last."""
    expires: date
    """Until when; a lapsed acceptance counts as none."""


class Transfer(Shape):
    """Somebody else bears it."""

    to: str
    """Who."""
    reason: str
    """Why, and by which contract."""


class Avoid(Shape):
    """The system doesn't do what would allow it."""

    how: str
    """What is left undone."""


class NotApplicable(Shape):
    """It cannot happen here."""

    by: str
    """Who says so, by name and role."""
    reason: str
    """Why."""


class TreatmentShape(Shape):
    """A treatment as a model writes it; exactly one key."""

    model_config = {"json_schema_extra": {"minProperties": 1, "maxProperties": 1}}

    mitigate: Mitigate | None = None
    """Work that will lower it."""
    accept: Accept | None = None
    """Living with it, for a time."""
    transfer: Transfer | None = None
    """Somebody else bears it."""
    avoid: Avoid | None = None
    """The system doesn't do what would allow it."""
    not_applicable: NotApplicable | None = Field(default=None, alias="not-applicable")
    """It cannot happen here."""

    @model_validator(mode="after")
    def _has_one_key(self) -> TreatmentShape:
        given = [getattr(self, name) for name in self.model_fields_set]
        if len(given) != 1 or given[0] is None:
            raise PydanticCustomError(
                "wrong-type",
                "a treatment has exactly one key",
                {
                    "label": "several stand here" if self.model_fields_set else "none stands here",
                    "help": "write one of `mitigate`, `accept`, `transfer`, `avoid` or `not-applicable`",
                },
            )
        return self


TreatmentKind = Literal["open", "mitigate", "accept", "transfer", "avoid", "not-applicable"]
Decision = Mitigate | Accept | Transfer | Avoid | NotApplicable


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """A treatment of the threat line `cause@element`."""

    line: str
    decision: Decision
    span: Span
    day_span: Span
    """Where its last day or its due date stands; else the line's id."""

    @property
    def kind(self) -> TreatmentKind:
        """The word for it."""
        match self.decision:
            case Mitigate():
                return "mitigate"
            case Accept():
                return "accept"
            case Transfer():
                return "transfer"
            case Avoid():
                return "avoid"
            case NotApplicable():
                return "not-applicable"
