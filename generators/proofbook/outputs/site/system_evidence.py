"""A system's evidence: each observation with the lines that were read, and each artifact with its digest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.portfolio import Portfolio
from proofbook.evidence.observation import Observation
from proofbook.outputs.site.addresses import system_page
from proofbook.outputs.site.markdown import excerpt
from proofbook.outputs.site.template import page


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`systems/<system>/evidence.md` for every system and variant."""
    return {system_page(each.system, "evidence"): _page(each, portfolio) for each in portfolio.assessments}


def numbered(assessed: Assessment) -> tuple[tuple[str, Observation], ...]:
    """The observations with the numbers that page and paper print."""
    return tuple((f"E-{number:03}", each) for number, each in enumerate(assessed.evidence.observations, start=1))


def _page(assessed: Assessment, portfolio: Portfolio) -> str:
    serves: dict[str, list[tuple[str, str]]] = {}
    for status in assessed.requirements:
        for id in status.evidence:
            if not status.children:
                serves.setdefault(id, []).append((status.framework, status.requirement))
    return page(
        system_page(assessed.system, "evidence"),
        f"{assessed.system.full_title}: evidence",
        "system_evidence",
        assessed=assessed,
        system=assessed.system,
        library=portfolio.library,
        numbered=numbered(assessed),
        results=Counter(each.result.value for each in assessed.evidence.observations),
        serves=serves,
        excerpt=excerpt,
    )
