"""The evidence register: what the checks saw, numbered; the same sight at several elements is one entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from proofbook.assessment.assessment import Assessment
from proofbook.evidence.observation import Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One sight: a check, the object it looked at, and what it found."""

    number: str
    """Such as `E-007`; page and paper print the same."""
    seen: Observation
    """The first of the observations, which differ in nothing but the element."""
    ids: tuple[str, ...]
    """The ids of all of them."""
    subjects: tuple[str, ...]
    """The ids of the elements that it was seen of."""


def places(entry: Entry, assessment: Assessment, *, most: int = 100) -> str:
    """The titles of the elements; beyond `most` only how many more."""
    titles = [assessment.system.title_of(id) for id in entry.subjects]
    if len(titles) <= most:
        return ", ".join(titles)
    return f"{', '.join(titles[: most - 1])} and {len(titles) - most + 1} more"


def register(assessment: Assessment) -> tuple[Entry, ...]:
    """The entries in the order of the checks."""
    groups: dict[tuple[object, ...], list[Observation]] = {}
    for each in assessment.evidence.observations:
        key = (each.check, each.object, each.result, each.message, each.cites, each.collected, each.expires)
        groups.setdefault(key, []).append(each)
    return tuple(
        Entry(
            number=f"E-{number:03}",
            seen=group[0],
            ids=tuple(each.id for each in group),
            subjects=tuple(each.subject for each in group),
        )
        for number, group in enumerate(groups.values(), start=1)
    )


def numbers(assessment: Assessment) -> Mapping[str, str]:
    """Observation → the number of its entry."""
    return {id: entry.number for entry in register(assessment) for id in entry.ids}
