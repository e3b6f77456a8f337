"""The technologies on one page: what each brings by itself, and why."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.site.template import page


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`technologies/index.md`."""
    path = "technologies/index.md"
    return {path: page(path, "Technologies", "technologies", library=portfolio.library)}
