"""What a committee wants on one page, counted from an assessment; page and paper print the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from proofbook.assessment.assessment import AssessedLine, Assessment
from proofbook.assessment.requirement import RequirementStatus
from proofbook.assessment.status import Status
from proofbook.library.terms import Level
from proofbook.model.treatment import Accept, Mitigate

ILLUSTRATIVE = "Illustrative: the configuration was written to show the tool; no system was examined."
"""Said wherever evidence was made up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The figures of one system."""

    decision: str
    """The decision asked, in sentences."""
    by_residual: Mapping[Level, int]
    """How many counting lines stand at each level on what evidence bears out, the highest first."""
    by_inherent: Mapping[Level, int]
    by_planned: Mapping[Level, int]
    statuses: Mapping[Status, int]
    """How many requirements (parents aside, customer's side) have each status, the worst first."""
    top: tuple[AssessedLine, ...]
    """At most ten lines, the worst residual first."""
    exceptions: tuple[AssessedLine, ...]
    """Accepted lines, the lapsed included."""
    severe: int
    """Counting lines whose residual risk is high or very high."""
    hinging: int
    """How many threats hinge on unstated facts."""


def summary(assessment: Assessment) -> Summary:
    """The figures of one system."""
    counting = [each for each in assessment.lines if each.counts]
    return Summary(
        decision=_decision(assessment),
        by_residual=_by_level(each.residual.level for each in counting),
        by_inherent=_by_level(each.inherent.level for each in counting),
        by_planned=_by_level(each.planned.level for each in counting),
        statuses=_statuses(assessment),
        top=tuple(counting[:10]),
        exceptions=tuple(
            each for each in assessment.lines if each.treatment and isinstance(each.treatment.decision, Accept)
        ),
        severe=sum(each.residual.level >= Level.HIGH for each in counting),
        hinging=sum(len(each.members) for each in assessment.enumeration.hinges),
    )


def leaves(assessment: Assessment) -> tuple[RequirementStatus, ...]:
    """The customer's rows without the parents, which only roll up."""
    return tuple(each for each in assessment.requirements if each.side == "customer" and not each.children)


def heat_map(assessment: Assessment) -> Mapping[tuple[Level, Level], tuple[AssessedLine, ...]]:
    """(likelihood, impact) → the counting lines whose residual risk stands there."""
    cells: dict[tuple[Level, Level], list[AssessedLine]] = {}
    for each in assessment.lines:
        if each.counts:
            cells.setdefault((each.residual.likelihood, each.residual.impact), []).append(each)
    return {cell: tuple(lines) for cell, lines in cells.items()}


def treatment_words(line: AssessedLine) -> str:
    """The treatment in a few words: what, by whom, until when."""
    if line.excluded_by:
        return f"Assumed away: {line.excluded_by}"
    if line.treatment is None:
        return "Open"
    match line.treatment.decision:
        case Mitigate(owner=owner, due=due, ticket=ticket):
            return f"Mitigate: {owner}, due {due}" + (f", {ticket}" if ticket else "")
        case Accept(approver=approver, expires=expires):
            word = f"Acceptance lapsed on {expires}" if line.lapsed else f"Accepted until {expires}"
            return f"{word}: {approver}"
        case _:
            return {"transfer": "Transferred", "avoid": "Avoided", "not-applicable": "Not applicable"}[
                line.treatment.kind
            ]


def owner_of(line: AssessedLine, assessment: Assessment) -> str:
    """Who answers for a line: the owner of its treatment, of its component, or of the system."""
    if line.treatment and isinstance(line.treatment.decision, Mitigate):
        return line.treatment.decision.owner
    by_component = {each.id: each.owner for each in assessment.system.components}
    return by_component.get(line.line.element) or assessment.system.owner


def counted(number: int, what: str) -> str:
    """The number with its noun, in the plural unless it is one."""
    return f"{number} {what}" + ("" if number == 1 else "s")


def _by_level(levels: Iterable[Level]) -> Mapping[Level, int]:
    found = Counter(levels)
    return {level: found[level] for level in sorted(Level, reverse=True)}


def _statuses(assessment: Assessment) -> Mapping[Status, int]:
    found = Counter(each.status for each in leaves(assessment))
    return {status: found[status] for status in Status if found[status]}


def _decision(assessment: Assessment) -> str:
    counting = [each for each in assessment.lines if each.counts]
    high = Counter(each.disposition for each in counting if each.residual.level >= Level.HIGH)
    accepted = sum(each.disposition == "accept" for each in counting)
    lapsed = sum(each.lapsed for each in assessment.lines)
    asks = [
        ask
        for number, ask in (
            (high["open"], f"decide how to treat {_severe(high['open'])} that nobody has decided on"),
            (high["mitigate"], f"take note of {_severe(high['mitigate'])} whose treatment is under way"),
            (high["transfer"], f"take note of {_severe(high['transfer'])} that somebody else bears"),
            (accepted, f"confirm {counted(accepted, 'acceptance')}"),
            (lapsed, f"renew or withdraw {counted(lapsed, 'lapsed acceptance')}"),
        )
        if number
    ]
    if not asks:
        return "No line stands at high risk and no exception is open; the committee is asked to take note."
    return f"The committee is asked to {_listed(asks)}."


def _severe(number: int) -> str:
    return f"{counted(number, 'threat line')} at high or very high risk"


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
