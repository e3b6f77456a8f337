"""The committee's papers: one PDF a system and one for all, PDF/A-2a and PDF/UA-1, set by typst from JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files as resources

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.data_flow_diagram import data_flow_graph
from proofbook.outputs.drawing import PRINT_STYLE, proportion
from proofbook.outputs.font import faces
from proofbook.outputs.graph_drawing import drawn
from proofbook.outputs.paper.content import content
from proofbook.outputs.paper.portfolio_content import portfolio_content
from proofbook.outputs.paper.setting import Manuscript, papers, pdf


def files(portfolio: Portfolio) -> Mapping[str, bytes]:
    """`papers/<system>.pdf` for every system and variant, and `papers/portfolio.pdf` for all of them."""
    graphs = [data_flow_graph(each.system, lambda _: None) for each in portfolio.assessments]
    diagrams = drawn(graphs, style=PRINT_STYLE)
    manuscripts = [
        _manuscript(each, portfolio, diagram) for each, diagram in zip(portfolio.assessments, diagrams, strict=True)
    ]
    names = [*(f"papers/{each.system.key}.pdf" for each in portfolio.assessments), "papers/portfolio.pdf"]
    return dict(zip(names, papers([*manuscripts, _of_all(portfolio)]), strict=True))


def paper(assessment: Assessment, portfolio: Portfolio) -> bytes:
    """The paper of one system."""
    (diagram,) = drawn([data_flow_graph(assessment.system, lambda _: None)], style=PRINT_STYLE)
    return pdf(_manuscript(assessment, portfolio, diagram))


def portfolio_paper(portfolio: Portfolio) -> bytes:
    """The paper on the risk of all systems."""
    return pdf(_of_all(portfolio))


def _manuscript(assessment: Assessment, portfolio: Portfolio, diagram: str | None) -> Manuscript:
    """Model text goes in as JSON, never as markup."""
    return Manuscript(
        template=_template("paper"),
        inputs={
            "data": json.dumps(content(assessment, portfolio), ensure_ascii=False),
            "diagram": diagram or "",
            "proportion": str(proportion(diagram)) if diagram else "",
        },
        fonts=faces()[0].parent,
        day=assessment.as_of,
    )


def _of_all(portfolio: Portfolio) -> Manuscript:
    return Manuscript(
        template=_template("portfolio"),
        inputs={"data": json.dumps(portfolio_content(portfolio), ensure_ascii=False)},
        fonts=faces()[0].parent,
        day=portfolio.as_of,
    )


def _template(name: str) -> bytes:
    """The template after the prelude that all papers share."""
    folder = resources("proofbook.outputs.paper")
    return b"\n".join(folder.joinpath(f"{part}.typ").read_bytes() for part in ("prelude", name))
