"""Which principals reach an element: by what they may do, and along the data flows from there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from proofbook.library.terms import Network, PrincipalKind, Trust
from proofbook.model.component import Component
from proofbook.model.flow import DataFlow
from proofbook.model.principal import Principal
from proofbook.model.system import System


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """A principal that reaches an element, and the data flows on the way."""

    principal: str
    title: str
    kind: PrincipalKind
    trust: Trust
    way: tuple[str, ...]
    """Component and data-flow ids from where the principal acts to the element."""


@lru_cache(maxsize=64)
def reaches(system: System) -> Mapping[str, tuple[Reach, ...]]:
    """Element id → who reaches it, the least trusted first; an element that nobody is said to reach has an empty tuple.

    A principal reaches the components on which it may act and, from there, every component to which data flows, and
    those flows themselves. A flow over the internet is reached by anybody.
    """
    found: dict[str, dict[str, Reach]] = {element.id: {} for element in system.elements()}
    for principal in system.principals:
        for element, way in _ways(system, principal).items():
            found[element][principal.id] = _reach(principal, way)
    for flow in system.flows:
        if flow.network is Network.INTERNET:
            found[flow.id].setdefault("", _ANYBODY)
    return {
        element: tuple(sorted(ways.values(), key=lambda reach: (reach.trust, len(reach.way), reach.principal)))
        for element, ways in found.items()
    }


_ANYBODY = Reach(
    principal="", title="anybody on the internet", kind=PrincipalKind.ANONYMOUS, trust=Trust.ANONYMOUS, way=()
)


def _ways(system: System, principal: Principal) -> dict[str, tuple[str, ...]]:
    """Element id → the shortest way to it; breadth first in file order, so that ties are always broken alike."""
    starts = [each for each in system.components if each.id in principal.may]
    ways: dict[str, tuple[str, ...]] = {each.id: (each.id,) for each in starts}
    queue: list[Component] = list(starts)
    for component in queue:
        for flow in system.flows:
            if flow.source.id == component.id:
                _extend(ways, queue, component, flow)
    return ways


def _extend(ways: dict[str, tuple[str, ...]], queue: list[Component], component: Component, flow: DataFlow) -> None:
    way = (*ways[component.id], flow.id)
    ways.setdefault(flow.id, way)
    if flow.target.id not in ways:
        ways[flow.target.id] = (*way, flow.target.id)
        queue.append(flow.target)


def _reach(principal: Principal, way: tuple[str, ...]) -> Reach:
    return Reach(principal=principal.id, title=principal.title, kind=principal.kind, trust=principal.trust, way=way)
