"""What is offered beside a status: no finding of ours, no claim as evidence, nothing real from what is made up."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from proofbook.assessment.by_way import Coverage
from proofbook.assessment.offered import Finding, Outcome, finding, offered, outcome
from proofbook.assessment.requirement import RequirementStatus, ThingStatus
from proofbook.assessment.standing import Standing
from proofbook.assessment.status import Status
from proofbook.library.library import Library
from tests.assessment.conftest import Assess

COVERAGES: tuple[Coverage, ...] = ("whole", "part", "none")


@pytest.mark.parametrize(
    ("status", "toward"),
    [
        ("failing", "Not in Place"),
        ("missing", "nothing"),
        ("open", "nothing"),
        ("undecided", "nothing"),
        ("claimed", "nothing"),
        ("expired", "nothing"),
        ("attested", "In Place"),
        ("supported (declared)", "In Place"),
        ("supported (observed)", "In Place"),
        ("inherited", "In Place"),
        ("not applicable", "Not Applicable"),
    ],
)
def test_evidence_alone_is_offered_and_not_applicable_is_proposed(status: str, toward: str) -> None:
    assert finding(stands(status)).toward == toward


def test_what_is_offered_says_part_and_what_remains_for_the_assessor() -> None:
    told = finding(stands("supported (observed)")).words
    assert told == "Evidence toward In Place. To be done by the assessor: interview."
    assert finding(stands("supported (declared)", "part")).words.startswith("Evidence toward In Place, in part.")
    assert finding(stands("claimed", "part")).words == "Nothing is offered: a claim is no evidence."


def test_illustrative_evidence_offers_nothing_real_and_is_said_so() -> None:
    for status in ("supported (declared)", "failing"):
        found = finding(stands(status, illustrative=True))
        assert (found.illustrative, "nothing real" in found.words) == (True, True)
    shown = outcome(stands("supported (declared)", illustrative=True), {})
    assert (shown.illustrative, shown.gap, "nothing real" in shown.words) == (True, "no real evidence", True)


def test_a_providers_report_is_offered_for_its_part_alone() -> None:
    found = finding(replace(stands("inherited", "part"), side="aws"))
    assert (found.in_part, "the provider's part alone" in found.words) == (True, True)


@pytest.mark.parametrize(
    ("status", "coverage", "current", "gap"),
    [
        ("supported (observed)", "whole", "shown", ""),
        ("supported (observed)", "part", "shown", "no evidence for the rest"),
        ("claimed", "whole", "pursued", "claimed, and no evidence"),
        ("failing", "whole", "pursued", "a check failed"),
        ("missing", "whole", "not pursued", "nobody claims what would serve it"),
        ("open", "none", "not known", "nothing maps to it, or a fact that decides is not stated"),
        ("not applicable", "none", "not applicable", ""),
    ],
)
def test_a_profile_tells_what_is_shown_from_what_is_pursued(
    status: str, coverage: Coverage, current: str, gap: str
) -> None:
    found = outcome(stands(status, coverage), {})
    assert (found.current, found.gap, found.target) == (current, gap, status != "not applicable")


def test_what_a_treatment_plans_stands_in_the_target_profile() -> None:
    found = outcome(stands("missing"), {("lock", "store"): "A lock, Ann, due 2026-12-01"})
    assert found.planned == ("A lock, Ann, due 2026-12-01",)
    assert "Planned: A lock, Ann, due 2026-12-01." in found.words


def test_not_tested_is_never_offered_and_no_word_is_a_verdict_of_ours() -> None:
    openings = ("Nothing is offered", "Evidence toward", "Illustrative evidence", "Not Applicable is proposed")
    for status, coverage, made_up in product(Status, COVERAGES, (False, True)):
        told = finding(stands(status, coverage, illustrative=made_up)).words
        assert told.startswith(openings)
        assert "Not Tested" not in told


@pytest.mark.parametrize(("offers", "kind"), [("findings", Finding), ("profile", Outcome), ("none", None)])
def test_it_is_offered_as_the_framework_asks_for_it(
    offers: str, kind: type | None, assess: Assess, law: Library
) -> None:
    asking = law.frameworks["law"].model_copy(update={"offers": offers})
    made = offered(assess((), ()), replace(law, frameworks={"law": asking}))
    assert {type(each) for each in made.values()} == ({kind} if kind else set())


def stands(status: str, coverage: Coverage = "whole", *, illustrative: bool = False) -> RequirementStatus:
    lock = Standing(
        mitigation="lock", title="A lock", element="store", status=Status(status), reason="So.", claims=(),
        observations=(), illustrative=illustrative,
    )  # fmt: skip
    thing = ThingStatus(thing="password", title="Password", status=Status(status), reason="So.", standings=(lock,))
    return RequirementStatus(
        framework="law", version="1", requirement="one", title="One.", side="customer", service="",
        status=Status(status), coverage=coverage, reason="So.", things=(thing,),
        rows=(), children=(), remaining=("interview",),
    )  # fmt: skip
