"""What the paper on the risk of all systems says, as plain data for its template."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from proofbook.assessment.next_work import Work, next_work, ranked
from proofbook.assessment.portfolio import Portfolio
from proofbook.library.terms import Level
from proofbook.outputs.coverage import coverage
from proofbook.outputs.data import digest_of_all
from proofbook.outputs.exceptions import (
    AcceptedRisk,
    OverdueWork,
    RunsOut,
    accepted_risks,
    overdue_work,
    running_out,
)
from proofbook.outputs.paper.content import drawable_data
from proofbook.outputs.risk_lines import KIND_TITLES, KINDS, Kind, RiskLine, by_level, heat, risk_lines
from proofbook.outputs.summary import ILLUSTRATIVE, counted, decision, treatment_words
from proofbook.outputs.work_owner import work_owner

Json = dict[str, Any]
FIRST = 5
"""That many risks and exceptions stand on the page of decision; all of them follow."""
WORK = 25
"""That many pieces of each list of work stand in the paper; the site has more."""


def portfolio_content(portfolio: Portfolio) -> Json:
    """The paper's data."""
    systems = portfolio.systems()
    lines = risk_lines(systems)
    exceptions = accepted_risks(portfolio.assessments)
    made: Json = drawable_data(
        {
            "title": portfolio.project,
            "document": f"{portfolio.project}: risk of all systems",
            "description": f"Decision, risk, exceptions and next work as of {portfolio.as_of}",
            "owner": portfolio.project,
            "as_of": str(portfolio.as_of),
            "commit": portfolio.commit,
            "digest": digest_of_all(portfolio),
            "illustrative": ILLUSTRATIVE if any(each.illustrative for each in portfolio.assessments) else "",
            "decision": decision((line for each in systems for line in each.lines), _decide_from(portfolio)),
            "scope": _scope(portfolio, len(lines)),
            "scale": portfolio.library.risk_policy.scale.title,
            "levels": _levels(lines),
            "top": [_short(each) for each in lines[:FIRST]],
            "exceptions_short": [_short_exception(each) for each in exceptions[:FIRST]],
            "coverage": [_covered(each) for each in coverage(*systems)],
            "limits": _limits(portfolio),
            "lines": [_line(each) for each in lines],
            "maps": [
                {"title": KIND_TITLES[kind], "rows": _heat(lines, kind)} for kind in ("inherent", "planned", "residual")
            ],
            "exceptions": [_exception(each) for each in exceptions],
            "overdue": [_overdue(each) for each in overdue_work(portfolio.assessments)],
            "runs_out": [_runs_out(each) for each in running_out(portfolio.assessments, portfolio.library)],
            "work": _work_lists(portfolio),
        }
    )
    return made


def _decide_from(portfolio: Portfolio) -> Level:
    return portfolio.library.risk_policy.decide_from


def _scope(portfolio: Portfolio, lines: int) -> str:
    systems = portfolio.systems()
    titles = [cut(each.system.title, 60) for each in systems]
    named = f": {'; '.join(titles[:12])}" + (f"; and {len(titles) - 12} more" if len(titles) > 12 else "")
    variants = len(portfolio.assessments) - len(systems)
    return (
        f"{counted(len(systems), 'system')}{named if titles else ''}. {counted(lines, 'threat line')} bear risk. "
        f"{counted(variants, 'variant')}, as alternatives, count among the exceptions only."
    )


def _limits(portfolio: Portfolio) -> str:
    systems = portfolio.systems()
    assumptions = sum(len(each.system.assumptions) for each in systems)
    limitations = sum(len(each.system.limitations) for each in systems)
    hinging = sum(len(hinge.members) for each in systems for hinge in each.enumeration.hinges)
    return (
        f"The models rest on {counted(assumptions, 'assumption')} and name {counted(limitations, 'limitation')}; each "
        f"stands in the paper of its system. {counted(hinging, 'threat')} hinge on facts that nobody stated and bear "
        "no risk here. Configuration supports a requirement; whether it is met is an assessor's judgement."
    )


