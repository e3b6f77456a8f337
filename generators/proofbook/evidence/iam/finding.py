"""Whether something is said about a call, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from proofbook.evidence.iam.policies import Place
from proofbook.evidence.iam.truth import NO, Truth, every


@dataclass(frozen=True, slots=True)
class Finding:
    """An answer and the statement that it rests on."""

    truth: Truth
    place: Place | None = None
    lacks: str = ""
    """What is lacking when the answer is no."""
    is_by_arn: bool = False
    """Whether the statement asks for the caller's ARN."""


def best(found: Iterable[Finding]) -> Finding:
    """The first yes; else the first that can't be told; else no."""
    doubt = Finding(NO)
    for each in found:
        if each.truth.value:
            return each
        if each.truth.value is None and doubt.truth is NO:
            doubt = each
    return doubt


def both(grant: Finding, limit: Finding) -> Finding:
    """Yes where both are, at the place of the grant; else what the one that isn't says."""
    truth = every((grant.truth, limit.truth))
    if truth.value:
        return grant
    other = limit if grant.truth.value or (limit.truth.value is False and grant.truth.value is None) else grant
    return Finding(truth, other.place, other.lacks, grant.is_by_arn)
