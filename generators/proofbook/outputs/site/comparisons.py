"""A page for each comparison of systems, and their index."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.site.template import page


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`comparisons/index.md` and `comparisons/<id>.md`; nothing in a project without comparisons."""
    found = portfolio.comparisons
    if not found:
        return {}
    index = page("comparisons/index.md", "Comparisons", "comparisons", found=found)
    return {"comparisons/index.md": index} | {
        f"comparisons/{each.id}.md": page(
            f"comparisons/{each.id}.md",
            each.named.said.title,
            "comparison",
            wide=True,
            compared=each,
            said=each.named.said,
            illustrative_systems=[one for one in each.systems if one.illustrative],
        )
        for each in found
    }
