"""The work that is ranked first is the work that lowers most, each piece judged alone.

In the miniature the theft stands at high: likelihood high, impact high. By table I-2 the lock (likelihood two levels
down, to low) leaves low, so it is worth two levels; the guard (one level down, to moderate) and the vault (impact one
level down, to moderate) leave moderate each, so they are worth one.
"""

from __future__ import annotations

from itertools import product

import pytest

from proofbook.assessment.next_work import Work, next_work, open_work, ranked
from proofbook.library.library import Library
from tests.assessment.conftest import Assess, Claims, Sights

CLAIMED: Claims = (("lock", "claimed"), ("vault", "claimed"))
BOTH: Sights = (("lock-is-on", "pass"), ("lock-is-new", "pass"))


@pytest.mark.parametrize(
    ("claims", "sights", "levels"),
    [
        ((), (), {"lock": 2, "guard": 1, "vault": 1}),
        (CLAIMED, (), {"lock": 2, "guard": 1, "vault": 1}),
        # The lock is borne out: the line stands at low. The vault would leave likelihood low, impact moderate: low.
        (CLAIMED, BOTH, {}),
        # The vault is borne out: likelihood high, impact moderate, so moderate; the lock would leave low.
        (CLAIMED, (("vault-is-shut", "pass"),), {"lock": 1}),
        # The guard is vouched for: likelihood moderate, impact high, so moderate; the vault would leave moderate.
        ((("guard", "attested"), *CLAIMED), (), {"lock": 1}),
        (CLAIMED, (("lock-is-on", "fail"),), {"lock": 2, "guard": 1, "vault": 1}),
    ],
)
def test_work_is_worth_the_levels_that_it_alone_would_lower(
    claims: Claims, sights: Sights, levels: dict[str, int], assess: Assess, law: Library
) -> None:
    found = next_work(assess(claims, sights), law)
    assert {each.standing.mitigation: each.levels for each in found} == levels
    assert [each.id for each in found] == [f"{id}@store" for id in levels]


@pytest.mark.parametrize(
    ("claims", "sights", "todo"),
    [
        ((), (), "Do it, claim it, and attach the configuration that shows it"),
        ((), BOTH, "Claim it: its checks passed already"),
        ((), (("lock-is-on", "fail"),), "Put right what failed, and claim it"),
        (CLAIMED, (), "Attach the configuration that shows it"),
        (CLAIMED, (("lock-is-on", "fail"),), "Put right what failed"),
        (CLAIMED, (("lock-is-on", "pass"),), "Attach what is missing to decide it"),
        (CLAIMED, (("lock-is-on", "pass-stale"), ("lock-is-new", "pass")), "Collect anew what was read; it is too old"),
    ],
)
def test_what_to_do_follows_from_what_is_claimed_and_what_was_seen(
    claims: Claims, sights: Sights, todo: str, assess: Assess, law: Library
) -> None:
    work = at("lock", next_work(assess(claims, sights), law))
    assert (work.todo, work.claimed) == (todo, bool(claims))


@pytest.mark.parametrize(
    ("how", "todo"),
    [
        ("", "Do it, claim it, and have somebody vouch for it; no check looks at it"),
        ("claimed", "Have somebody examine it and vouch for it; no check looks at it"),
        ("lapsed", "Have somebody examine it and vouch for it again; no check looks at it"),
    ],
)
def test_what_no_check_looks_at_wants_somebody_to_vouch_for_it(
    how: str, todo: str, assess: Assess, law: Library
) -> None:
    work = at("guard", next_work(assess((("guard", how),) if how else (), ()), law))
    assert (work.todo, work.asks) == (todo, ())


def test_work_names_its_open_checks_and_the_requirements_that_ask_for_it(assess: Assess, law: Library) -> None:
    work = at("lock", next_work(assess(CLAIMED, (("lock-is-on", "pass"), ("vault-is-shut", "pass"))), law))
    assert [(each.check.id, each.result.value, each.check.fix) for each in work.asks] == [
        ("lock-is-new", "not-observed", "Mend it.")
    ]
    # `either` is answered by the vault.
    assert [each.requirement for each in work.requirements] == ["one", "both", "nested"]


def test_an_end_that_work_promises_is_the_residual_level_once_it_is_borne_out(assess: Assess, law: Library) -> None:
    """Over every subset of what is borne out: the promise is kept to the level."""
    shown = {"lock": BOTH, "vault": (("vault-is-shut", "pass"),)}
    for lock, vault in product((True, False), repeat=2):
        sights = (*(BOTH if lock else ()), *(shown["vault"] if vault else ()))
        for work in open_work(assess(CLAIMED, sights), law):
            if work.standing.mitigation not in shown:
                continue
            done = assess(CLAIMED, (*sights, *shown[work.standing.mitigation]))
            after = {line.id: line.residual.level for line in done.lines}
            assert all(after[each.line.id] is each.after.level for each in work.lowers)


def test_work_of_several_systems_is_one_list_by_the_same_measure(assess: Assess, law: Library) -> None:
    one = next_work(assess((), ()), law)
    assert [each.levels for each in ranked((*one, *one))] == [2, 2, 1, 1, 1, 1]


def at(mitigation: str, found: tuple[Work, ...]) -> Work:
    return next(each for each in found if each.standing.mitigation == mitigation)
