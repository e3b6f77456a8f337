"""Every line of every system that bears risk, in one register."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.risk_lines import risk_lines
from proofbook.outputs.site.template import page
from proofbook.outputs.summary import treatment_words

PAGE = "risk/register.md"


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`risk/register.md`."""
    systems = portfolio.systems()
    made = page(
        PAGE,
        "Risk register",
        "risk_register",
        wide=True,
        systems=systems,
        lines=risk_lines(systems),
        treatment=treatment_words,
    )
    return {PAGE: made}
