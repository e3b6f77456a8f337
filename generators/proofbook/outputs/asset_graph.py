"""Where one asset lives, where it moves and who can act there, as a graph."""

from __future__ import annotations

from dataclasses import dataclass

from proofbook.model.asset import Asset
from proofbook.model.component import Component
from proofbook.model.flow import DataFlow
from proofbook.model.principal import Principal
from proofbook.model.system import System
from proofbook.outputs.data_flow_diagram import Links, boundary_cluster, component_node, described, flow_edge
from proofbook.outputs.graph import Edge, Graph, Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Where an asset is."""

    asset: Asset
    keepers: tuple[Component, ...]
    """The components that store it."""
    handlers: tuple[Component, ...]
    """Those that process it without keeping it."""
    flows: tuple[DataFlow, ...]
    """The data flows that carry it."""
    readers: tuple[Principal, ...]
    """The principals that may act on a component that has it, the least trusted first."""
    keys: tuple[Asset, ...]
    """The keys that protect it."""


def whereabouts(asset: Asset, system: System) -> Whereabouts:
    """Where the asset is, by what the model states."""
    holders = {each.id for each in system.components if asset in each.holds}
    readers = [each for each in system.principals if holders & set(each.may)]
    return Whereabouts(
        asset=asset,
        keepers=tuple(each for each in system.components if asset in each.stores),
        handlers=tuple(each for each in system.components if asset in each.holds and asset not in each.stores),
        flows=tuple(each for each in system.flows if asset in each.carries),
        readers=tuple(sorted(readers, key=lambda each: (each.trust, each.id))),
        keys=tuple(each for each in system.assets if asset.id in (each.protects or ())),
    )


def asset_graph(found: Whereabouts, system: System, links: Links) -> Graph:
    """The components that have the asset or stand at the end of its flows, in their boundaries, and its readers."""
    holders = (*found.keepers, *found.handlers)
    ends = (end for flow in found.flows for end in (flow.source, flow.target))
    shown = tuple(dict.fromkeys((*holders, *ends)))
    around = {each.id for component in shown for each in component.boundaries()}
    return Graph(
        ident=f"asset-{system.key}-{found.asset.id}",
        title=f"Where {found.asset.title} lives and moves",
        description=_described(found),
        nodes=(*(component_node(each, links) for each in shown), *(_reader(each) for each in found.readers)),
        edges=(
            *(flow_edge(each, links) for each in found.flows),
            *(_right(each, component) for each in found.readers for component in holders if component.id in each.may),
        ),
        clusters=tuple(boundary_cluster(each) for each in system.boundaries if each.id in around),
    )


def _reader(principal: Principal) -> Node:
    return Node(id=f"principal {principal.id}", title=principal.title, kind="actor")


def _right(principal: Principal, component: Component) -> Edge:
    return Edge(
        id=f"right {principal.id} {component.id}",
        source=f"principal {principal.id}",
        target=component.id,
        number="",
        title="; ".join(principal.may[component.id]),
        kind="right",
    )


def _described(found: Whereabouts) -> str:
    kept = ", ".join(each.title for each in found.keepers) or "nowhere"
    readers = ", ".join(each.title for each in found.readers) or "nobody that the model names"
    return f"Kept by: {kept}. {described(found.flows)} May act where it is: {readers}."
