"""A system's threat lines, what hinges, and what was ruled out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from proofbook.assessment.assessment import AssessedLine, Assessment
from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.site.addresses import system_page
from proofbook.outputs.site.tabs import Tab
from proofbook.outputs.site.template import page
from proofbook.outputs.site.threat_types import type_page
from proofbook.outputs.summary import treatment_words

TAB = Tab(rank=30, part="threats", label="Threats")


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`systems/<system>/threats.md` for every system and variant."""
    return {system_page(each.system, "threats"): _page(each, portfolio) for each in portfolio.written()}


def _page(assessed: Assessment, portfolio: Portfolio) -> str:
    by_element: dict[str, list[AssessedLine]] = {}
    for line in assessed.lines:
        by_element.setdefault(line.line.element, []).append(line)
    hinges = {each.element: each for each in assessed.enumeration.hinges}
    ruled_out = Counter((each.trait, each.why) for each in assessed.enumeration.not_applicable)
    return page(
        system_page(assessed.system, "threats"),
        f"{assessed.system.full_title}: threats",
        "system_threats",
        assessed=assessed,
        system=assessed.system,
        library=portfolio.library,
        by_element=by_element,
        ruled_out=sorted(ruled_out.items()),
        hinges=hinges,
        quiet=[each for each in assessed.system.elements() if each.id not in by_element and each.id not in hinges],
        treatment=treatment_words,
        type_page=lambda threat: type_page(threat, portfolio.library),
    )
