"""The page of the numbers that keep us honest: what the mappings and checks leave out, and on what statuses rest."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.assessment.measures import measures
from proofbook.assessment.portfolio import Portfolio
from proofbook.assessment.status import BASES, Status
from proofbook.outputs.site.template import page

PAGE = "numbers/index.md"


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`numbers/index.md`."""
    found = measures(portfolio)
    by_key = {each.system: each for each in found.systems}
    systems = [(each, by_key[each.system.key]) for each in portfolio.systems()]
    made = page(
        PAGE,
        "Numbers that keep us honest",
        "numbers",
        wide=True,
        found=found,
        systems=systems,
        bases=(*dict.fromkeys(BASES.values()), Status.NOT_APPLICABLE.value),
        frameworks=portfolio.library.frameworks,
        library=portfolio.library,
        unexplained=sum(len(each.unexplained) for each in found.mappings),
        illustrative_systems=[each for each, _ in systems if each.illustrative],
    )
    return {PAGE: made}
