"""The home page: the systems and their state."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.site.template import page
from proofbook.outputs.summary import summary


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`index.md`."""
    rows = [(each, summary(each), portfolio.variants(each.system.id)) for each in portfolio.systems()]
    return {"index.md": page("index.md", portfolio.project, "home", portfolio=portfolio, rows=rows)}
