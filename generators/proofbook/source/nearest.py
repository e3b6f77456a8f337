"""What the author of a misspelt word may have meant."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable

_LISTED = 12
"""Known words that a help lists."""


def nearest(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """The help that names the nearest known word."""
    close = nearest_word(word, known)
    return f"did you mean `{close}`?" if close else otherwise


def nearest_word(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like this one, or says it at greater length as `aws-s3` does `s3`, if any is."""
    given, words = word.lower(), sorted(known)
    longer = [each for each in words if len(given) > 1 and (each.startswith(given) or given in each.split("-"))]
    for among, cutoff in ((words, 0.85), (longer, 0.0), (words, 0.6)):
        if close := difflib.get_close_matches(given, among, n=1, cutoff=cutoff):
            return close[0]
    return None


def listed(known: Collection[str]) -> str:
    """The known words in their order, up to a dozen."""
    rest = f" and {len(known) - _LISTED} more" if len(known) > _LISTED else ""
    return f"{', '.join([*known][:_LISTED]) or 'none'}{rest}"
