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

LINE = "threat line"
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
        decision=decision(assessment.lines, assessment.decide_from),
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


def decision(lines: Iterable[AssessedLine], decide_from: Level) -> str:
    """What a committee is asked about these lines, in sentences."""
    lines = tuple(lines)
    counting = [each for each in lines if each.counts]
    severe = Counter(each.disposition for each in counting if each.residual.level >= decide_from)
    worst = at_or_above(decide_from)
    accepted = sum(each.disposition == "accept" for each in counting)
    lapsed = sum(each.lapsed for each in lines)
    late = sum(each.overdue for each in lines)
    asks = [
        ask
        for number, ask in (
            (severe["open"], f"decide how to treat {counted(severe['open'], LINE)} {worst} that nobody has decided on"),
            (
                severe["mitigate"],
                f"take note of {counted(severe['mitigate'], LINE)} {worst} whose treatment is under way",
            ),
            (severe["transfer"], f"take note of {counted(severe['transfer'], LINE)} {worst} that somebody else bears"),
            (accepted, f"confirm {counted(accepted, 'acceptance')}"),
            (lapsed, f"renew or withdraw {counted(lapsed, 'lapsed acceptance')}"),
            (late, f"agree on a new day for {counted(late, 'treatment')} that {'is' if late == 1 else 'are'} overdue"),
        )
        if number
    ]
    if not asks:
        return f"No line stands {worst} and no exception is open; the committee is asked to take note."
    return f"The committee is asked to {_listed(asks)}."


def treatment_words(line: AssessedLine) -> str:
    """The treatment in a few words: what, by whom, until when."""
    if line.excluded_by:
        return f"Assumed away: {line.excluded_by}"
    if line.treatment is None:
        return "Open"
    match line.treatment.decision:
        case Mitigate(owner=owner, due=due, ticket=ticket):
            late = "overdue since" if line.overdue else "due"
            return f"Mitigate: {owner}, {late} {due}" + (f", {ticket}" if ticket else "")
        case Accept(approver=approver):
            return f"{_accepted(line)}: {approver}"
        case _:
            return {"transfer": "Transferred", "avoid": "Avoided", "not-applicable": "Not applicable"}[
                line.treatment.kind
            ]


def _accepted(line: AssessedLine) -> str:
    assert line.acceptance
    last = f"{line.acceptance.last}{', by the policy' if line.acceptance.capped else ''}"
    if line.lapsed:
        return f"Acceptance lapsed on {last}"
    return f"Accepted until {last}" if line.acceptance.counts else f"To be accepted from {line.acceptance.said.on}"


def owner_of(line: AssessedLine, assessment: Assessment) -> str:
    """Who answers for a line: the owner of its treatment, of its component, or of the system."""
    if line.treatment and isinstance(line.treatment.decision, Mitigate):
        return line.treatment.decision.owner
    by_component = {each.id: each.owner for each in assessment.system.components}
    return by_component.get(line.line.element) or assessment.system.owner


def at_or_above(level: Level) -> str:
    """The level and those above it, such as `at high or very high risk`."""
    above = [each.word.replace("-", " ") for each in Level if each >= level]
    return f"at {' or '.join(above) if len(above) < 3 else f'{above[0]} or higher'} risk"


def counted(number: int, what: str) -> str:
    """The number with its noun, in the plural unless it is one."""
    return f"{number} {what}" + ("" if number == 1 else "s")


def _by_level(levels: Iterable[Level]) -> Mapping[Level, int]:
    found = Counter(levels)
    return {level: found[level] for level in sorted(Level, reverse=True)}


def _statuses(assessment: Assessment) -> Mapping[Status, int]:
    found = Counter(each.status for each in leaves(assessment))
    return {status: found[status] for status in Status if found[status]}


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
