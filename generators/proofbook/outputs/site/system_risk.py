"""A system's risk register: every line that bears risk, heat maps, exceptions, and what to do next."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.next_work import next_work
from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.exceptions import accepted_risks, overdue_work
from proofbook.outputs.risk_lines import risk_lines
from proofbook.outputs.site.addresses import system_page
from proofbook.outputs.site.risk_maps import heat_maps
from proofbook.outputs.site.tabs import Tab
from proofbook.outputs.site.template import page
from proofbook.outputs.summary import treatment_words
from proofbook.outputs.work_owner import work_owner

TAB = Tab(rank=35, part="risk", label="Risk")


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`systems/<system>/risk.md` for every system and variant."""
    return {system_page(each.system, "risk"): _page(each, portfolio) for each in portfolio.written()}


def _page(assessed: Assessment, portfolio: Portfolio) -> str:
    lines = risk_lines([assessed])
    work = next_work(assessed, portfolio.library)
    return page(
        system_page(assessed.system, "risk"),
        f"{assessed.system.full_title}: risk",
        "system_risk",
        wide=True,
        assessed=assessed,
        system=assessed.system,
        policy=portfolio.library.risk_policy,
        mitigations=portfolio.library.mitigations,
        frameworks=portfolio.library.frameworks,
        lines=lines,
        maps=heat_maps(lines),
        exceptions=accepted_risks([assessed]),
        overdue=overdue_work([assessed]),
        to_make_good=[each for each in work if each.claimed],
        to_claim=[each for each in work if not each.claimed],
        treatment=treatment_words,
        owner=lambda each: work_owner(each, assessed),
    )
