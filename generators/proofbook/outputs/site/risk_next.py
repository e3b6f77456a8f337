"""What to do next over all systems, by what it would lower."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.assessment.next_work import next_work, ranked
from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.site.template import page
from proofbook.outputs.work_owner import work_owner

PAGE = "risk/next.md"
MOST = 50
"""That many pieces of each list stand here; each system's page has all of its own."""


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`risk/next.md`."""
    systems = {each.system.key: each for each in portfolio.systems()}
    work = ranked(piece for each in systems.values() for piece in next_work(each, portfolio.library))
    made = page(
        PAGE,
        "Do this next",
        "risk_next",
        wide=True,
        systems=systems,
        frameworks=portfolio.library.frameworks,
        lists={
            "Make good what is claimed": [each for each in work if each.claimed],
            "Claim more": [each for each in work if not each.claimed],
        },
        most=MOST,
        owner=lambda each: work_owner(each, systems[each.system.key]),
    )
    return {PAGE: made}
