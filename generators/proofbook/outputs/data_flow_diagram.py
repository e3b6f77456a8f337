"""The data-flow diagram: nested trust boundaries, numbered flows, each element linked to its threats."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from proofbook.model.boundary import Boundary
from proofbook.model.component import Component
from proofbook.model.flow import DataFlow
from proofbook.model.system import System
from proofbook.outputs.graph import Cluster, Edge, Graph, Node
from proofbook.outputs.graph_drawing import drawn

Links = Callable[[str], str | None]
"""Element id → where its threats stand."""


def data_flow_diagram(system: System, links: Links, *, style: str = "") -> str | None:
    """The diagram as SVG; None when the system is too large to draw, or Graphviz could not."""
    (made,) = drawn([data_flow_graph(system, links)], style=style)
    return made


def data_flow_graph(system: System, links: Links) -> Graph:
    """The system's components in their boundaries, and its data flows."""
    return Graph(
        ident=f"dfd-{system.key}",
        title=f"Data flows of {system.full_title}",
        description=described(system.flows),
        nodes=tuple(component_node(each, links) for each in system.components),
        edges=tuple(flow_edge(each, links) for each in system.flows),
        clusters=tuple(boundary_cluster(each) for each in system.boundaries),
    )


def component_node(component: Component, links: Links) -> Node:
    """A component in its innermost boundary."""
    return Node(
        id=component.id,
        title=component.title,
        kind=component.kind.value,
        link=links(component.id),
        cluster=component.boundary.id if component.boundary else None,
    )


def flow_edge(flow: DataFlow, links: Links) -> Edge:
    """A data flow with its number."""
    return Edge(
        id=flow.id,
        source=flow.source.id,
        target=flow.target.id,
        number=str(flow.number),
        title=flow.title,
        link=links(flow.id),
    )


def boundary_cluster(boundary: Boundary) -> Cluster:
    """A trust boundary as a frame."""
    return Cluster(id=boundary.id, title=boundary.title, parent=boundary.parent.id if boundary.parent else None)


def described(flows: Iterable[DataFlow]) -> str:
    """The flows in words."""
    return " ".join(f"{each.number}. {each.title}: from {each.source.title} to {each.target.title}." for each in flows)
