"""How a mitigation stands at an element: DESIGN's table of statuses, row by row."""

from __future__ import annotations

from datetime import date

import pytest

from proofbook.assessment.standing import Standing, standing
from proofbook.assessment.status import Status, best, worst
from proofbook.library.library import Library
from tests.assessment.conftest import AS_OF, Assess, Claims, Sights, observation
from tests.model.projects import system

CLAIMED: Claims = (("lock", "claimed"),)


def both(said: str) -> Sights:
    return (("lock-is-on", said), ("lock-is-new", said))


@pytest.mark.parametrize(
    ("claims", "sights", "status", "why"),
    [
        (CLAIMED, both("fail"), "failing", "“lock-is-new”, “lock-is-on” failed."),
        (CLAIMED, (("lock-is-on", "fail"), ("lock-is-new", "pass")), "failing", "“lock-is-on” failed."),
        (CLAIMED, (("lock-is-on", "fail"), ("lock-is-new", "undecided")), "failing", "“lock-is-on” failed."),
        ((), both("fail"), "failing", "failed"),
        ((), (), "missing", "Nobody claims it here."),
        ((), both("pass"), "missing", "passed, though"),
        ((), both("undecided"), "missing", "Nobody claims it here."),
        (CLAIMED, both("undecided"), "undecided", "could not be decided"),
        (CLAIMED, (("lock-is-on", "pass"), ("lock-is-new", "undecided")), "undecided", "“lock-is-new” could not"),
        (CLAIMED, (("lock-is-on", "pass"),), "undecided", "“lock-is-on” passed; “lock-is-new” saw nothing"),
        (CLAIMED, (("lock-is-on", "pass"), ("lock-is-new", "not-observed")), "undecided", "saw nothing to judge"),
        (CLAIMED, (), "claimed", "nothing observed"),
        (CLAIMED, both("not-observed"), "claimed", "nothing observed"),
        ((("guard", "claimed"),), (), "claimed", "no check looks at it"),
        (CLAIMED, both("pass-stale"), "expired", "was valid until 2026-11-23"),
        (CLAIMED, (("lock-is-on", "pass"), ("lock-is-new", "pass-stale")), "expired", "“lock-is-new” read was valid"),
        ((("guard", "lapsed"),), (), "expired", "counted until 2026-11-23"),
        ((("guard", "attested"),), (), "attested", "Ann (Auditor) vouched on 2026-01-01, until 2027-01-01."),
        (CLAIMED, both("pass"), "supported (declared)", "on declared configuration"),
        (CLAIMED, (("lock-is-on", "pass"), ("lock-is-new", "pass-observed")), "supported (declared)", "declared"),
        (CLAIMED, both("pass-illustrative"), "supported (declared)", "on declared configuration"),
        (CLAIMED, both("pass-observed"), "supported (observed)", "from the running system"),
    ],
)
def test_a_status_by_what_is_claimed_and_seen(
    claims: Claims, sights: Sights, status: str, why: str, law: Library
) -> None:
    found = at_the_store(claims, sights, law)
    assert found.status.value == status
    assert why in found.reason


@pytest.mark.parametrize("said", ["", "not-observed"])
def test_a_persons_word_counts_only_where_no_check_looks(said: str, law: Library) -> None:
    found = at_the_store((("lock", "attested"),), both(said) if said else (), law)
    assert found.status is Status.CLAIMED
    assert "only where no check looks" in found.reason


@pytest.mark.parametrize(
    ("as_of", "status"),
    [
        (date(2025, 12, 31), "claimed"),
        (date(2026, 1, 1), "attested"),
        (date(2027, 1, 1), "attested"),
        (date(2027, 1, 2), "expired"),
    ],
)
def test_a_word_counts_from_its_first_day_to_its_last(as_of: date, status: str, law: Library) -> None:
    assert at_the_store((("guard", "attested"),), (), law, as_of).status.value == status


def test_evidence_written_to_show_the_tool_is_marked_and_never_counts_as_observed(law: Library) -> None:
    found = at_the_store(CLAIMED, both("pass-illustrative"), law)
    assert (found.illustrative, found.status) == (True, Status.SUPPORTED_DECLARED)
    assert not at_the_store(CLAIMED, both("pass-observed"), law).illustrative


def test_what_was_seen_elsewhere_says_nothing_here(law: Library) -> None:
    elsewhere = [observation("lock-is-on", "fail", subject="other"), observation("vault-is-shut", "fail")]
    made = system(
        "components: {store: {technology: generic-process}}\nmitigations: {lock: {at: store, how: So.}}\n", content=law
    )
    assert standing("lock", "store", made, law, elsewhere, AS_OF).status is Status.CLAIMED


def test_the_worst_and_the_best_leave_out_what_does_not_apply_and_a_way_that_nobody_chose() -> None:
    every = [each for each in Status if each is not Status.NOT_APPLICABLE]
    assert worst([Status.NOT_APPLICABLE, *every]) is Status.FAILING
    assert best([Status.NOT_APPLICABLE, *every]) is Status.INHERITED
    assert best([Status.MISSING, Status.FAILING]) is Status.FAILING
    assert best([Status.MISSING]) is Status.MISSING
    assert (worst([]), best([])) == (Status.NOT_APPLICABLE, Status.NOT_APPLICABLE)
    assert [each.value for each in sorted(every, key=lambda status: status.rank)] == [
        "failing", "missing", "open", "undecided", "claimed", "expired", "attested",
        "supported (declared)", "supported (observed)", "inherited",
    ]  # fmt: skip


def test_only_a_word_configuration_and_a_report_count_as_answered() -> None:
    assert {each.value for each in Status if each.answered} == {
        "attested", "supported (declared)", "supported (observed)", "inherited",
    }  # fmt: skip


def test_every_claimed_mitigation_is_told_at_every_element_that_its_claims_name(assess: Assess) -> None:
    made = assess((("lock", "claimed"), ("vault", "attested")), ())
    assert [(each.mitigation, each.element, each.status.value) for each in made.standings] == [
        ("lock", "store", "claimed"),
        ("vault", "store", "claimed"),
    ]


def at_the_store(claims: Claims, sights: Sights, law: Library, as_of: date = AS_OF) -> Standing:
    """The first claimed mitigation, or the lock, as it stands at the store."""
    word = "{by: Ann, role: Auditor, on: 2026-01-01, until: %s, examined: It, sha256: " + "a" * 64 + "}"
    until = {"attested": "2027-01-01", "lapsed": "2026-11-23"}
    said = "".join(
        f"  {id}: {{at: store, how: So.{', attested: ' + word % until[how] if how in until else ''}}}\n"
        for id, how in claims
    )
    made = system(
        "components: {store: {technology: generic-process}}\n" + (f"mitigations:\n{said}" if said else ""), content=law
    )
    mitigation = claims[0][0] if claims else "lock"
    return standing(mitigation, "store", made, law, [observation(*each) for each in sights], as_of)
