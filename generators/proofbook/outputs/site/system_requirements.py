"""A system's requirements: status, coverage, reason, and the way down to what was read."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.offered import offered, side_of
from proofbook.assessment.portfolio import Portfolio
from proofbook.assessment.requirement import RequirementStatus
from proofbook.outputs.register import numbers
from proofbook.outputs.site.addresses import system_page
from proofbook.outputs.site.source_mapping import told_by_sources
from proofbook.outputs.site.tabs import Tab
from proofbook.outputs.site.template import page

TAB = Tab(rank=50, part="requirements", label="Requirements")


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`systems/<system>/requirements.md` for every system and variant."""
    return {system_page(each.system, "requirements"): _page(each, portfolio) for each in portfolio.written()}


def _page(assessed: Assessment, portfolio: Portfolio) -> str:
    by_framework: dict[str, list[RequirementStatus]] = {}
    for status in assessed.requirements:
        by_framework.setdefault(status.framework, []).append(status)
    number_of = numbers(assessed)
    offers = offered(assessed, portfolio.library)
    return page(
        system_page(assessed.system, "requirements"),
        f"{assessed.system.full_title}: requirements",
        "system_requirements",
        assessed=assessed,
        system=assessed.system,
        library=portfolio.library,
        mapped_by_sources=told_by_sources(portfolio.library),
        by_framework=by_framework,
        offers=lambda row: offers.get(side_of(row)),
        entries=lambda ids: {number_of[id]: id for id in reversed(ids)},
        as_base=_as_base(assessed, portfolio),
    )


def _as_base(assessed: Assessment, portfolio: Portfolio) -> Callable[[RequirementStatus], bool]:
    """Whether a row of a variant says nothing that the system as such doesn't say."""
    base = next(each for each in portfolio.systems() if each.system.id == assessed.system.id)
    if base is assessed:
        return lambda row: False
    in_base, here = numbers(base), numbers(assessed)
    said = {_told(row, in_base) for row in base.requirements}
    return lambda row: _told(row, here) in said


def _told(row: RequirementStatus, number_of: Mapping[str, str]) -> tuple[object, ...]:
    """All that the page tells of a row."""
    things = tuple((each.status, each.reason, each.illustrative) for each in row.things)
    evidence = frozenset(number_of[id] for id in row.evidence)
    return (row.framework, row.requirement, row.side, row.status, row.coverage, row.reason, things, evidence)
