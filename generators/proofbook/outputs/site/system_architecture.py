"""A system's parts: components, data flows, principals, boundaries, and its scenarios as sequences."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.sequence_diagram import sequence_diagram
from proofbook.outputs.site.addresses import system_page, way
from proofbook.outputs.site.tabs import Tab
from proofbook.outputs.site.template import page

TAB = Tab(rank=20, part="architecture", label="Architecture")


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`systems/<system>/architecture.md` for every system and variant."""
    return {system_page(each.system, "architecture"): _page(each) for each in portfolio.written()}


def _page(assessed: Assessment) -> str:
    system = assessed.system
    here, threats = system_page(system, "architecture"), system_page(system, "threats")
    diagrams = {
        scenario.id: Markup(  # noqa: S704 - our own SVG, escaped by ElementTree
            sequence_diagram(scenario, lambda id: way(here, threats, f"on-{id}"), ident=f"sequence-{scenario.id}")
        )
        for scenario in system.scenarios
    }

    return page(
        here,
        f"{assessed.system.full_title}: architecture",
        "system_architecture",
        wide=True,
        assessed=assessed,
        system=system,
        diagrams=diagrams,
    )
