"""The evidence register: what checks saw and what people vouched for, each piece with a number that stays.

The same sight at several elements is one piece. A number is made of the system and of what was looked at, so that
neither a new check nor a new file moves it; and a variant in which the same is seen gives it the same number.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.vouched import last_day
from proofbook.evidence.observation import Observation
from proofbook.library.freshness import Freshness
from proofbook.model.attestation import Attestation

DIGITS, MORE_DIGITS = 6, 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One sight: a check, the object it looked at, and what it found."""

    number: str
    """Such as `E-048213`; page, paper and data say the same."""
    seen: Observation
    """The first of the observations, which differ in nothing but the element."""
    ids: tuple[str, ...]
    """The ids of all of them."""
    subjects: tuple[str, ...]
    """The ids of the elements that it was seen of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One person's word."""

    number: str
    given: Attestation
    until: date
    """The last day on which it counts, by its own words and by the project's policy."""


def places(entry: Entry, assessment: Assessment, *, most: int = 100) -> str:
    """The titles of the elements; beyond `most` only how many more."""
    titles = [assessment.system.title_of(id) for id in entry.subjects]
    if len(titles) <= most:
        return ", ".join(titles)
    return f"{', '.join(titles[: most - 1])} and {len(titles) - most + 1} more"


def register(assessment: Assessment) -> tuple[Entry, ...]:
    """What was seen, in the order of the checks."""
    groups: dict[tuple[object, ...], list[Observation]] = {}
    for each in assessment.evidence.observations:
        key = (each.check, each.object, each.result, each.message, each.cites, each.collected, each.expires)
        groups.setdefault(key, []).append(each)
    sights = Counter((group[0].check, group[0].object) for group in groups.values())
    pieces = [
        # Where one object gave several sights, the element tells them apart.
        (first.check, first.object, first.subject if sights[first.check, first.object] > 1 else "")
        for first in (group[0] for group in groups.values())
    ]
    return tuple(
        Entry(
            number=number,
            seen=group[0],
            ids=tuple(each.id for each in group),
            subjects=tuple(each.subject for each in group),
        )
        for number, group in zip(_numbered(assessment, pieces), groups.values(), strict=True)
    )


def words(assessment: Assessment, freshness: Freshness) -> tuple[Word, ...]:
    """What people vouched for, in the order of the mitigations."""
    given = sorted(assessment.system.attestations, key=lambda each: (each.mitigation, each.span.path, each.span.line))
    pieces = [("attestation", each.mitigation, f"{each.said.by} {each.said.on} {each.said.sha256}") for each in given]
    numbered = zip(_numbered(assessment, pieces), given, strict=True)
    return tuple(Word(number=number, given=each, until=last_day(each, freshness)) for number, each in numbered)


def numbers(assessment: Assessment) -> Mapping[str, str]:
    """Observation → the number of its piece."""
    return {id: entry.number for entry in register(assessment) for id in entry.ids}


def _numbered(assessment: Assessment, pieces: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    drawn = [_drawn(assessment.system.id, *piece) for piece in pieces]
    short = Counter(each[:DIGITS] for each in drawn)
    return tuple(f"E-{each[:DIGITS] if short[each[:DIGITS]] == 1 else each}" for each in drawn)


def _drawn(*piece: str) -> str:
    """Nine digits; a page shows six of them unless two pieces share those."""
    drawn = int(hashlib.sha256("\n".join(piece).encode()).hexdigest()[:15], 16)
    return f"{drawn % 10**MORE_DIGITS:0{MORE_DIGITS}}"
