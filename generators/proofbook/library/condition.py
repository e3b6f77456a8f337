"""A condition over a model as a tree of atoms, each answered yes, no or unknown; nothing here is evaluated as code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from proofbook.library.pattern import AssetPattern
from proofbook.library.terms import BoundaryKind, ComponentKind, PrincipalKind, Trust


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds; no parts always hold."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Condition


@dataclass(frozen=True, slots=True)
class OfTechnology:
    """The component is one of these technologies."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfKind:
    """The component has one of these shapes."""

    kinds: tuple[ComponentKind, ...]


@dataclass(frozen=True, slots=True)
class HasProperty:
    """The element's property has this value."""

    name: str
    value: bool


Relation = Literal["stores", "processes", "holds", "carries"]


@dataclass(frozen=True, slots=True)
class Touches:
    """The element stores, processes, holds or carries an asset like this."""

    relation: Relation
    pattern: AssetPattern


@dataclass(frozen=True, slots=True)
class Crosses:
    """The data flow crosses a boundary like this."""

    kinds: tuple[BoundaryKind, ...]
    inward: bool | None


@dataclass(frozen=True, slots=True)
class ReachableBy:
    """A principal like this reaches the element."""

    kinds: tuple[PrincipalKind, ...]
    trust: Trust | None


@dataclass(frozen=True, slots=True)
class IsPrincipal:
    """The selected principal is one like this."""

    kinds: tuple[PrincipalKind, ...]
    trust: Trust | None


@dataclass(frozen=True, slots=True)
class Within:
    """The component stands inside a boundary of one of these kinds."""

    kinds: tuple[BoundaryKind, ...]


End = Literal["source", "target", "inbound", "outbound"]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The condition holds for an end of the data flow, or for some data flow at the component."""

    end: End
    condition: Condition


FlowField = Literal["protocol", "network", "authentication", "encryption"]


@dataclass(frozen=True, slots=True)
class FlowHas:
    """The data flow's field is one of these words."""

    field: FlowField
    words: tuple[str, ...]


Atom = (
    OfTechnology | OfKind | HasProperty | Touches | Crosses | ReachableBy | IsPrincipal | Within | Neighbour | FlowHas
)
Condition = All | Any | Not | Atom
