"""The risk of a project as data: totals over its systems as such, and the exceptions of all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.exceptions import (
    AcceptedRisk,
    OverdueWork,
    RunsOut,
    accepted_risks,
    overdue_work,
    running_out,
)
from proofbook.outputs.part import Part
from proofbook.outputs.risk_lines import KINDS, Kind, RiskLine, by_level, heat, risk_lines


class CellData(Part):
    """A cell of a heat map that holds lines."""

    likelihood: str
    impact: str
    lines: int


class FiguresData(Part):
    """The lines that bear risk, counted in one way."""

    kind: str
    """inherent, planned, residual or observed."""
    levels: dict[str, int]
    """Level → how many lines stand at it."""
    cells: tuple[CellData, ...]


class AcceptedData(Part):
    """An acceptance of one line, wherever it holds."""

    line: str
    systems: tuple[str, ...]
    """The systems and variants, as `system` or `system+variant`."""
    level: str
    """The residual level, by which the policy allows days."""
    approver: str
    reason: str
    given: date
    expires: date
    counts_until: date
    """Its own last day, or the policy's if that comes first."""
    capped: bool
    lapsed: bool
    days_left: int
    """Below nought once it has lapsed."""


class OverdueData(Part):
    """Work whose due date has passed."""

    line: str
    systems: tuple[str, ...]
    owner: str
    due: date
    ticket: str
    days_late: int


class RunsOutData(Part):
    """Something else that the answers rest on for a time."""

    what: str
    rests: str
    systems: tuple[str, ...]
    until: date
    days_left: int


class PortfolioRiskData(Part):
    """The risk of a project."""

    scale: str
    """The published scale."""
    decide_from: str
    """The residual level from which the policy asks for a decision."""
    systems: tuple[str, ...]
    """The systems over which is counted: all as such, without their variants."""
    lines: int
    """How many lines of theirs bear risk."""
    undecided: int
    """How many of them want a decision that nobody has taken."""
    figures: tuple[FiguresData, ...]
    accepted: tuple[AcceptedData, ...]
    overdue: tuple[OverdueData, ...]
    running_out: tuple[RunsOutData, ...]


def portfolio_risk(portfolio: Portfolio) -> PortfolioRiskData:
    """The figures of a project."""
    lines, policy = risk_lines(portfolio.systems()), portfolio.library.risk_policy
    return PortfolioRiskData(
        scale=policy.scale.title,
        decide_from=policy.decide_from.word,
        systems=_keys(portfolio.systems()),
        lines=len(lines),
        undecided=sum(each.undecided for each in lines),
        figures=tuple(_figures(lines, kind) for kind in KINDS),
        accepted=tuple(_accepted(each) for each in accepted_risks(portfolio.assessments)),
        overdue=tuple(_overdue(each) for each in overdue_work(portfolio.assessments)),
        running_out=tuple(_runs_out(each) for each in running_out(portfolio.assessments, portfolio.library)),
    )


def _figures(lines: tuple[RiskLine, ...], kind: Kind) -> FiguresData:
    return FiguresData(
        kind=kind,
        levels={level.word: number for level, number in by_level(lines, kind).items()},
        cells=tuple(
            CellData(likelihood=likelihood.word, impact=impact.word, lines=len(found))
            for (likelihood, impact), found in heat(lines, kind).items()
        ),
    )


def _accepted(risk: AcceptedRisk) -> AcceptedData:
    said = risk.acceptance.said
    return AcceptedData(
        line=risk.line.id,
        systems=_keys(risk.systems),
        level=risk.acceptance.level.word,
        approver=said.approver,
        reason=said.reason,
        given=said.on,
        expires=said.expires,
        counts_until=risk.acceptance.last,
        capped=risk.acceptance.capped,
        lapsed=risk.acceptance.lapsed,
        days_left=risk.acceptance.days_left,
    )


def _overdue(late: OverdueWork) -> OverdueData:
    return OverdueData(
        line=late.line.id,
        systems=_keys(late.systems),
        owner=late.work.owner,
        due=late.work.due,
        ticket=late.work.ticket,
        days_late=late.days,
    )


def _runs_out(piece: RunsOut) -> RunsOutData:
    return RunsOutData(
        what=piece.what,
        rests=piece.rests,
        systems=_keys(piece.systems),
        until=piece.until,
        days_left=piece.days_left,
    )


def _keys(assessments: Iterable[Assessment]) -> tuple[str, ...]:
    return tuple(each.system.key for each in assessments)
