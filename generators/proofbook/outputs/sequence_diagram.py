"""The sequence diagram of a scenario: who sends what to whom, step by step."""

from __future__ import annotations

import textwrap
from xml.etree import ElementTree as ET

from proofbook.model.component import Component
from proofbook.model.scenario import Scenario, Step
from proofbook.outputs.data_flow_diagram import Links
from proofbook.outputs.drawing import as_text, element, link, number, picture
from proofbook.outputs.font import drawable

COLUMN, BOX, TOP, ROW, MARGIN = 150.0, 136.0, 56.0, 66.0, 16.0
"""Distance of the lifelines, width of the boxes, height of the head, height of a step, all in pixels."""


def sequence_diagram(scenario: Scenario, links: Links, *, ident: str, style: str = "") -> str:
    """The diagram as SVG."""
    lifelines = tuple(dict.fromkeys(end for flow in scenario.flows for end in (flow.source, flow.target)))
    width = 2 * MARGIN + BOX + COLUMN * max(0, len(lifelines) - 1)
    height = TOP + ROW * len(scenario.flows) + 2 * MARGIN
    root = picture(width, height, drawable(scenario.title), _description(scenario), ident=ident)
    at = {each.id: MARGIN + BOX / 2 + index * COLUMN for index, each in enumerate(lifelines)}
    for each in lifelines:
        _lifeline(root, each, at[each.id], height, links)
    for row, step in enumerate(scenario.steps, start=1):
        _message(root, row, step, at, links)
    return as_text(root, style=style)


def _lifeline(root: ET.Element, component: Component, x: float, height: float, links: Links) -> None:
    line = {"x1": number(x), "x2": number(x), "y1": number(TOP), "y2": number(height - MARGIN), "class": "lifeline"}
    element(root, "line", line)
    held = link(root, links(component.id), drawable(component.title))
    group = element(held, "g", {"class": f"node {component.kind}"})
    element(
        group, "rect",
        {"x": number(x - BOX / 2), "y": "8", "width": number(BOX), "height": number(TOP - 16), "rx": "5",
         "class": "box"},
    )  # fmt: skip
    lines = textwrap.wrap(drawable(component.title), 21, max_lines=2, placeholder=" …") or [""]
    for index, text in enumerate(lines):
        y = TOP / 2 + 5 + (index - (len(lines) - 1) / 2) * 15
        element(group, "text", {"x": number(x), "y": number(y), "text-anchor": "middle"}, text)


def _message(root: ET.Element, row: int, step: Step, at: dict[str, float], links: Links) -> None:
    flow, y = step.flow, TOP + ROW * row - 8
    start, end = at[flow.source.id], at[flow.target.id]
    direction = 1 if end > start else -1
    held = link(root, links(flow.id), drawable(flow.title))
    group = element(held, "g", {"class": "edge"})
    shaft = f"M{number(start)},{number(y)} L{number(end - 8 * direction)},{number(y)}"
    element(group, "path", {"d": shaft, "class": "message"})
    tip = f"{number(end)},{number(y)} {number(end - 9 * direction)},{number(y - 4.5)}"
    element(group, "polygon", {"points": f"{tip} {number(end - 9 * direction)},{number(y + 4.5)}", "class": "head"})
    element(group, "circle", {"cx": number(start), "cy": number(y), "r": "10", "class": "step"})
    element(
        group, "text", {"x": number(start), "y": number(y + 4), "text-anchor": "middle", "class": "step-number"},
        drawable(step.label),
    )  # fmt: skip
    columns = max(20, int(abs(end - start) / 6.4) - 3)
    lines = textwrap.wrap(drawable(flow.title), columns, max_lines=3, placeholder=" …") or [""]
    for index, text in enumerate(lines):
        above = y - 8 - (len(lines) - 1 - index) * 14
        element(
            group, "text", {"x": number((start + end) / 2), "y": number(above), "text-anchor": "middle"}, text
        )  # fmt: skip


def _description(scenario: Scenario) -> str:
    return " ".join(
        f"Step {drawable(each.label)}: {drawable(each.flow.source.title)} to {drawable(each.flow.target.title)}, "
        f"{drawable(each.flow.title)}."
        for each in scenario.steps
    )
