"""The attack paths to one asset as a graph: attackers, the components on their ways, the asset."""

from __future__ import annotations

from collections.abc import Callable

from proofbook.assessment.attack_path import AttackPaths, Hop
from proofbook.model.system import System
from proofbook.outputs.graph import Edge, Graph, Node


def attack_graph(system: System, found: AttackPaths, links: Callable[[str], str]) -> Graph:
    """Nodes are attackers, components and assets; an edge is a hop, numbered, and linked to the line it uses."""
    nodes: dict[str, Node] = {}
    hops: dict[tuple[str, str, str], Hop] = {}
    for path in found.paths:
        here = f"attacker {path.attacker}"
        nodes.setdefault(here, Node(id=here, title=system.title_of(path.attacker), kind="actor"))
        for hop in path.hops:
            nodes.setdefault(hop.gains, _node(hop.gains, system))
            hops.setdefault((here, hop.gains, hop.line), hop)
            here = hop.gains
    edges = tuple(_edge(number, *ends, hop, links) for number, (ends, hop) in enumerate(hops.items(), start=1))
    return Graph(
        ident=f"paths-{system.key}-{found.asset}",
        title=f"Attack paths to {system.title_of(found.asset)}",
        description=" ".join(f"{each.number}. {each.title}." for each in edges),
        nodes=tuple(nodes.values()),
        edges=edges,
    )


def _node(id: str, system: System) -> Node:
    component = next((each for each in system.components if each.id == id), None)
    return Node(id=id, title=system.title_of(id), kind=component.kind.value if component else "asset")


def _edge(number: int, source: str, target: str, line: str, hop: Hop, links: Callable[[str], str]) -> Edge:
    return Edge(
        id=f"{source} {target} {line}",
        source=source,
        target=target,
        number=str(number),
        title=hop.words,
        link=links(line) if line else None,
        kind=hop.by,
    )
