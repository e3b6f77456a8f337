"""Graphs as SVG: laid out by Graphviz, then built anew from shapes, positions and our own texts."""

from __future__ import annotations

import math
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree as ET

import graphviz

from proofbook.outputs.drawing import SVG, as_text, element, link, number, picture
from proofbook.outputs.font import FAMILY, drawable
from proofbook.outputs.graph import Cluster, Edge, Graph, Node
from proofbook.outputs.layout import laid_out

MOST_ELEMENTS = 400
"""Above that no reader follows a drawing, and the layout takes minutes."""

RADIUS = 9.0
"""Of the circle around an edge's number, in pixels."""

Point = tuple[float, float]


def drawn(graphs: Sequence[Graph], *, style: str = "") -> tuple[str | None, ...]:
    """Each graph as SVG; None when it is too large to draw, or Graphviz could not. With `style` it has its colours."""
    small = [each for each in graphs if len(each.nodes) + len(each.edges) <= MOST_ELEMENTS]
    layouts = dict(zip((each.ident for each in small), laid_out([_dot(each) for each in small]), strict=True))
    return tuple(
        None if (layout := layouts.get(each.ident)) is None else _rebuilt(layout, each, style) for each in graphs
    )


def _names(graph: Graph) -> Mapping[str, Node | Edge | Cluster]:
    """Names for Graphviz; ids of models never enter DOT."""
    named: dict[str, Node | Edge | Cluster] = {f"n{index}": each for index, each in enumerate(graph.nodes)}
    named |= {f"e{index}": each for index, each in enumerate(graph.edges)}
    named |= {f"cluster{index}": each for index, each in enumerate(graph.clusters)}
    return named


def _dot(graph: Graph) -> str:
    names = {(type(part), part.id): name for name, part in _names(graph).items()}
    made = graphviz.Digraph(
        graph_attr={
            "rankdir": "LR", "fontname": FAMILY, "fontsize": "12", "newrank": "true", "nodesep": "0.4",
            "ranksep": "0.9", "pad": "0.2", "labeljust": "l", "bgcolor": "transparent",
        },
        node_attr={"fontname": FAMILY, "fontsize": "13", "margin": "0.16,0.09"},
        # The number is drawn on the edge in a circle; its text in the layout keeps as much room free.
        edge_attr={"fontname": FAMILY, "fontsize": "17", "arrowsize": "0.7"},
    )  # fmt: skip
    _fill(made, None, graph, names)
    for edge in graph.edges:
        made.edge(
            names[Node, edge.source], names[Node, edge.target], id=names[Edge, edge.id],
            label=graphviz.escape(f" {edge.number} ") if edge.number else "",
        )  # fmt: skip
    return str(made.source)


def _fill(made: graphviz.Digraph, around: str | None, graph: Graph, names: Mapping[tuple[type, str], str]) -> None:
    for node in graph.nodes:
        if node.cluster == around:
            made.node(
                names[Node, node.id], id=names[Node, node.id], label=_label(node.title, 20), shape=_shape(node),
                style="rounded" if node.kind == "process" else "solid",
            )  # fmt: skip
    for cluster in graph.clusters:
        if cluster.parent == around:
            name = names[Cluster, cluster.id]
            with made.subgraph(name=name) as inner:
                inner.attr(
                    id=name, label=_label(cluster.title, 40), style="dashed,rounded", fontname=FAMILY, fontsize="12",
                    margin="14",
                )  # fmt: skip
                _fill(inner, cluster.id, graph, names)


def _shape(node: Node) -> str:
    return {"data-store": "cylinder", "actor": "oval", "asset": "note"}.get(node.kind, "box")


def _label(text: str, columns: int) -> str:
    lines = textwrap.wrap(drawable(text), columns, max_lines=6, placeholder=" …") or [""]
    return "\\n".join(graphviz.escape(line) for line in lines)


