"""Relations compose by set logic: sound over sets, never stronger than the weakest hop, and no weaker than need be."""

from __future__ import annotations

from itertools import combinations, product

import pytest

from proofbook.assessment.composition import composed, strength
from proofbook.library.mapping import Relation

RELATIONS: tuple[Relation, ...] = ("equal", "subset-of", "superset-of", "intersects-with", "no-relationship")
SETS = [frozenset(each) for size in range(1, 5) for each in combinations(range(4), size)]
"""Every set of up to four things that is not empty."""


def holds(relation: Relation, other: frozenset[int], this: frozenset[int]) -> bool:
    """Whether `other`, seen from `this`, is equal, a part of it, more than it, or overlaps with it."""
    match relation:
        case "equal":
            return other == this
        case "subset-of":
            return other <= this
        case "superset-of":
            return other >= this
        case "intersects-with":
            return bool(other & this)
        case "no-relationship":
            return True


@pytest.mark.parametrize(("first", "then"), list(product(RELATIONS, RELATIONS)))
def test_what_two_relations_show_together_is_true_of_all_sets_and_the_most_that_is(
    first: Relation, then: Relation
) -> None:
    if "no-relationship" in (first, then):
        assert composed(first, then) == "no-relationship"
        return
    ends = [(c, a) for a, b, c in product(SETS, repeat=3) if holds(first, b, a) and holds(then, c, b)]
    true = [each for each in RELATIONS if all(holds(each, *end) for end in ends)]
    assert composed(first, then) == max(true, key=strength)


def test_a_path_is_never_stronger_than_its_weakest_hop() -> None:
    level = {"no-relationship": 0, "intersects-with": 1, "subset-of": 2, "superset-of": 2, "equal": 3}
    for hops in product(RELATIONS, repeat=4):
        relation: Relation = "equal"
        for each in hops:
            relation = composed(relation, each)
        assert level[relation] <= min(level[each] for each in hops)


def test_it_is_of_no_matter_from_which_end_a_path_is_composed() -> None:
    for a, b, c in product(RELATIONS, repeat=3):
        assert composed(a, composed(b, c)) == composed(composed(a, b), c)
