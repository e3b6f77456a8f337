"""A system's chains, each from a requirement to the line of an artifact."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.matrix.table import LETTERS
from proofbook.outputs.matrix.trace import TRACE_PART, trace
from proofbook.outputs.matrix_csv import path_of
from proofbook.outputs.site.addresses import system_page
from proofbook.outputs.site.tabs import Tab
from proofbook.outputs.site.template import page

TAB = Tab(rank=55, part=TRACE_PART, label="Trace")


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`systems/<system>/trace.md` for every system and variant."""
    return {system_page(each.system, TRACE_PART): _page(each, portfolio) for each in portfolio.written()}


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
        letters={status.value: letter for status, letter in LETTERS.items()},
        lettered=False,
        has_file=assessed.system.variant is None,
        csv=path_of,
        nothing="No framework has a requirement.",
    )
