"""A system's chains, each from a requirement to the line of an artifact."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.matrix.trace import TRACE_PART, trace
from proofbook.outputs.matrix_csv import path_of
from proofbook.outputs.site.addresses import system_page
from proofbook.outputs.site.matrix_html import table_html
from proofbook.outputs.site.tabs import Tab
from proofbook.outputs.site.template import page

TAB = Tab(rank=55, part=TRACE_PART, label="Trace", of_variants=False)


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`systems/<system>/trace.md` for every system; a variant's would say most of it again, and they are large."""
    return {
        system_page(each.system, TRACE_PART): _page(each, portfolio)
        for each in portfolio.written()
        if each.system.variant is None
    }


def _page(assessed: Assessment, portfolio: Portfolio) -> str:
    return page(
        system_page(assessed.system, TRACE_PART),
        f"{assessed.system.full_title}: from requirement to artifact",
        "system_matrix",
        alone=True,
        assessed=assessed,
        system=assessed.system,
        part=TRACE_PART,
        table=trace(assessed, portfolio),
        table_html=table_html,
        marks={},
        has_file=True,
        csv=path_of,
        nothing="No framework has a requirement.",
    )
