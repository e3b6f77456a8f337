"""The status of a requirement, worst first, and how statuses combine."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Status(StrEnum):
    """Worst first; `not applicable` stands outside the order."""

    FAILING = "failing"
    MISSING = "missing"
    OPEN = "open"
    UNDECIDED = "undecided"
    CLAIMED = "claimed"
    EXPIRED = "expired"
    ATTESTED = "attested"
    SUPPORTED_DECLARED = "supported (declared)"
    SUPPORTED_OBSERVED = "supported (observed)"
    INHERITED = "inherited"
    NOT_APPLICABLE = "not applicable"

    @property
    def rank(self) -> int:
        """Its place in the order, worst 0."""
        return _ORDER.index(self)

    @property
    def answered(self) -> bool:
        """Whether it counts as answered: somebody vouched, or configuration was read and passed."""
        return self in _ANSWERED

    @property
    def lowers_risk(self) -> bool:
        """Whether a mitigation that stands so is borne out; a claim lowers nothing."""
        return self in _ANSWERED


_ORDER = tuple(Status)
_ANSWERED = frozenset({Status.ATTESTED, Status.SUPPORTED_DECLARED, Status.SUPPORTED_OBSERVED, Status.INHERITED})


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


def worst(statuses: Iterable[Status]) -> Status:
    """The worst of those that apply; not applicable when none does."""
    return min(_applying(statuses), key=lambda status: status.rank, default=Status.NOT_APPLICABLE)


def best(statuses: Iterable[Status]) -> Status:
    """The best of the alternatives that somebody chose; one that nobody claims is no alternative.

    So an unclaimed way never hides that the claimed one fails.
    """
    applying = _applying(statuses)
    chosen = [status for status in applying if status is not Status.MISSING]
    return max(chosen or applying, key=lambda status: status.rank, default=Status.NOT_APPLICABLE)


def _applying(statuses: Iterable[Status]) -> list[Status]:
    return [status for status in statuses if status is not Status.NOT_APPLICABLE]
