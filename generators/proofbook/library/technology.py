"""What a component is made of, and what that brings by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from proofbook.library.entry import Entry, Shape
from proofbook.library.terms import ComponentKind, Party
from proofbook.source.decode import Id
from proofbook.source.span import Span

PytmClass = Literal["Process", "Server", "Datastore", "Lambda", "ExternalEntity", "Actor", "LLM", "Agent"]


class Reasoned(Shape):
    """An answer and its reason."""

    is_: Literal["yes", "no"]
    """The answer."""
    why: str
    """Why it holds for every use of the technology."""

    model_config = {"alias_generator": lambda name: name.rstrip("_")}


class TechnologyShape(Entry):
    """A technology as its file writes it."""

    title: str
    """What it is called."""
    is_a: Id | None = None
    """The technology it is a kind of; it inherits everything from there."""
    kind: ComponentKind | None = None
    """Its shape in a data-flow diagram."""
    pytm: PytmClass | None = None
    """The pytm class that stands for it."""
    party: Party | None = None
    """Who runs it."""
    about: str = ""
    """One or two sentences."""
    source: str = ""
    """Where its facts can be read."""
    properties: dict[Id, Reasoned] = {}
    """The properties that the technology has by itself."""
    traits: dict[Id, Reasoned] = {}
    """Whether it has what a pytm threat needs; a trait not named is unknown."""

    model_config = {"alias_generator": lambda name: "is" if name == "is_a" else name}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A yes or no with its reason."""

    value: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Technology:
    """A technology with all that it inherits."""

    id: str
    title: str
    about: str
    source: str
    kind: ComponentKind
    pytm: PytmClass
    party: Party
    kinds_of: tuple[str, ...]
    """Its own id and those of its ancestors, nearest first."""
    properties: Mapping[str, Stated]
    traits: Mapping[str, Stated]
    span: Span


def technology(shape: TechnologyShape, ancestors: tuple[TechnologyShape, ...]) -> Technology:
    """The technology with what its ancestors (nearest first) bring where it says nothing itself."""
    line = (shape, *ancestors)
    assert shape.span is not None
    return Technology(
        id=shape.id,
        title=shape.title,
        about=shape.about,
        source=next((each.source for each in line if each.source), ""),
        kind=next((each.kind for each in line if each.kind), ComponentKind.PROCESS),
        pytm=next((each.pytm for each in line if each.pytm), "Process"),
        party=next((each.party for each in line if each.party), Party.CUSTOMER),
        kinds_of=tuple(each.id for each in line),
        properties=_inherited([each.properties for each in line]),
        traits=_inherited([each.traits for each in line]),
        span=shape.span,
    )


def _inherited(nearest_first: list[dict[str, Reasoned]]) -> dict[str, Stated]:
    merged: dict[str, Stated] = {}
    for answers in reversed(nearest_first):
        merged |= {name: Stated(value=answer.is_ == "yes", why=answer.why) for name, answer in answers.items()}
    return dict(sorted(merged.items()))
