"""The coverage picture: on what the claims and the requirements of a system rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.status import Status
from proofbook.outputs.summary import leaves

BASES: dict[Status, str] = {
    Status.SUPPORTED_OBSERVED: "observed",
    Status.SUPPORTED_DECLARED: "declared",
    Status.ATTESTED: "attested",
    Status.INHERITED: "inherited",
    Status.EXPIRED: "expired",
    Status.CLAIMED: "claimed",
    Status.UNDECIDED: "undecided",
    Status.FAILING: "failed",
    Status.MISSING: "none",
    Status.OPEN: "none",
}
"""What a status rests on; `failed` was read as well, and speaks against the claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many of some things rest on what."""

    of: str
    """What is counted."""
    total: int
    parts: tuple[tuple[str, int], ...]
    """Basis and number, the firmest first; those of which there are none are left out."""


def coverage(assessment: Assessment) -> tuple[Coverage, ...]:
    """The picture of a system: its claimed mitigations at each element, and the requirements that apply to it."""
    claims = [each.status for each in assessment.standings]
    requirements = [each.status for each in leaves(assessment) if each.status is not Status.NOT_APPLICABLE]
    return (
        _counted("Claimed mitigations, at each element", claims),
        _counted("Requirements that apply", requirements),
    )


def _counted(of: str, statuses: Iterable[Status]) -> Coverage:
    found = Counter(BASES[status] for status in statuses)
    order = dict.fromkeys(BASES.values())
    parts = tuple((basis, found[basis]) for basis in order if found[basis])
    return Coverage(of=of, total=found.total(), parts=parts)
