"""Patterns with `*` and `?`, matched in one pass over the text, whatever the pattern.

A pattern is run as the set of places in it that can be reached, one bit a place: no backtracking, so a hostile pattern
costs no more than an honest one of its length.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

LONGEST = 4096
"""Characters of a pattern or a text; beyond that nothing is matched. An ARN has 2,048 at most."""


class Wildcard(Enum):
    """A part of a pattern that stands for other characters."""

    MANY = "*"
    ONE = "?"


Token = str | Wildcard
Tokens = tuple[Token, ...]
"""Single characters and wildcards."""

WILDCARDS = {each.value: each for each in Wildcard}


def tokens(text: str) -> Tokens:
    """A pattern as it is written: `*` stands for any characters, `?` for one."""
    return tuple(WILDCARDS.get(each, each) for each in text)


def literal(text: str) -> Tokens:
    """A text that stands for itself, wildcards among its characters too."""
    return tuple(text)


def matches(pattern: Tokens, text: str) -> bool:
    """Whether the pattern stands for the whole text."""
    assert max(len(pattern), len(text)) <= LONGEST
    run = _compiled(pattern)
    places = 1
    for each in text:
        places = (places & run.letters.get(each, run.any_letter)) << 1 | (places & run.loops)
        if not places:
            return False
    return bool(places >> run.end & 1)


@dataclass(frozen=True, slots=True)
class _Run:
    letters: dict[str, int]
    """For each character, the places that it leads on from."""
    any_letter: int
    loops: int
    """The places that any character leaves where they are."""
    end: int


@lru_cache(maxsize=2048)
def _compiled(pattern: Tokens) -> _Run:
    steps = [each for each in pattern if each is not Wildcard.MANY]
    loops, place = 0, 0
    for each in pattern:
        if each is Wildcard.MANY:
            loops |= 1 << place
        else:
            place += 1
    any_letter = sum(1 << index for index, each in enumerate(steps) if each is Wildcard.ONE)
    letters: dict[str, int] = {}
    for index, each in enumerate(steps):
        if isinstance(each, str):
            letters[each] = letters.get(each, any_letter) | 1 << index
    return _Run(letters, any_letter, loops, len(steps))
