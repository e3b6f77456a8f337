"""What the words of people are worth on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from proofbook.assessment.status import Status
from proofbook.library.freshness import Freshness
from proofbook.model.attestation import Attestation


def vouched(words: Iterable[Attestation], freshness: Freshness, as_of: date) -> tuple[Status, str]:
    """The status that words alone give a claim, and why: attested, expired, or claimed when none counts."""
    given = [each for each in words if each.said.on <= as_of]
    sound = sorted((each for each in given if not each.problem), key=lambda each: last_day(each, freshness))
    if not sound:
        problem = next((each.problem for each in given), "")
        word = f"the word for it does not count: {problem}" if problem else "no check looks at it"
        return Status.CLAIMED, f"Claimed, nothing observed: {word}."
    last, until = sound[-1].said, last_day(sound[-1], freshness)
    if until < as_of:
        return Status.EXPIRED, f"The word of {last.by} ({last.role}) counted until {until}."
    return Status.ATTESTED, f"{last.by} ({last.role}) vouched on {last.on}, until {until}."


def last_day(word: Attestation, freshness: Freshness) -> date:
    """The last day on which a word counts."""
    return freshness.last_day_of_word(word.said.on, word.said.until)
