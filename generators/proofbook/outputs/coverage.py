"""The coverage picture: on what the claims and the requirements of a system rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.status import BASES, Status
from proofbook.outputs.summary import leaves


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many of some things rest on what."""

    of: str
    """What is counted."""
    total: int
    parts: tuple[tuple[str, int], ...]
    """Basis and number, the firmest first; those of which there are none are left out."""


def coverage(*assessments: Assessment) -> tuple[Coverage, ...]:
    """The picture of systems: their claimed mitigations at each element, and the requirements that apply to them."""
    claims = [each.status for one in assessments for each in one.standings]
    rows = [each.status for one in assessments for each in leaves(one)]
    requirements = [each for each in rows if each is not Status.NOT_APPLICABLE]
    return (
        _counted("Claimed mitigations, at each element", claims),
        _counted("Requirements that apply", requirements),
    )


def _counted(of: str, statuses: Iterable[Status]) -> Coverage:
    found = Counter(BASES[status] for status in statuses)
    order = dict.fromkeys(BASES.values())
    parts = tuple((basis, found[basis]) for basis in order if found[basis])
    return Coverage(of=of, total=found.total(), parts=parts)
