"""The declarative condition as a file writes it: when a threat type fires, what a requirement applies to.

A condition is a mapping; each key is one atom, and several keys must all hold.
"""

from __future__ import annotations

from functools import cached_property

from pydantic import Field

from proofbook.library.condition import (
    All,
    Any,
    Condition,
    Crosses,
    End,
    FlowField,
    FlowHas,
    HasProperty,
    IsPrincipal,
    Neighbour,
    Not,
    OfKind,
    OfTechnology,
    ReachableBy,
    Relation,
    Touches,
    Within,
)
from proofbook.library.entry import Shape
from proofbook.library.pattern import AssetPattern, BoundaryPattern, CrossingPattern, PrincipalPattern, YesNo
from proofbook.library.terms import ComponentKind, Network
from proofbook.source.decode import Id, OneOrMany


class ConditionShape(Shape):
    """A condition as a file writes it."""

    all: tuple[ConditionShape, ...] = ()
    """Each of these holds."""
    any: tuple[ConditionShape, ...] = ()
    """At least one of these holds."""
    not_: ConditionShape | None = Field(default=None, alias="not")
    """This does not hold."""
    technology: OneOrMany[Id] = ()
    """The component is of one of these technologies, or of one that is a kind of them."""
    kind: OneOrMany[ComponentKind] = ()
    """The component has one of these shapes."""
    property: dict[Id, YesNo] = {}
    """Each of these properties has this value."""
    stores: AssetPattern | None = None
    """The component stores such an asset."""
    processes: AssetPattern | None = None
    """The component processes such an asset."""
    holds: AssetPattern | None = None
    """The component stores or processes such an asset."""
    carries: AssetPattern | None = None
    """The data flow carries such an asset."""
    crosses: CrossingPattern | None = None
    """The data flow crosses such a trust boundary."""
    reachable_by: PrincipalPattern | None = Field(default=None, alias="reachable-by")
    """Such a principal can act on the element, directly or along data flows."""
    in_: BoundaryPattern | None = Field(default=None, alias="in")
    """The component stands inside such a boundary."""
    source: ConditionShape | None = None
    """The component that the data flow starts from."""
    target: ConditionShape | None = None
    """The component that the data flow ends at."""
    inbound: ConditionShape | None = None
    """Some data flow that ends at the component."""
    outbound: ConditionShape | None = None
    """Some data flow that starts from the component."""
    protocol: OneOrMany[str] = ()
    """The data flow speaks one of these."""
    network: OneOrMany[Network] = ()
    """The data flow passes over one of these networks."""
    authentication: OneOrMany[str] = ()
    """The data flow authenticates its caller by one of these; `none` is none at all."""
    encryption: OneOrMany[str] = ()
    """The data flow is encrypted by one of these; `none` is none at all."""
    principal: PrincipalPattern | None = None
    """The selected principal is such a one."""

    @cached_property
    def tree(self) -> Condition:
        """The same condition as a tree of `All`, `Any`, `Not` and atoms."""
        return _tree(self)


def _tree(shape: ConditionShape) -> Condition:
    parts = (*_atoms(shape), *_branches(shape))
    return parts[0] if len(parts) == 1 else All(parts)


def _branches(shape: ConditionShape) -> tuple[Condition, ...]:
    parts: list[Condition] = [part.tree for part in shape.all]
    if shape.any:
        parts.append(Any(tuple(part.tree for part in shape.any)))
    if shape.not_:
        parts.append(Not(shape.not_.tree))
    ends: tuple[tuple[End, ConditionShape | None], ...] = (
        ("source", shape.source), ("target", shape.target), ("inbound", shape.inbound), ("outbound", shape.outbound)
    )  # fmt: skip
    parts += [Neighbour(end, part.tree) for end, part in ends if part]
    return tuple(parts)


def _atoms(shape: ConditionShape) -> tuple[Condition, ...]:
    parts: list[Condition] = []
    if shape.technology:
        parts.append(OfTechnology(shape.technology))
    if shape.kind:
        parts.append(OfKind(shape.kind))
    parts += [HasProperty(name, value == "yes") for name, value in sorted(shape.property.items())]
    relations: tuple[tuple[Relation, AssetPattern | None], ...] = (
        ("stores", shape.stores), ("processes", shape.processes), ("holds", shape.holds), ("carries", shape.carries)
    )  # fmt: skip
    parts += [Touches(relation, pattern) for relation, pattern in relations if pattern]
    if shape.crosses:
        parts.append(Crosses(shape.crosses.kind, _flag(shape.crosses.inward)))
    if shape.reachable_by:
        parts.append(ReachableBy(shape.reachable_by.kind, shape.reachable_by.trust))
    if shape.principal:
        parts.append(IsPrincipal(shape.principal.kind, shape.principal.trust))
    if shape.in_:
        parts.append(Within(shape.in_.kind))
    fields: tuple[tuple[FlowField, tuple[str, ...]], ...] = (
        ("protocol", shape.protocol), ("network", tuple(word.value for word in shape.network)),
        ("authentication", shape.authentication), ("encryption", shape.encryption),
    )  # fmt: skip
    parts += [FlowHas(field, words) for field, words in fields if words]
    return tuple(parts)


def _flag(word: YesNo | None) -> bool | None:
    return None if word is None else word == "yes"
