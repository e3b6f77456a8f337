"""A system's claimed mitigations, how each stands, and what the checks read."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.portfolio import Portfolio
from proofbook.assessment.standing import needed_checks
from proofbook.outputs.site.addresses import system_page
from proofbook.outputs.site.template import page


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`systems/<system>/mitigations.md` for every system and variant."""
    return {system_page(each.system, "mitigations"): _page(each, portfolio) for each in portfolio.assessments}


def _page(assessed: Assessment, portfolio: Portfolio) -> str:
    system = assessed.system
    return page(
        system_page(system, "mitigations"),
        f"{assessed.system.full_title}: mitigations",
        "system_mitigations",
        assessed=assessed,
        system=system,
        library=portfolio.library,
        claims={claim.id: claim for claim in system.claims},
        seen={each.id: each for each in assessed.evidence.observations},
        checks=lambda found: needed_checks(found.mitigation, found.element, system, portfolio.library),
        place=lambda id: system.title_of(id) if id else "the whole system",
    )
