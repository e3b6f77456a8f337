"""All systems and their variants in one table."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.site.template import page
from proofbook.outputs.summary import summary


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`systems/index.md`."""
    rows = [(each, summary(each)) for each in portfolio.assessments]
    return {"systems/index.md": page("systems/index.md", "Systems", "systems", rows=rows)}
