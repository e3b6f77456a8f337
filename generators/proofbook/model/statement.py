"""What a model says in words: assumptions, limitations, remarks, sources, threats written by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Generic, TypeVar

from pydantic import Field

from proofbook.library.entry import LevelName, Shape, Source
from proofbook.library.terms import Aspect, Stride
from proofbook.source.decode import Id, OneOrMany
from proofbook.source.span import Span


class SourceShape(Source):
    """A public document that the model follows."""

    id: Id | None = None
    """A short name for it."""
    lines: str = ""
    """Which part of it."""


class AssumptionShape(Shape):
    """Something taken for true without proof."""

    text: str
    """What is assumed."""
    rests_on: str = Field(default="", alias="rests-on")
    """What it rests on."""
    excludes: OneOrMany[str] = ()
    """The threat lines (`cause@element`) that are out while it holds."""
    until: date | None = None
    """The last day on which it may be relied upon; after that its threats come back."""
    owner: str = ""
    """Who looks after it."""


class LimitationShape(Shape):
    """Something the system, or its source, admits that it doesn't do."""

    text: str
    """What is missing."""
    at: OneOrMany[Id] = ()
    """Where."""
    source: str = ""
    """Who says so."""
    leads_to: OneOrMany[str] = Field(default=(), alias="leads-to")
    """What takes it up: threat lines (`cause@element`), mitigations, remarks or threats of this model."""


class RemarkShape(Shape):
    """Where the source contradicts itself or the public documentation, and what follows."""

    title: str
    """The difference in one line."""
    source_says: str = Field(alias="source-says")
    """What the source says."""
    reality: str
    """What is true, by the documents named in `sources`."""
    follows: str
    """What follows for risk."""
    at: OneOrMany[Id] = ()
    """Which elements it is about."""
    sources: tuple[Source, ...] = ()
    """What that rests on."""


class HandThreatShape(Shape):
    """A threat that a person wrote down."""

    title: str
    """What goes wrong, as a sentence a reader can act on."""
    at: Id
    """The element it happens to."""
    cause: Id | None = None
    """The cause of the library whose line it joins; by default it is a cause of its own."""
    stride: Annotated[tuple[Stride, ...], Field(min_length=1)]
    """Which kinds of threat it is."""
    about: str
    """The attack."""
    likelihood: LevelName
    """How likely an attacker in position succeeds."""
    why: str = ""
    """Why that likelihood."""
    affects: Annotated[tuple[Aspect, ...], Field(min_length=1)]
    """Which aspects of the assets are lost."""
    answered_by: tuple[Id, ...] = Field(default=(), alias="answered-by")
    """The mitigations that answer it."""


T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed(Generic[T]):
    """A statement with its id and its place."""

    id: str
    said: T
    span: Span
    names: tuple[Span, ...] = ()
    """Where each thing stands that an assumption excludes or a limitation leads to."""
