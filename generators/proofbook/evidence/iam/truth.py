"""Yes, no, or can't be told: Kleene's three-valued logic, in which what is unknown carries its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Truth:
    """Whether something holds."""

    value: bool | None
    why: str = ""
    """Why it can't be told; empty when it can."""


YES = Truth(True)
NO = Truth(False)


def known(value: bool) -> Truth:
    """What can be told."""
    return YES if value else NO


def untold(why: str) -> Truth:
    """What can't."""
    return Truth(None, why)


def negation(truth: Truth) -> Truth:
    """The opposite; of what can't be told, nothing."""
    return truth if truth.value is None else known(not truth.value)


def every(truths: Iterable[Truth]) -> Truth:
    """Whether all hold: one that doesn't settles it, whatever can't be told about others."""
    doubt = YES
    for each in truths:
        if each.value is False:
            return NO
        if each.value is None and doubt is YES:
            doubt = each
    return doubt


def some(truths: Iterable[Truth]) -> Truth:
    """Whether one holds: one that does settles it."""
    doubt = NO
    for each in truths:
        if each.value is True:
            return YES
        if each.value is None and doubt is NO:
            doubt = each
    return doubt