def cut(text: str, most: int) -> str:
    """The text, or its beginning with a mark that more follows."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _levels(lines: Sequence[RiskLine]) -> list[Json]:
    counts = {kind: by_level(lines, kind) for kind in KINDS}
    return [
        {"level": level.word, **{kind: found[level] for kind, found in counts.items()}}
        for level in sorted(Level, reverse=True)
    ]


def _heat(lines: Sequence[RiskLine], kind: Kind) -> list[Json]:
    cells = heat(lines, kind)
    return [
        {"likelihood": likelihood.word, "cells": [len(cells.get((likelihood, impact), ())) for impact in Level]}
        for likelihood in sorted(Level, reverse=True)
    ]


def _short(each: RiskLine) -> Json:
    """A line for the page of decision, which has to stay one page."""
    return {
        "title": cut(each.line.line.title, 80),
        "system": cut(each.assessed.system.title, 50),
        "inherent": each.line.inherent.level.word,
        "residual": each.line.residual.level.word,
        "treatment": cut(_treated(each), 70),
        "owner": cut(each.owner or "not stated", 40),
    }


def _short_exception(risk: AcceptedRisk) -> Json:
    return {
        "title": cut(risk.line.line.title, 80),
        "system": cut(risk.assessed.system.title, 50),
        "approver": cut(risk.acceptance.said.approver, 50),
        "until": str(risk.acceptance.last),
        "lapsed": risk.acceptance.lapsed,
    }


def _covered(picture: Any) -> Json:
    return {
        "of": picture.of,
        "total": picture.total,
        "parts": ", ".join(f"{number} {basis}" for basis, number in picture.parts),
    }


def _treated(each: RiskLine) -> str:
    return f"{'Needs a decision. ' if each.undecided else ''}{treatment_words(each.line)}"


def _line(each: RiskLine) -> Json:
    system = each.assessed.system
    return {
        "id": f"{system.key}: {each.line.id}",
        "title": each.line.line.title,
        "element": system.title_of(each.line.line.element),
        "inherent": each.line.inherent.level.word,
        "planned": each.line.planned.level.word,
        "residual": each.line.residual.level.word,
        "treatment": _treated(each),
        "owner": each.owner or "not stated",
    }


def _exception(risk: AcceptedRisk) -> Json:
    said = risk.acceptance.said
    return {
        "title": risk.line.line.title,
        "systems": ", ".join(each.system.key for each in risk.systems),
        "level": risk.acceptance.level.word,
        "approver": said.approver,
        "reason": said.reason,
        "given": str(said.on),
        "until": str(risk.acceptance.last),
        "capped": str(said.expires) if risk.acceptance.capped else "",
        "lapsed": risk.acceptance.lapsed,
    }


def _overdue(late: OverdueWork) -> Json:
    return {
        "title": late.line.line.title,
        "systems": ", ".join(each.system.key for each in late.systems),
        "owner": late.work.owner,
        "how": " ".join(filter(None, (late.work.how, late.work.ticket))) or "not stated",
        "due": str(late.work.due),
        "days": late.days,
    }


def _runs_out(piece: RunsOut) -> Json:
    return {
        "what": piece.what,
        "rests": piece.rests,
        "systems": ", ".join(each.system.key for each in piece.systems),
        "until": str(piece.until),
        "out": piece.days_left < 0,
    }


def _work_lists(portfolio: Portfolio) -> list[Json]:
    systems = {each.system.key: each for each in portfolio.systems()}
    work = ranked(piece for each in systems.values() for piece in next_work(each, portfolio.library))
    lists = (
        ("Make good what is claimed", [each for each in work if each.claimed]),
        ("Claim more", [each for each in work if not each.claimed]),
    )
    return [
        {
            "title": title,
            "total": len(pieces),
            "rows": [_work(each, work_owner(each, systems[each.system.key])) for each in pieces[:WORK]],
        }
        for title, pieces in lists
    ]


def _work(work: Work, owner: str) -> Json:
    return {
        "levels": work.levels,
        "title": work.standing.title,
        "at": f"{work.system.title_of(work.standing.element)} · {work.system.key}",
        "status": work.standing.status.value,
        "illustrative": work.standing.illustrative,
        "todo": work.todo,
        "lines": [
            {
                "title": each.line.line.title,
                "before": each.line.residual.level.word.replace("-", " "),
                "after": each.after.level.word.replace("-", " "),
            }
            for each in work.lowers
        ],
        "owner": owner or "not stated",
    }
