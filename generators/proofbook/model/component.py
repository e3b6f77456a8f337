"""A component: a process, a data store, an external entity or an actor of the system."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from proofbook.library.entry import Shape
from proofbook.library.technology import Technology
from proofbook.library.terms import ComponentKind, ScopeKind
from proofbook.model.asset import Asset
from proofbook.model.boundary import Boundary
from proofbook.source.decode import Id, OneOrMany
from proofbook.source.span import Span


class ComponentShape(Shape):
    """A component as a model writes it."""

    title: str = ""
    """What it is called; by default its id in words."""
    technology: Id
    """What it is made of: an entry of `controls/technologies/`."""
    in_: Id | None = Field(default=None, alias="in")
    """The innermost trust boundary around it."""
    owner: str = ""
    """Who answers for it; by default the system's owner."""
    stores: OneOrMany[Id] = ()
    """The assets that it keeps."""
    processes: OneOrMany[Id] = ()
    """The assets that it handles without keeping them."""
    runs_on: Id | None = Field(default=None, alias="runs-on")
    """The component that it runs on."""
    scope: ScopeKind = ScopeKind.IN
    """Where it stands towards the assessed scope."""
    scope_why: str = Field(default="", alias="scope-why")
    """Why it stands there."""
    properties: dict[Id, Literal["yes", "no"]] = {}
    """Answers to questions about it; each overrides what the technology brings."""
    about: str = ""
    """What a reader should know of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """An answered property and where the answer comes from."""

    value: bool
    origin: Literal["stated", "technology"]
    why: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Component:
    """A component; a property that is not among `properties` is unknown."""

    id: str
    title: str
    technology: Technology
    boundary: Boundary | None
    owner: str
    stores: tuple[Asset, ...]
    processes: tuple[Asset, ...]
    runs_on: str | None
    scope: ScopeKind
    scope_why: str
    properties: Mapping[str, Fact]
    about: str
    span: Span

    @property
    def kind(self) -> ComponentKind:
        """Its shape in a data-flow diagram."""
        return self.technology.kind

    @property
    def holds(self) -> tuple[Asset, ...]:
        """What it stores, then what else it processes."""
        return tuple(dict.fromkeys((*self.stores, *self.processes)))

    def boundaries(self) -> tuple[Boundary, ...]:
        """The boundaries around it, innermost first."""
        return tuple(self.boundary.outward()) if self.boundary else ()
