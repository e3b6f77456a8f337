"""What a system's model says in words: assumptions, limitations, remarks, threats by hand, providers."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.site.addresses import system_page
from proofbook.outputs.site.template import page


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`systems/<system>/statements.md` for every system and variant."""
    return {
        system_page(each.system, "statements"): page(
            system_page(each.system, "statements"),
            f"{each.system.full_title}: assumptions, limitations, remarks",
            "system_statements",
            assessed=each,
            system=each.system,
            library=portfolio.library,
        )
        for each in portfolio.assessments
    }
