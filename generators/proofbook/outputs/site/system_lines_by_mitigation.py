"""A system's threat lines by the mitigations that answer them."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.matrix.lines import LINES_PART, lines_by_mitigation
from proofbook.outputs.matrix_csv import path_of
from proofbook.outputs.site.addresses import system_page
from proofbook.outputs.site.matrix_html import MARKS, table_html
from proofbook.outputs.site.tabs import Tab
from proofbook.outputs.site.template import page

TAB = Tab(rank=45, part=LINES_PART, label="Lines × mitigations")


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`systems/<system>/lines-by-mitigation.md` for every system and variant."""
    return {system_page(each.system, LINES_PART): _page(each, portfolio) for each in portfolio.written()}


def _page(assessed: Assessment, portfolio: Portfolio) -> str:
    return page(
        system_page(assessed.system, LINES_PART),
        f"{assessed.system.full_title}: threat lines by mitigation",
        "system_matrix",
        alone=True,
        assessed=assessed,
        system=assessed.system,
        part=LINES_PART,
        table=lines_by_mitigation(assessed, portfolio),
        table_html=table_html,
        marks=MARKS,
        has_file=assessed.system.variant is None,
        csv=path_of,
        nothing="No threat is certain.",
    )
