"""Every exception of every system and variant in one list, what is overdue, and what else runs out."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.exceptions import accepted_risks, overdue_work, running_out
from proofbook.outputs.site.template import page

PAGE = "risk/exceptions.md"


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`risk/exceptions.md`."""
    every = portfolio.assessments
    made = page(
        PAGE,
        "Exceptions",
        "risk_exceptions",
        wide=True,
        policy=portfolio.library.risk_policy,
        as_of=portfolio.as_of,
        every=every,
        exceptions=accepted_risks(every),
        overdue=overdue_work(every),
        runs_out=running_out(every, portfolio.library),
    )
    return {PAGE: made}
