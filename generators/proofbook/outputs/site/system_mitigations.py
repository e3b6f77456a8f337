"""A system's claimed mitigations, how each stands where, and what the checks read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from proofbook.assessment.assessment import AssessedLine, Assessment
from proofbook.assessment.portfolio import Portfolio
from proofbook.assessment.requirement import RequirementStatus
from proofbook.assessment.standing import Standing
from proofbook.assessment.status import Status
from proofbook.model.claim import Claim
from proofbook.outputs.register import numbers, words
from proofbook.outputs.site.addresses import system_page
from proofbook.outputs.site.tabs import Tab
from proofbook.outputs.site.template import page

TAB = Tab(rank=40, part="mitigations", label="Mitigations")


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`systems/<system>/mitigations.md` for every system and variant."""
    return {system_page(each.system, "mitigations"): _page(each, portfolio) for each in portfolio.written()}


def _page(assessed: Assessment, portfolio: Portfolio) -> str:
    system = assessed.system
    stands = _by_mitigation(assessed)
    return page(
        system_page(system, "mitigations"),
        f"{system.full_title}: mitigations",
        "system_mitigations",
        assessed=assessed,
        system=system,
        library=portfolio.library,
        by_mitigation=stands,
        counted=counted,
        claims={id: [each for each in system.claims if each.mitigation == id] for id in stands},
        answers={id: _answered(id, assessed) for id in stands},
        serves={id: _served(id, assessed) for id in stands},
        seen={each.id: each for each in assessed.evidence.observations},
        numbers=numbers(assessed),
        words=words(assessed, portfolio.library.freshness),
        places=lambda claim: _places(claim, assessed),
        place=lambda id: system.title_of(id) if id else "the whole system",
    )


def counted(stands: Sequence[Standing]) -> list[tuple[Status, int, bool]]:
    """How many stand at each status, worst first, and whether any of that is illustrative."""
    found = Counter(each.status for each in stands)
    shown = {each.status for each in stands if each.illustrative}
    return [(status, found[status], status in shown) for status in sorted(found, key=lambda status: status.rank)]


def _by_mitigation(assessed: Assessment) -> Mapping[str, list[Standing]]:
    found: dict[str, list[Standing]] = {}
    for each in assessed.standings:
        found.setdefault(each.mitigation, []).append(each)
    return found


def _answered(mitigation: str, assessed: Assessment) -> list[AssessedLine]:
    return [line for line in assessed.lines if any(each.mitigation == mitigation for each in line.answers)]


def _served(mitigation: str, assessed: Assessment) -> list[RequirementStatus]:
    """The requirements that rest on a claim of it, without those that only roll up."""
    return [
        each
        for each in assessed.requirements
        if not each.children and any(one.mitigation == mitigation and one.claims for one in each.standings)
    ]


def _places(claim: Claim, assessed: Assessment) -> str:
    return ", ".join(assessed.system.title_of(id) for id in claim.named) or "the whole system"
