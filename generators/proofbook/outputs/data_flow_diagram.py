"""The data-flow diagram: nested trust boundaries, numbered flows, each element linked to its threats."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping
from xml.etree import ElementTree as ET

import graphviz

from proofbook.library.terms import ComponentKind
from proofbook.model.boundary import Boundary
from proofbook.model.component import Component
from proofbook.model.flow import DataFlow
from proofbook.model.system import System
from proofbook.outputs.drawing import SVG, as_text, element, link, picture
from proofbook.outputs.font import FAMILY, drawable
from proofbook.outputs.layout import laid_out

MOST_ELEMENTS = 400
"""Above that no reader follows a drawing, and the layout takes minutes."""

Links = Callable[[str], str | None]
"""Element id → where its threats stand."""


def data_flow_diagram(system: System, links: Links, *, style: str = "") -> str | None:
    """The diagram as SVG; None when the system is too large to draw, or Graphviz could not."""
    if len(system.components) + len(system.flows) > MOST_ELEMENTS:
        return None
    names = _names(system)
    drawn = laid_out(_dot(system, {id: name for name, id in names.items()}))
    return None if drawn is None else _rebuilt(drawn, system, names, links, style)


def _names(system: System) -> Mapping[str, str]:
    """Names for Graphviz → our ids; ids of models never enter DOT."""
    named = {f"n{index}": each.id for index, each in enumerate(system.components)}
    named |= {f"e{index}": each.id for index, each in enumerate(system.flows)}
    named |= {f"cluster{index}": each.id for index, each in enumerate(system.boundaries)}
    return named


def _dot(system: System, names: Mapping[str, str]) -> str:
    graph = graphviz.Digraph(
        graph_attr={
            "rankdir": "LR", "fontname": FAMILY, "fontsize": "12", "newrank": "true", "nodesep": "0.4",
            "ranksep": "0.9", "pad": "0.2", "labeljust": "l", "bgcolor": "transparent",
        },
        node_attr={"fontname": FAMILY, "fontsize": "13", "margin": "0.16,0.09"},
        edge_attr={"fontname": FAMILY, "fontsize": "11.5", "arrowsize": "0.7"},
    )  # fmt: skip
    _fill(graph, None, system, names)
    for flow in system.flows:
        graph.edge(
            names[flow.source.id], names[flow.target.id], id=names[flow.id],
            label=f" {flow.number} ",
        )  # fmt: skip
    return str(graph.source)


def _fill(graph: graphviz.Digraph, around: Boundary | None, system: System, names: Mapping[str, str]) -> None:
    for component in system.components:
        if component.boundary == around:
            graph.node(
                names[component.id], id=names[component.id], label=_label(component.title, 20),
                shape=_shape(component), style="rounded" if component.kind is ComponentKind.PROCESS else "solid",
            )  # fmt: skip
    for boundary in system.boundaries:
        if boundary.parent == around:
            with graph.subgraph(name=names[boundary.id]) as inner:
                inner.attr(
                    id=names[boundary.id], label=_label(boundary.title, 40), style="dashed,rounded",
                    fontname=FAMILY, fontsize="12", margin="14",
                )  # fmt: skip
                _fill(inner, boundary, system, names)


def _shape(component: Component) -> str:
    match component.kind:
        case ComponentKind.PROCESS | ComponentKind.EXTERNAL_ENTITY:
            return "box"
        case ComponentKind.DATA_STORE:
            return "cylinder"
        case ComponentKind.ACTOR:
            return "oval"


def _label(text: str, columns: int) -> str:
    lines = textwrap.wrap(drawable(text), columns, break_long_words=True) or [""]
    return "\\n".join(graphviz.escape(line) for line in lines)


def _rebuilt(drawn: str, system: System, names: Mapping[str, str], links: Links, style: str) -> str:
    """Graphviz's drawing built anew: only shapes, positions and text survive; ids, classes and links are ours."""
    source = ET.fromstring(drawn)
    box = [float(each) for each in source.attrib["viewBox"].split()]
    root = picture(
        box[2], box[3], f"Data flows of {drawable(system.title)}", _description(system), ident=f"dfd-{system.key}"
    )
    graph = source.find(f"{{{SVG}}}g")
    assert graph is not None
    inner = element(root, "g", {"transform": graph.attrib["transform"]})
    parts: dict[str, Component | DataFlow] = {each.id: each for each in system.elements()}
    for group in graph.findall(f"{{{SVG}}}g"):
        id = names.get(group.attrib.get("id", ""))
        if id is not None:
            part = parts.get(id)
            held = link(inner, links(id) if part else None, drawable(part.title) if part else "")
            made = element(held, "g", {"class": _class(group.attrib["class"], part)})
            _copy(group, made)
    return as_text(root, style=style)


def _class(drawn: str, part: Component | DataFlow | None) -> str:
    return f"{drawn} {part.kind}" if isinstance(part, Component) else drawn


_KEPT = {"d", "points", "cx", "cy", "rx", "ry", "x", "y", "text-anchor"}


def _copy(group: ET.Element, made: ET.Element) -> None:
    for each in group.iter():
        tag = each.tag.rsplit("}", 1)[-1]
        if tag in {"path", "polygon", "polyline", "ellipse", "text"}:
            kept = {key: value for key, value in each.attrib.items() if key in _KEPT}
            element(made, tag, kept, each.text or "")


def _description(system: System) -> str:
    return " ".join(
        f"{flow.number}. {drawable(flow.title)}: from {drawable(flow.source.title)} to {drawable(flow.target.title)}."
        for flow in system.flows
    )
