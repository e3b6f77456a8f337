"""A system's first page: decision, figures, diagram, variants."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.next_work import next_work
from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.coverage import coverage
from proofbook.outputs.data import system as system_data
from proofbook.outputs.data_flow_diagram import data_flow_diagram
from proofbook.outputs.risk_lines import heat, risk_lines
from proofbook.outputs.site.addresses import system_page, way
from proofbook.outputs.site.tabs import Tab
from proofbook.outputs.site.template import page
from proofbook.outputs.summary import owner_of, summary, treatment_words
from proofbook.outputs.work_owner import work_owner

FIRST = 5
"""That many pieces of work stand on the first page."""
TAB = Tab(rank=10, part="index", label="Summary")


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`systems/<system>/index.md` for every system and variant."""
    return {system_page(each.system): _page(each, portfolio) for each in portfolio.written()}


def _page(assessed: Assessment, portfolio: Portfolio) -> str:
    here = system_page(assessed.system)
    threats = system_page(assessed.system, "threats")
    diagram = data_flow_diagram(assessed.system, lambda id: way(here, threats, f"on-{id}"))
    return page(
        here,
        assessed.system.full_title,
        "system_summary",
        wide=True,
        assessed=assessed,
        system=assessed.system,
        figures=summary(assessed),
        heat=heat(risk_lines([assessed]), "residual"),
        diagram=Markup(diagram) if diagram else None,
        digest=system_data(assessed, portfolio.library).digest,
        portfolio=portfolio,
        coverage=coverage(assessed),
        variants=[(each, summary(each)) for each in portfolio.variants(assessed.system.id) if each is not assessed],
        base=next(each for each in portfolio.systems() if each.system.id == assessed.system.id),
        treatment=treatment_words,
        owner=lambda line: owner_of(line, assessed),
        next_work=next_work(assessed, portfolio.library)[:FIRST],
        work_owner=lambda each: work_owner(each, assessed),
    )
