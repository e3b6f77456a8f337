"""A provider's side of shared responsibility, and the report that vouches for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pydantic import Field

from proofbook.library.entry import Shape
from proofbook.source.decode import OneOrMany
from proofbook.source.span import Span


class ReportShape(Shape):
    """A report by an auditor of the provider."""

    title: str
    """What it is called."""
    url: str = ""
    """Where it can be asked for."""
    from_: date = Field(alias="from")
    """The first day of the period it covers."""
    to: date
    """The last day of the period it covers."""
    services: OneOrMany[str] = ()
    """The services in its scope, as it lists them; it vouches for no other."""


class DutyShape(Shape):
    """A requirement of which the provider does a part."""

    requirement: str
    """`framework/number`."""
    service: str = ""
    """Which of its services does it, as its report lists it."""
    what: str
    """What the provider does."""
    ours: str
    """What remains ours."""


class ProviderShape(Shape):
    """A provider as a model writes it."""

    title: str
    """What it is called."""
    about: str = ""
    """What it runs for this system."""
    report: ReportShape | None = None
    """The report that vouches for it; without one nothing is inherited."""
    responsible_for: tuple[DutyShape, ...] = Field(default=(), alias="responsible-for")
    """The requirements of which it does a part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A provider's part of one requirement."""

    framework: str
    requirement: str
    service: str
    what: str
    ours: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """A provider."""

    id: str
    title: str
    about: str
    report: ReportShape | None
    duties: tuple[Duty, ...]
    span: Span
