"""The lines behind each cell of the heat maps of all systems."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.risk_lines import risk_lines
from proofbook.outputs.site.risk_maps import heat_maps
from proofbook.outputs.site.template import page

PAGE = "risk/cells.md"


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`risk/cells.md`."""
    systems = portfolio.systems()
    maps = heat_maps(risk_lines(systems))
    return {PAGE: page(PAGE, "Lines by likelihood and impact", "risk_cells", systems=systems, maps=maps)}
