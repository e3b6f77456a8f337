"""What is offered beside a status: toward an assessor's findings, or toward a current and a target profile.

The findings are the assessor's words (PCI DSS): evidence is offered *toward* one, none is ours to give. "Not Tested" is
never offered, for it means that a requirement was left out of an assessment. A profile is that of CSF 2.0: the current
one holds the outcomes that are achieved or attempted, and how far; the target one those that are wanted. Which those
are is the organisation's choice, so what applies is proposed for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, assert_never

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.requirement import RequirementStatus
from proofbook.assessment.status import Status
from proofbook.library.library import Library
from proofbook.model.treatment import Mitigate

Toward = Literal["In Place", "Not in Place", "Not Applicable", "nothing"]
Current = Literal["shown", "pursued", "not pursued", "not known", "not applicable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Evidence offered toward an assessor's finding."""

    toward: Toward
    """`Not Applicable` is proposed, for the assessor to confirm."""
    in_part: bool
    """Whether what was read covers a part of the requirement only."""
    remaining: tuple[str, ...]
    """The testing methods that remain for the assessor."""
    illustrative: bool
    """Whether the evidence was written to show the tool: then nothing real is offered."""
    words: str
    """All of it in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A requirement in a current and in a target profile."""

    current: Current
    """Shown by evidence; pursued and not shown; nobody pursues it; a fact or a mapping that decides is missing."""
    target: bool
    """Whether it applies, and so is proposed for the target profile."""
    in_part: bool
    """Whether what was read covers a part of the outcome only."""
    claimed: tuple[str, ...]
    """The ids of the mitigations that are claimed for it."""
    planned: tuple[str, ...]
    """What nobody claims yet and a treatment plans: the mitigation, by whom, until when."""
    gap: str
    """What lies between the two; empty: nothing."""
    illustrative: bool
    """Whether the evidence was written to show the tool: then nothing real is shown."""
    words: str
    """All of it in words."""


Offered = Finding | Outcome
Side = tuple[str, str, str, str]
"""Framework, number, side and service of a requirement's row."""


def offered(assessment: Assessment, library: Library) -> Mapping[Side, Offered]:
    """What is offered for each requirement of the frameworks that ask for it."""
    plans = _plans(assessment, library)
    found: dict[Side, Offered] = {}
    for status in assessment.requirements:
        match library.frameworks[status.framework].offers:
            case "findings":
                found[side_of(status)] = finding(status)
            case "profile":
                found[side_of(status)] = outcome(status, plans)
            case "none":
                pass
            case _ as never:
                assert_never(never)
    return found


def finding(status: RequirementStatus) -> Finding:
    """What is offered toward an assessor's finding."""
    toward = _TOWARD.get(status.status, "nothing")
    part = toward == "In Place" and status.coverage != "whole"
    remaining = status.remaining if toward in ("In Place", "Not in Place") else ()
    return Finding(
        toward=toward,
        in_part=part,
        remaining=remaining,
        illustrative=status.illustrative and toward != "nothing",
        words=_finding_words(status, toward, part, remaining),
    )


_TOWARD: dict[Status, Toward] = {
    Status.FAILING: "Not in Place",
    Status.ATTESTED: "In Place",
    Status.SUPPORTED_DECLARED: "In Place",
    Status.SUPPORTED_OBSERVED: "In Place",
    Status.INHERITED: "In Place",
    Status.NOT_APPLICABLE: "Not Applicable",
}

_NOTHING: dict[Status, str] = {
    Status.MISSING: "nobody claims what would serve it",
    Status.OPEN: "nothing maps to it, or a fact that decides is not stated",
    Status.UNDECIDED: "what was read decides nothing",
    Status.CLAIMED: "a claim is no evidence",
    Status.EXPIRED: "the evidence is past its validity",
}


