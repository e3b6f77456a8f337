"""A mapping: rows with reasons from requirements to what serves them."""

from __future__ import annotations

import datetime as dates
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from proofbook.library.entry import Entry, Shape
from proofbook.source.decode import Id

Relation = Literal["equal", "subset-of", "superset-of", "intersects-with", "no-relationship"]


class Expression(Shape):
    """A mitigation expression; exactly one key."""

    all: tuple[Expression | Id, ...] = ()
    """Each part is needed: the worst counts."""
    any: tuple[Expression | Id, ...] = ()
    """One part is enough: the best counts."""
    each_store: Expression | Id | None = Field(default=None, alias="each-store")
    """At every component that stores the asset."""
    each_holder: Expression | Id | None = Field(default=None, alias="each-holder")
    """At every component that stores or processes the asset."""
    each_flow: Expression | Id | None = Field(default=None, alias="each-flow")
    """At every data flow that carries the asset."""

    @model_validator(mode="after")
    def _has_one_key(self) -> Expression:
        given = [getattr(self, name) for name in self.model_fields_set]
        if len(given) != 1 or not given[0]:
            raise PydanticCustomError(
                "wrong-type",
                "an expression has exactly one key, and something under it",
                {"help": "write one of `all`, `any`, `each-store`, `each-holder` or `each-flow`, nested as needed"},
            )
        return self


class Elsewhere(Shape):
    """A requirement of another framework."""

    framework: Id
    """The framework's id."""
    requirement: str
    """Its number there."""


class Row(Shape):
    """One row: how what serves the requirement relates to it, and why."""

    requirement: str
    """The framework's number."""
    serve: Expression | Id | None = None
    """The mitigations that serve it."""
    to: Elsewhere | None = None
    """Or the requirement of another framework that it relates to."""
    relation: Relation
    """What serves it, seen from the requirement: equal, a subset of it, a superset, or only overlapping."""
    why: str
    """The reason, in our own words."""
    source: str
    """What the reason rests on."""
    confidence: Literal["high", "medium", "low"]
    """How sure the author is."""
    post: str = ""
    """What the source of a system maps here, when ours differs."""
    author: str = ""
    """Who answers for this row, when not the author of the file."""
    date: dates.date | None = None
    """When this row was last reviewed, when not on the date of the file."""

    @property
    def counts(self) -> bool:
        """Whether the row makes something serve the requirement."""
        return self.relation != "no-relationship"

    @property
    def whole(self) -> bool:
        """Whether what serves it covers the requirement whole."""
        return self.relation in {"equal", "superset-of"}


class SameChecks(Shape):
    """A pair of requirements that the same checks serve, and why that is no mistake."""

    requirements: tuple[str, str]
    """The two numbers."""
    why: str
    """The reason, in our own words."""


class Mapping(Entry):
    """The rows that one author wrote for one framework."""

    framework: Id
    """The framework whose requirements the rows name."""
    author: str
    """Who answers for them."""
    date: dates.date
    """When they were last reviewed."""
    rows: tuple[Row, ...]
    """The rows."""
    same_checks: tuple[SameChecks, ...] = Field(default=(), alias="same-checks")
    """Pairs of requirements of the framework whose checks are identical for a reason."""

    @model_validator(mode="after")
    def _rows_are_signed(self) -> Mapping:
        """A row that names no author and no date of its own has those of the file."""
        signed = ({"author": each.author or self.author, "date": each.date or self.date} for each in self.rows)
        rows = tuple(row.model_copy(update=own) for row, own in zip(self.rows, signed, strict=True))
        object.__setattr__(self, "rows", rows)
        return self
