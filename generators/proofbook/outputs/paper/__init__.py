"""The committee's paper: one PDF a system, PDF/A-2a and PDF/UA-1, set by typst from JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.resources import files as resources

import typst

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.data_flow_diagram import data_flow_diagram
from proofbook.outputs.drawing import PRINT_STYLE, proportion
from proofbook.outputs.font import faces
from proofbook.outputs.paper.content import content


def files(portfolio: Portfolio) -> Mapping[str, bytes]:
    """`papers/<system>.pdf` for every system and variant."""
    return {f"papers/{each.system.key}.pdf": paper(each, portfolio) for each in portfolio.assessments}


def paper(assessment: Assessment, portfolio: Portfolio) -> bytes:
    """The paper of one system.

    Model text goes in as JSON, never as markup, and the template reads nothing else: `root` is an empty folder.
    """
    template = resources("proofbook.outputs.paper").joinpath("paper.typ").read_bytes()
    diagram = data_flow_diagram(assessment.system, lambda _: None, style=PRINT_STYLE)
    day = assessment.as_of
    made = typst.compile(
        template,
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[faces()[0].parent]),
        sys_inputs={
            "data": json.dumps(content(assessment, portfolio), ensure_ascii=False),
            "diagram": diagram or "",
            "proportion": str(proportion(diagram)) if diagram else "",
        },
        pdf_standards=["a-2a", "ua-1"],
        timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
    )
    assert isinstance(made, bytes)
    return made
