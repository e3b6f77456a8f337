"""Drawings say in SVG what the model says: frames in frames, each flow once by its number, steps in their order."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from proofbook.model.system import System
from proofbook.outputs.data_flow_diagram import data_flow_diagram
from proofbook.outputs.drawing import SVG, XLINK
from proofbook.outputs.sequence_diagram import sequence_diagram
from tests.model.projects import system

MODEL = """\
boundaries:
  outside: {title: Outside, kind: internet}
  account: {title: Account, kind: account}
  cluster: {title: Cluster, kind: cluster, in: account}
  namespace: {title: Namespace, kind: namespace, in: cluster}
components:
  caller: {title: Caller, technology: browser, in: outside}
  app: {title: App, technology: generic-process, in: namespace}
  store: {title: Store, technology: aws-secrets-manager, in: account}
  loose: {title: Loose, technology: generic-process}
flows:
  ask: {title: Ask, from: caller, to: app}
  read: {title: Read, from: app, to: store}
  answer: {title: Answer, from: app, to: caller}
  look: {title: Look, from: loose, to: store}
scenarios:
  start: {title: It starts, flows: [{1: ask}, read, ask, {2: answer}, look]}
"""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@pytest.fixture(scope="module")
def made() -> System:
    return system(MODEL)


@pytest.fixture(scope="module")
def diagram(made: System) -> ET.Element:
    svg = data_flow_diagram(made, {each.id: f"#on-{each.id}" for each in made.elements() if each.id != "loose"}.get)
    assert svg is not None
    return ET.fromstring(svg)


@pytest.fixture(scope="module")
def sequence(made: System) -> ET.Element:
    return ET.fromstring(sequence_diagram(made.scenarios[0], lambda id: f"#on-{id}", ident="s"))


def test_a_boundary_s_frame_stands_inside_its_parent_s_and_holds_its_components(diagram: ET.Element) -> None:
    frames = frames_of(diagram)
    nodes = {words(group): box(group) for group in classed(diagram, "node")}
    assert inside(frames["Namespace"], frames["Cluster"])
    assert inside(frames["Cluster"], frames["Account"])
    homes = {"Caller": "Outside", "App": "Namespace", "Store": "Account"}
    for node, home in homes.items():
        assert inside(nodes[node], frames[home])
    assert [frame for frame in frames if inside(nodes["Store"], frames[frame])] == ["Account"]
    assert [frame for frame in frames if inside(nodes["Loose"], frames[frame])] == []
    assert not inside(frames["Outside"], frames["Account"])


def test_each_flow_has_its_number_once_and_on_its_line(diagram: ET.Element) -> None:
    numbers = [text.text for text in classed(diagram, "step-number")]
    assert sorted(numbers, key=str) == ["1", "2", "3", "4"]
    lines = [box(group) for group in classed(diagram, "edge") if group.find(f"{{{SVG}}}path") is not None]
    assert len(lines) == 4
    for circle in diagram.iter(f"{{{SVG}}}circle"):
        spot = (float(circle.attrib["cx"]), float(circle.attrib["cy"]))
        assert any(inside((*spot, *spot), each, slack=1) for each in lines)


def test_a_drawing_says_what_it_is_to_those_who_do_not_see_it(diagram: ET.Element, sequence: ET.Element) -> None:
    for drawing, title, first in (
        (diagram, "Data flows of X", "1. Ask: from Caller to App."),
        (sequence, "It starts", "Step 1: Caller to App, Ask."),
    ):
        named = {each.attrib["id"]: each.text for each in drawing if each.tag in (f"{{{SVG}}}title", f"{{{SVG}}}desc")}
        told = [named[id] for id in drawing.attrib["aria-labelledby"].split()]
        assert drawing.attrib["role"] == "img"
        assert told[0] == title
        assert (told[1] or "").startswith(first)


def test_links_lead_where_the_map_says_and_nowhere_else(diagram: ET.Element) -> None:
    links = [each.attrib[f"{{{XLINK}}}href"] for each in diagram.iter(f"{{{SVG}}}a")]
    assert sorted(links) == sorted(f"#on-{id}" for id in ("caller", "app", "store", "ask", "read", "answer", "look"))
    assert not [name for each in diagram.iter() for name in each.attrib if name.endswith("href") and XLINK not in name]


def test_the_steps_of_a_scenario_follow_each_other_down_the_page(made: System, sequence: ET.Element) -> None:
    steps = sorted(classed(sequence, "step-number"), key=lambda each: float(each.attrib["y"]))
    assert [each.text for each in steps] == ["1", "1a", "1b", "2", "2a"]
    arrows = sorted(classed(sequence, "message"), key=lambda each: numbers_in(each.attrib["d"])[1])
    heads = lifelines(sequence)
    ends = [(flow.source.title, flow.target.title) for flow in made.scenarios[0].flows]
    for arrow, (source, target) in zip(arrows, ends, strict=True):
        start, _, end, _ = numbers_in(arrow.attrib["d"])
        assert start == heads[source]
        assert abs(end - heads[target]) < 10


def frames_of(diagram: ET.Element) -> dict[str, Box]:
    """The box of each frame, by its title: shapes and titles are drawn apart, in the same order."""
    groups = classed(diagram, "cluster")
    shapes, titles = [each for each in groups if not words(each)], [words(each) for each in groups if words(each)]
    return dict(zip(titles, map(box, shapes), strict=True))


def lifelines(sequence: ET.Element) -> dict[str, float]:
    return {words(each): float(each.findall(f"{{{SVG}}}text")[0].attrib["x"]) for each in classed(sequence, "node")}


def classed(drawing: ET.Element, name: str) -> list[ET.Element]:
    return [each for each in drawing.iter() if name in each.attrib.get("class", "").split()]


def words(group: ET.Element) -> str:
    return " ".join(each.text or "" for each in group.iter(f"{{{SVG}}}text"))


def box(group: ET.Element) -> Box:
    """The box around the lines of a group."""
    given = [each.attrib.get("d", each.attrib.get("points", "")) for each in group.iter()]
    found = [numbers_in(each) for each in given if each]
    xs, ys = [x for each in found for x in each[::2]], [y for each in found for y in each[1::2]]
    return min(xs), min(ys), max(xs), max(ys)


def inside(inner: Box, outer: Box, slack: float = 0) -> bool:
    return (
        inner[0] >= outer[0] - slack
        and inner[1] >= outer[1] - slack
        and inner[2] <= outer[2] + slack
        and inner[3] <= outer[3] + slack
    )


def numbers_in(path: str) -> list[float]:
    return [float(each) for each in re.findall(r"-?\d+(?:\.\d+)?", path)]
