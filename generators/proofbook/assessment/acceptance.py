"""What the acceptance of a threat line is worth on a day: until its own end, or the policy's if that comes first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from proofbook.library.risk_policy import RiskPolicy
from proofbook.library.terms import Level
from proofbook.model.treatment import Accept, Mitigate, Treatment
from proofbook.source.diagnostic import Diagnostic, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """An acceptance on the day of the assessment."""

    said: Accept
    level: Level
    """The residual level of the line, by which the policy allows days."""
    most: date
    """The last day that the policy allows."""
    as_of: date

    @property
    def last(self) -> date:
        """The last day on which it counts."""
        return min(self.said.expires, self.most)

    @property
    def capped(self) -> bool:
        """Whether it was given for longer than the policy allows."""
        return self.most < self.said.expires

    @property
    def lapsed(self) -> bool:
        """Whether its last day has passed."""
        return self.last < self.as_of

    @property
    def counts(self) -> bool:
        """Whether it decides anything on the day: it was given by then, and has not lapsed."""
        return self.said.on <= self.as_of and not self.lapsed

    @property
    def days_left(self) -> int:
        """Days from the assessment to its last day; below nought once it has lapsed."""
        return (self.last - self.as_of).days


def acceptance(treatment: Treatment | None, level: Level, policy: RiskPolicy, as_of: date) -> Acceptance | None:
    """The acceptance that a treatment is, of a line at this residual level; None when it is none."""
    if treatment is None or not isinstance(treatment.decision, Accept):
        return None
    most = policy.last_day(treatment.decision.on, level)
    return Acceptance(said=treatment.decision, level=level, most=most, as_of=as_of)


def overdue(treatment: Treatment | None, as_of: date) -> bool:
    """Whether it is work whose due date has passed."""
    return treatment is not None and isinstance(treatment.decision, Mitigate) and treatment.decision.due < as_of


def warnings(
    treated: Iterable[tuple[Treatment, Acceptance | None]], policy: RiskPolicy, as_of: date
) -> Iterable[Diagnostic]:
    """What `check` says of acceptances that end, have ended or run too long, and of work that is overdue."""
    for treatment, accepted in treated:
        if accepted:
            yield from _of_acceptance(treatment, accepted, policy)
        elif overdue(treatment, as_of) and isinstance(treatment.decision, Mitigate):
            yield _warning(
                "treatment-overdue",
                f"the treatment of `{treatment.line}` was due on {treatment.decision.due}",
                treatment,
                label=f"before {as_of}, the date of this assessment",
                help="attach what shows the work, or agree on another day with its owner",
            )


def _of_acceptance(treatment: Treatment, accepted: Acceptance, policy: RiskPolicy) -> Iterable[Diagnostic]:
    days, as_of = policy.acceptance_days.at(accepted.level), accepted.as_of
    allowed = f"the policy allows {days} days at {accepted.level.word} risk"
    if accepted.lapsed:
        told = f"counted until {accepted.last}: {allowed}" if accepted.capped else f"expired on {accepted.last}"
        yield _warning(
            "acceptance-expired",
            f"the acceptance of `{treatment.line}` {told}",
            treatment,
            label=f"{'counted until a day ' if accepted.capped else ''}before {as_of}, the date of this assessment",
            help="treat the threat in another way, or have the acceptance renewed by its approver",
        )
        return
    if accepted.capped:
        yield _warning(
            "acceptance-too-long",
            f"the acceptance of `{treatment.line}` runs to {accepted.said.expires}, and {allowed}",
            treatment,
            label=f"counts until {accepted.last} only",
            help=f"write `expires: {accepted.last}` or an earlier day, and have it decided again by then",
        )
    if policy.warns(accepted.last, as_of):
        yield _warning(
            "acceptance-expires-soon",
            f"the acceptance of `{treatment.line}` counts until {accepted.last}",
            treatment,
            label=f"{accepted.days_left} days after {as_of}" if accepted.days_left else "today is its last day",
            help="have its approver decide again, or treat the threat in another way",
        )


def _warning(rule: str, message: str, treatment: Treatment, *, label: str, help: str) -> Diagnostic:
    return Diagnostic(
        rule=rule, message=message, span=treatment.day_span, label=label, help=help, severity=Severity.WARNING
    )
