"""The two laws, over every combination of what can be claimed and what a check can say."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from proofbook.assessment.status import Status
from tests.assessment.conftest import Assess, Claims, Sights, requirements, without_each

HOW = ("", "claimed", "attested", "lapsed")
SAID = ("", "pass", "pass-observed", "pass-illustrative", "pass-stale", "fail", "undecided", "not-observed")
ANSWERED = {Status.ATTESTED, Status.SUPPORTED_DECLARED, Status.SUPPORTED_OBSERVED, Status.INHERITED}


def every_combination() -> Iterator[tuple[Claims, Sights]]:
    """Three mitigations, one of them without a check, one with two."""
    for lock, vault, guard in product(HOW, HOW, ("", "claimed", "attested")):
        claims = tuple((id, how) for id, how in (("lock", lock), ("vault", vault), ("guard", guard)) if how)
        for said in product(SAID, ("", "pass", "fail"), ("", "pass", "fail", "undecided")):
            checks = ("lock-is-on", "lock-is-new", "vault-is-shut")
            yield claims, tuple((check, each) for check, each in zip(checks, said, strict=True) if each)


def test_fewer_inputs_never_make_a_requirement_answered_nor_lower_a_risk(assess: Assess) -> None:
    def outcome(claims: Claims, sights: Sights) -> tuple[frozenset[str], int, int]:
        made = assess(claims, sights)
        answered = frozenset(id for id, status in requirements(made).items() if Status(status) in ANSWERED)
        (line,) = (each for each in made.lines if each.id == "theft@store")
        return answered, line.residual_declared.level, line.residual_observed.level

    compared = 0
    for claims, sights in every_combination():
        answered, declared, observed = outcome(claims, sights)
        fewer = [*((each, sights) for each in without_each(claims)), *((claims, each) for each in without_each(sights))]
        for less in fewer:
            then = outcome(*less)
            assert then[0] <= answered, (claims, sights, less)
            assert then[1] >= declared, (claims, sights, less)
            assert then[2] >= observed, (claims, sights, less)
            compared += 1
    assert compared > 10_000


def test_a_requirement_that_nothing_maps_to_is_open_whatever_is_claimed_and_seen(assess: Assess) -> None:
    assert {requirements(assess(*given))["unmapped"] for given in every_combination()} == {"open"}
