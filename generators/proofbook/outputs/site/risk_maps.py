"""Heat maps of threat lines, and the level of each of their cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from proofbook.assessment.risk import RISK
from proofbook.library.terms import Level
from proofbook.outputs.risk_lines import KIND_TITLES, Cells, Kind, RiskLine, heat

SHOWN: tuple[Kind, ...] = ("inherent", "planned", "residual")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatMap:
    """The lines by likelihood and impact, judged in one way."""

    kind: Kind
    title: str
    cells: Cells

    def lines(self, likelihood: Level, impact: Level) -> tuple[RiskLine, ...]:
        """The lines of a cell; none: it is empty."""
        return self.cells.get((likelihood, impact), ())

    def level(self, likelihood: Level, impact: Level) -> Level:
        """The level of risk that table I-2 gives to a cell."""
        return RISK[likelihood][impact - 1]

    def anchor(self, likelihood: Level, impact: Level) -> str:
        """Where the lines of a cell are listed on their page."""
        return f"{self.kind}-{likelihood.value}-{impact.value}"


def heat_maps(lines: Iterable[RiskLine]) -> tuple[HeatMap, ...]:
    """Inherent, planned and residual, in this order."""
    lines = tuple(lines)
    return tuple(HeatMap(kind=kind, title=KIND_TITLES[kind], cells=heat(lines, kind)) for kind in SHOWN)
