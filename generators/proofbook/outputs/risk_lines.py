"""The lines that bear risk, of one system or of several, and the figures that are counted from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from proofbook.assessment.assessment import AssessedLine, Assessment
from proofbook.assessment.risk import Risk
from proofbook.library.terms import Level
from proofbook.outputs.summary import owner_of

Kind = Literal["inherent", "planned", "residual", "observed"]
KINDS: tuple[Kind, ...] = get_args(Kind)
KIND_TITLES: Mapping[Kind, str] = {
    "inherent": "Inherent",
    "planned": "Planned, if every claim held",
    "residual": "Residual, on evidence",
    "observed": "Residual, on observed evidence only",
}

Cells = Mapping[tuple[Level, Level], tuple["RiskLine", ...]]
"""(likelihood, impact) → the lines that stand there, the worst residual first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskLine:
    """A threat line that bears risk, with the system that it is of."""

    assessed: Assessment
    line: AssessedLine

    @property
    def owner(self) -> str:
        """Who answers for it; empty where nobody is named."""
        return owner_of(self.line, self.assessed)

    @property
    def undecided(self) -> bool:
        """Whether the policy asks for a decision on it, and nothing that counts was decided."""
        return self.line.disposition == "open" and self.line.residual.level >= self.assessed.decide_from

    def risk(self, kind: Kind) -> Risk:
        """The risk of a kind."""
        match kind:
            case "inherent":
                return self.line.inherent
            case "planned":
                return self.line.planned
            case "residual":
                return self.line.residual
            case "observed":
                return self.line.residual_observed


def risk_lines(assessments: Iterable[Assessment]) -> tuple[RiskLine, ...]:
    """The lines that count, the worst residual first, then the worst inherent, then by system and line."""
    lines = [RiskLine(assessed=each, line=line) for each in assessments for line in each.lines if line.counts]
    return tuple(
        sorted(
            lines,
            key=lambda each: (
                -each.line.residual.level,
                -each.line.inherent.level,
                each.assessed.system.key,
                each.line.id,
            ),
        )
    )


def by_level(lines: Iterable[RiskLine], kind: Kind) -> Mapping[Level, int]:
    """How many lines stand at each level, the highest first."""
    found = Counter(each.risk(kind).level for each in lines)
    return {level: found[level] for level in sorted(Level, reverse=True)}


def heat(lines: Iterable[RiskLine], kind: Kind) -> Cells:
    """The lines by likelihood and impact; a cell without lines is left out."""
    cells: dict[tuple[Level, Level], list[RiskLine]] = {}
    for each in lines:
        risk = each.risk(kind)
        cells.setdefault((risk.likelihood, risk.impact), []).append(each)
    return {cell: tuple(cells[cell]) for cell in sorted(cells, reverse=True)}
