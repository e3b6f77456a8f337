"""What is offered beside a status, as data."""

from __future__ import annotations

from typing import Literal

from proofbook.assessment.offered import Finding, Offered
from proofbook.outputs.part import Part


class FindingData(Part):
    """What is offered toward an assessor's finding; the finding is the assessor's."""

    toward: Literal["In Place", "Not in Place", "Not Applicable", "nothing"]
    """`Not Applicable` is proposed, for the assessor to confirm."""
    in_part: bool
    """Whether what was read covers a part of the requirement only."""
    remaining: tuple[str, ...]
    """The testing methods that remain for the assessor."""
    illustrative: bool
    """Whether the evidence was written to show the tool: then nothing real is offered."""
    words: str


class OutcomeData(Part):
    """Where a requirement stands between the current and the target profile of CSF 2.0."""

    current: Literal["shown", "pursued", "not pursued", "not known", "not applicable"]
    target: bool
    """Whether it applies, and so is proposed for the target profile."""
    in_part: bool
    claimed: tuple[str, ...]
    """The ids of the mitigations that are claimed for it."""
    planned: tuple[str, ...]
    """What a treatment plans: the mitigation, by whom, until when."""
    gap: str
    """What lies between the two profiles; empty: nothing."""
    illustrative: bool
    words: str


def offer(offered: Offered | None) -> FindingData | OutcomeData | None:
    """What is offered for one requirement; nothing where its framework asks for nothing."""
    if offered is None:
        return None
    if isinstance(offered, Finding):
        return FindingData(
            toward=offered.toward,
            in_part=offered.in_part,
            remaining=offered.remaining,
            illustrative=offered.illustrative,
            words=offered.words,
        )
    return OutcomeData(
        current=offered.current,
        target=offered.target,
        in_part=offered.in_part,
        claimed=offered.claimed,
        planned=offered.planned,
        gap=offered.gap,
        illustrative=offered.illustrative,
        words=offered.words,
    )
