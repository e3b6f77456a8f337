"""Exceptions of a project in one list: what was accepted, what is overdue, and what else runs out.

The same decision about the same line of a system and of its variants is one exception, unless it ends on another day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from proofbook.assessment.acceptance import Acceptance
from proofbook.assessment.assessment import AssessedLine, Assessment
from proofbook.assessment.vouched import last_day
from proofbook.library.library import Library
from proofbook.model.treatment import Mitigate


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedRisk:
    """An acceptance of one line, wherever it holds."""

    assessed: Assessment
    """The first of the systems and variants in which it holds."""
    line: AssessedLine
    acceptance: Acceptance
    systems: tuple[Assessment, ...]
    """All of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueWork:
    """Work on one line that is late."""

    assessed: Assessment
    line: AssessedLine
    work: Mitigate
    days: int
    """How many days late."""
    systems: tuple[Assessment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunsOut:
    """Something else that the answers rest on for a time."""

    what: str
    """In words: a provider's report, a person's word, an assumption."""
    rests: str
    """What rests on it."""
    until: date
    days_left: int
    """Below nought once it has run out."""
    systems: tuple[Assessment, ...]


def accepted_risks(assessments: Iterable[Assessment]) -> tuple[AcceptedRisk, ...]:
    """Every acceptance, the lapsed included; the one that ends first stands first."""
    found: dict[tuple[object, ...], list[tuple[Assessment, AssessedLine]]] = {}
    for each in assessments:
        for line in each.lines:
            if line.acceptance:
                key = (each.system.id, line.id, line.acceptance.said, line.acceptance.last)
                found.setdefault(key, []).append((each, line))
    risks = [
        AcceptedRisk(assessed=first, line=line, acceptance=line.acceptance, systems=tuple(each for each, _ in group))
        for group in found.values()
        for first, line in group[:1]
        if line.acceptance
    ]
    return tuple(sorted(risks, key=lambda each: (each.acceptance.last, each.assessed.system.key, each.line.id)))


def overdue_work(assessments: Iterable[Assessment]) -> tuple[OverdueWork, ...]:
    """Every treatment whose due date has passed, the latest one first."""
    found: dict[tuple[object, ...], list[tuple[Assessment, AssessedLine]]] = {}
    for each in assessments:
        for line in each.lines:
            if line.overdue and line.treatment:
                found.setdefault((each.system.id, line.id, line.treatment.decision), []).append((each, line))
    late = [
        OverdueWork(
            assessed=first,
            line=line,
            work=line.treatment.decision,
            days=(first.as_of - line.treatment.decision.due).days,
            systems=tuple(each for each, _ in group),
        )
        for group in found.values()
        for first, line in group[:1]
        if line.treatment and isinstance(line.treatment.decision, Mitigate)
    ]
    return tuple(sorted(late, key=lambda each: (-each.days, each.assessed.system.key, each.line.id)))


def running_out(assessments: Iterable[Assessment], library: Library) -> tuple[RunsOut, ...]:
    """Reports of providers, words of people and assumptions with a last day; what ends first stands first."""
    found: dict[tuple[str, str, date], list[Assessment]] = {}
    for each in assessments:
        for piece in dict.fromkeys((*_reports(each), *_words(each, library), *_assumptions(each))):
            found.setdefault(piece, []).append(each)
    pieces = [
        RunsOut(what=what, rests=rests, until=until, days_left=(until - group[0].as_of).days, systems=tuple(group))
        for (what, rests, until), group in found.items()
    ]
    return tuple(sorted(pieces, key=lambda each: (each.until, each.what, each.rests, each.systems[0].system.key)))


def _reports(assessed: Assessment) -> Iterable[tuple[str, str, date]]:
    for provider in assessed.system.providers:
        if provider.report:
            duties = len(provider.duties)
            rests = f"{duties} requirement{'' if duties == 1 else 's'} of which {provider.title} does a part"
            yield f"Report of a provider: {provider.report.title}", rests, provider.report.to


def _words(assessed: Assessment, library: Library) -> Iterable[tuple[str, str, date]]:
    for word in assessed.system.attestations:
        if not word.problem:
            what = f"Word of {word.said.by}, {word.said.role}"
            yield what, library.mitigations[word.mitigation].title, last_day(word, library.freshness)


def _assumptions(assessed: Assessment) -> Iterable[tuple[str, str, date]]:
    for each in assessed.system.assumptions:
        if each.said.until:
            away = len(each.said.excludes)
            rests = f"keeps {away or 'no'} line{'' if away < 2 else 's'} out of the totals"
            yield f"Assumption: {each.said.text}", rests, each.said.until
