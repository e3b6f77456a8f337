"""A trust boundary: what it separates, who controls it, and what it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import Field

from proofbook.library.entry import Shape
from proofbook.library.terms import BoundaryKind
from proofbook.source.decode import Id, OneOrMany
from proofbook.source.span import Span


class BoundaryShape(Shape):
    """A trust boundary as a model writes it."""

    title: str = ""
    """What it is called; by default its id in words."""
    kind: BoundaryKind
    """What it separates."""
    in_: Id | None = Field(default=None, alias="in")
    """The boundary around it."""
    controlled_by: str = Field(default="", alias="controlled-by")
    """The party that controls it."""
    more_trusted_than: OneOrMany[Id] = Field(default=(), alias="more-trusted-than")
    """Boundaries from which a flow into this one goes inward."""
    about: str = ""
    """What a reader should know of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Boundary:
    """A trust boundary."""

    id: str
    title: str
    kind: BoundaryKind
    parent: Boundary | None
    controlled_by: str
    more_trusted_than: frozenset[str]
    about: str
    span: Span

    def outward(self) -> Iterator[Boundary]:
        """This boundary and those around it, innermost first."""
        boundary: Boundary | None = self
        while boundary:
            yield boundary
            boundary = boundary.parent
