"""Who answers for the risk of a project: its lines by owner, and by system."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from proofbook.library.terms import Level
from proofbook.outputs.risk_lines import RiskLine, by_level


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """The lines of one owner, or of one system."""

    name: str
    """Empty: nobody is named."""
    lines: tuple[RiskLine, ...]

    @property
    def residual(self) -> Mapping[Level, int]:
        """How many stand at each residual level, the highest first."""
        return by_level(self.lines, "residual")

    @property
    def undecided(self) -> int:
        """How many want a decision that nobody has taken."""
        return sum(each.undecided for each in self.lines)

    @property
    def overdue(self) -> int:
        """How many have a treatment whose due date has passed."""
        return sum(each.line.overdue for each in self.lines)


def by_owner(lines: Iterable[RiskLine]) -> tuple[Share, ...]:
    """Whoever has the most at the highest level stands first."""
    return _worst_first(_grouped((each.owner, each) for each in lines))


def by_system(lines: Iterable[RiskLine]) -> tuple[Share, ...]:
    """By the key of the system."""
    return _worst_first(_grouped((each.assessed.system.key, each) for each in lines))


def _grouped(lines: Iterable[tuple[str, RiskLine]]) -> list[Share]:
    found: dict[str, list[RiskLine]] = {}
    for name, each in lines:
        found.setdefault(name, []).append(each)
    return [Share(name=name, lines=tuple(group)) for name, group in found.items()]


def _worst_first(shares: list[Share]) -> tuple[Share, ...]:
    return tuple(sorted(shares, key=lambda each: ([-number for number in each.residual.values()], each.name)))
