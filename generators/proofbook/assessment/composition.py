"""Composed relations: what serves another requirement, seen from this one, by set logic and nothing more."""

from __future__ import annotations

from typing import Literal

from proofbook.library.mapping import Relation

Confidence = Literal["high", "medium", "low"]

_SHOWN: dict[tuple[Relation, Relation], Relation] = {
    ("subset-of", "equal"): "subset-of",
    ("subset-of", "subset-of"): "subset-of",
    ("subset-of", "superset-of"): "intersects-with",
    ("subset-of", "intersects-with"): "intersects-with",
    ("superset-of", "equal"): "superset-of",
    ("superset-of", "superset-of"): "superset-of",
    ("intersects-with", "equal"): "intersects-with",
    ("intersects-with", "superset-of"): "intersects-with",
}
"""What two relations show together; a pair that is not here shows nothing: the third may lie apart from the first."""

_STRENGTH: tuple[Relation, ...] = ("no-relationship", "intersects-with", "subset-of", "superset-of", "equal")
_SURE: tuple[Confidence, ...] = ("low", "medium", "high")


def composed(first: Relation, then: Relation) -> Relation:
    """The relation of C to A, given that of B to A and that of C to B; `no-relationship` where none is shown.

    Each is read as of sets that are not empty: `subset-of` says that the second is a part of the first.
    """
    return then if first == "equal" else _SHOWN.get((first, then), "no-relationship")


def strength(relation: Relation) -> int:
    """The stronger, the greater; a superset stands above a subset, for it covers the whole."""
    return _STRENGTH.index(relation)


def weakest(*confidences: Confidence) -> Confidence:
    """The lowest of several confidences."""
    return min(confidences, key=_SURE.index)