def _rebuilt(layout: str, graph: Graph, style: str) -> str:
    """Only shapes, positions and text survive; ids, classes and links are ours. Numbers and names come on top."""
    source = ET.fromstring(layout)
    box = [float(each) for each in source.attrib["viewBox"].split()]
    root = picture(box[2], box[3], drawable(graph.title), drawable(graph.description), ident=graph.ident)
    found = source.find(f"{{{SVG}}}g")
    assert found is not None
    inner = element(root, "g", {"transform": found.attrib["transform"]})
    names = _names(graph)
    groups = [(names.get(group.attrib.get("id", "")), group) for group in found.findall(f"{{{SVG}}}g")]
    for part, group in groups:
        if isinstance(part, Cluster):
            _copy(group, element(inner, "g", {"class": "cluster"}), "shapes")
    for part, group in groups:
        if isinstance(part, Edge):
            _copy(group, element(inner, "g", {"class": f"edge {part.kind}".rstrip()}), "shapes")
    for part, group in groups:
        if isinstance(part, Cluster):
            _copy(group, element(inner, "g", {"class": "cluster"}), "texts")
        elif isinstance(part, Node):
            _copy(group, element(_linked(inner, part), "g", {"class": f"node {part.kind}"}), "all")
    taken: list[Point] = []
    for part, group in groups:
        if isinstance(part, Edge) and part.number and (at := _place(group, taken)):
            _number(at, element(_linked(inner, part), "g", {"class": "edge"}), part)
            taken.append(at)
    return as_text(root, style=style)


def _linked(inner: ET.Element, part: Node | Edge) -> ET.Element:
    return link(inner, part.link, drawable(part.title))


_KEPT = {"d", "points", "cx", "cy", "rx", "ry", "x", "y", "text-anchor"}
_TAGS = {
    "shapes": {"path", "polygon", "polyline", "ellipse"},
    "texts": {"text"},
    "all": {"path", "polygon", "polyline", "ellipse", "text"},
}


def _copy(group: ET.Element, made: ET.Element, what: str) -> None:
    for each in group.iter():
        tag = each.tag.rsplit("}", 1)[-1]
        if tag in _TAGS[what]:
            element(made, tag, {key: value for key, value in each.attrib.items() if key in _KEPT}, each.text or "")


def _place(group: ET.Element, taken: Sequence[Point]) -> Point | None:
    """Where an edge's number stands: on the edge, near the room that the layout kept for it, and on no other number."""
    text, path = group.find(f"{{{SVG}}}text"), group.find(f"{{{SVG}}}path")
    if text is None or path is None:
        return None
    kept = (float(text.attrib["x"]), float(text.attrib["y"]) - 5)
    points = sorted(_points(path.attrib["d"]), key=lambda point: math.dist(point, kept))
    return next((each for each in points if all(math.dist(each, other) > 2 * RADIUS for other in taken)), points[0])


def _number(at: Point, made: ET.Element, edge: Edge) -> None:
    x, y = at
    element(made, "circle", {"cx": number(x), "cy": number(y), "r": number(RADIUS), "class": "step"})
    place = {"x": number(x), "y": number(y + 4), "text-anchor": "middle", "class": "step-number"}
    element(made, "text", place, drawable(edge.number))


def _points(path: str) -> Iterator[Point]:
    """Points along a path of cubic curves, as Graphviz writes them: one start, then three points a curve."""
    given = [float(each) for each in re.findall(r"-?\d+(?:\.\d+)?", path)]
    corners = list(zip(given[::2], given[1::2], strict=True))
    yield corners[0]
    for start in range(0, len(corners) - 3, 3):
        curve = corners[start : start + 4]
        yield from (_on_curve(curve, step / 24) for step in range(1, 25))


def _on_curve(curve: Sequence[Point], t: float) -> Point:
    weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
    return (
        sum(weight * point[0] for weight, point in zip(weights, curve, strict=True)),
        sum(weight * point[1] for weight, point in zip(weights, curve, strict=True)),
    )