def _finding_words(status: RequirementStatus, toward: Toward, part: bool, remaining: tuple[str, ...]) -> str:
    if toward == "nothing":
        return f"Nothing is offered: {_NOTHING[status.status]}."
    if toward == "Not Applicable":
        return "Not Applicable is proposed, for the assessor to confirm."
    share = ", in part" if part else ""
    if status.side != "customer":
        return f"The provider's report, toward {toward} for the provider's part alone."
    opening = "Illustrative evidence, so nothing real: toward" if status.illustrative else "Evidence toward"
    rest = f" To be done by the assessor: {', '.join(remaining)}." if remaining else ""
    return f"{opening} {toward}{share}.{rest}"


def outcome(status: RequirementStatus, plans: Mapping[tuple[str, str], str]) -> Outcome:
    """Where a requirement stands between a current and a target profile; `plans` says what treatments plan."""
    current = _CURRENT[status.status]
    part = current == "shown" and status.coverage != "whole"
    claimed = tuple(sorted({each.mitigation for each in status.standings if each.claims}))
    unclaimed = dict.fromkeys((each.mitigation, each.element) for each in status.standings if not each.claims)
    planned = tuple(dict.fromkeys(plans[each] for each in unclaimed if each in plans))
    gap = _gap(status, current, part)
    return Outcome(
        current=current,
        target=current != "not applicable",
        in_part=part,
        claimed=claimed,
        planned=planned,
        gap=gap,
        illustrative=status.illustrative and current in ("shown", "pursued"),
        words=_outcome_words(status, current, part, planned, gap),
    )


_CURRENT: dict[Status, Current] = {
    Status.FAILING: "pursued",
    Status.MISSING: "not pursued",
    Status.OPEN: "not known",
    Status.UNDECIDED: "pursued",
    Status.CLAIMED: "pursued",
    Status.EXPIRED: "pursued",
    Status.ATTESTED: "shown",
    Status.SUPPORTED_DECLARED: "shown",
    Status.SUPPORTED_OBSERVED: "shown",
    Status.INHERITED: "shown",
    Status.NOT_APPLICABLE: "not applicable",
}

_GAPS: dict[Status, str] = {
    Status.FAILING: "a check failed",
    Status.MISSING: "nobody claims what would serve it",
    Status.OPEN: "nothing maps to it, or a fact that decides is not stated",
    Status.UNDECIDED: "what was read decides nothing",
    Status.CLAIMED: "claimed, and no evidence",
    Status.EXPIRED: "the evidence is past its validity",
}


def _gap(status: RequirementStatus, current: Current, part: bool) -> str:
    if current == "shown" and status.illustrative:
        return "no real evidence"
    return _GAPS.get(status.status, "no evidence for the rest" if part else "")


def _outcome_words(status: RequirementStatus, current: Current, part: bool, planned: tuple[str, ...], gap: str) -> str:
    if current == "not applicable":
        return "In neither profile: it does not apply."
    now = {"shown": "shown by evidence", "pursued": "pursued, not shown"}.get(current, current)
    whose = "" if status.side == "customer" else "The provider's part alone. "
    real = " (illustrative, so nothing real is shown)" if status.illustrative and current == "shown" else ""
    plan = f" Planned: {'; '.join(planned)}." if planned else ""
    left = f" Gap: {gap}." if gap else ""
    return f"{whose}Current: {now}{', in part' if part else ''}{real}. Target: proposed, as it applies.{plan}{left}"


def _plans(assessment: Assessment, library: Library) -> Mapping[tuple[str, str], str]:
    """(mitigation, element) → by whom and until when a treatment plans it where nobody claims it yet."""
    found: dict[tuple[str, str], str] = {}
    for line in assessment.lines:
        if line.treatment and isinstance(line.treatment.decision, Mitigate):
            decision = line.treatment.decision
            for id in line.unclaimed:
                words = f"{library.mitigations[id].title}, {decision.owner}, due {decision.due}"
                found.setdefault((id, line.line.element), words)
    return found


def side_of(status: RequirementStatus) -> Side:
    """The key of a requirement's row."""
    return (status.framework, status.requirement, status.side, status.service)
