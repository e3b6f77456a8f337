"""The status of a requirement: what it applies to, what serves it there, its coverage, and what changes none of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from proofbook.assessment.requirement import RequirementStatus, requirement_status
from proofbook.assessment.standing import Standing
from proofbook.assessment.status import Status
from tests.assessment.frameworks import CREDENTIALS, LOGIN, MODEL, A, B, C, Rows, library, of_asset, row, whole
from tests.model.projects import SHIPPED, system

PERSONS = {"secret": ["credential"], "account": "person"}

LADDER = """\
assets:
  top: {secret: key-encrypting-key, protects: low}
  low: {secret: data-encrypting-key, protects: notes}
  notes: {secret: none, data: none}
"""


@pytest.mark.parametrize(
    ("applies", "status", "why"),
    [
        (CREDENTIALS, "claimed", "Password"),
        (of_asset(secret=["signing-key"]), "not applicable", "applies to signing keys; the system has none"),
        (of_asset(chain=["account-data"]), "claimed", "Key"),
        (of_asset(chain=["patient-data"]), "not applicable", "reaches patient data"),
        ({"on": "asset", "when": LOGIN}, "not applicable", "a person can log in"),
        ({"on": "component", "when": {"technology": ["aws-kms"]}}, "not applicable", "technology “AWS Key Management"),
        ({"on": "principal", "when": {"principal": {"kind": ["person"]}}}, "claimed", "Ann"),
        ({"on": "flow"}, "claimed", "Read"),
        ({"on": "system", "entity": "service-provider"}, "not applicable", "the organisation is a merchant"),
        ({"on": "system", "entity": "merchant"}, "claimed", "X"),
        ({"on": "system", "with-data": "account-data"}, "claimed", "X"),
        ({"on": "asset", "when": PERSONS}, "not applicable", "for the account of an application"),
        (None, "claimed", "X"),
    ],
)  # fmt: skip
def test_a_requirement_that_selects_nothing_is_not_applicable_for_that_reason(
    applies: dict[str, Any] | None, status: str, why: str
) -> None:
    found = status_of(applies, [row(A)], {A: "claimed"}, MODEL + "entity: merchant\n")
    assert (found.status.value, why in found.reason) == (status, True), found.reason


def test_a_requirement_of_every_system_stays_open_where_nothing_of_what_is_looked_at_is_there() -> None:
    mailboxes = {"on": "component", "when": {"technology": ["mailbox"]}, "if-none": "open"}
    found = status_of(mailboxes, [row(A)], {A: "attested"})
    assert (found.status, "speaks of every system" in found.reason) == (Status.OPEN, True), found.reason


@pytest.mark.parametrize(
    ("model", "applies", "fact"),
    [
        ("assets: {odd: {}}\n", CREDENTIALS, "secret of odd"),
        ("assets: {odd: {secret: signing-key}}\n", of_asset(chain=["account-data"]), "what odd protects"),
        ("assets: {odd: {secret: credential}}\n", {"on": "asset", "when": LOGIN}, "interactive-login of odd"),
        ("assets: {odd: {secret: credential}}\n", {**CREDENTIALS, "entity": "merchant"}, "entity of the organisation"),
        ("assets: {odd: {}}\n", {"on": "system", "with-data": "account-data"}, "data of odd"),
        ("assets: {odd: {secret: credential}}\n", {"on": "asset", "when": PERSONS}, "account of odd"),
    ],
)  # fmt: skip
def test_a_fact_that_decides_it_and_that_nobody_stated_leaves_it_open(
    model: str, applies: dict[str, Any], fact: str
) -> None:
    found = status_of(applies, [row(A)], {A: "supported (observed)"}, model)
    assert (found.status, fact in found.reason) == (Status.OPEN, True)


@pytest.mark.parametrize(
    ("model", "why"),
    [
        ("assets: {word: {secret: credential}}\n", "“Word” is a credential: no credential is a key."),
        (
            "assets: {word: {secret: credential}, top: {secret: key-encrypting-key, protects: word}}\n",
            "“Top” protects “Word” only, which is no account data.",
        ),
        ("assets: {sign: {title: Sign, secret: signing-key, protects: []}}\n", "“Sign” protects nothing."),
        (LADDER, "“Top” protects “Low” only, which leads to no account data."),
        (LADDER, "“Low” protects “Notes” only, which is no account data."),
    ],
)  # fmt: skip
def test_a_key_requirement_that_does_not_apply_says_what_each_secret_is_and_protects(model: str, why: str) -> None:
    found = status_of(of_asset(chain=["account-data"]), [row(A)], {A: "attested"}, model)
    assert (found.status, why in found.reason) == (Status.NOT_APPLICABLE, True), found.reason


def test_a_system_without_the_kind_of_data_is_not_what_the_requirement_is_about() -> None:
    found = status_of({"on": "system", "with-data": "patient-data"}, [row(A)], {A: "attested"}, MODEL)
    assert (found.status, "systems with patient data" in found.reason) == (Status.NOT_APPLICABLE, True)


def test_what_stands_out_of_scope_is_not_selected() -> None:
    model = "components: {shop: {technology: generic-process, scope: out, scope-why: Another team's.}}\n"
    assert status_of({"on": "component"}, [row(A)], {A: "attested"}, model).status is Status.NOT_APPLICABLE


def test_what_is_surely_selected_counts_beside_what_may_be() -> None:
    found = status_of(CREDENTIALS, [row(A)], {A: "failing"}, MODEL.replace("assets:\n", "assets:\n  odd: {}\n"))
    assert [(each.thing, each.status.value) for each in found.things] == [("odd", "open"), ("password", "failing")]
    assert found.status is Status.FAILING


def test_a_requirement_that_nothing_maps_to_is_open() -> None:
    found = status_of(CREDENTIALS, [], {})
    assert (found.status, found.coverage, found.reason) == (Status.OPEN, "none", "Nothing maps to it.")


@pytest.mark.parametrize(
    ("expression", "standings", "status"),
    [
        ({"all": [A, B]}, {A: "attested", B: "claimed"}, "claimed"),
        ({"any": [A, B]}, {A: "attested", B: "claimed"}, "attested"),
        ({"any": [A, B]}, {A: "failing", B: "missing"}, "failing"),
        ({"any": [A, B]}, {A: "missing", B: "missing"}, "missing"),
        ({"any": [{"all": [A, B]}, C]}, {A: "attested", B: "failing", C: "claimed"}, "claimed"),
        ({"all": [{"any": [A, B]}, C]}, {A: "attested", B: "failing", C: "expired"}, "expired"),
    ],
)
def test_all_takes_the_worst_and_any_the_best_of_the_ways_chosen(
    expression: dict[str, Any], standings: dict[str, str], status: str
) -> None:
    assert status_of(CREDENTIALS, [row(expression)], standings).status.value == status


@pytest.mark.parametrize(
    ("expression", "asked"),
    [
        (A, [(A, "password")]),
        ({"each-store": A}, [(A, "store")]),
        ({"each-holder": A}, [(A, "store"), (A, "web")]),
        ({"each-flow": {"any": [A, B]}}, [(A, "read"), (B, "read"), (A, "turn"), (B, "turn")]),
    ],
)
def test_a_mitigation_is_asked_of_at_every_place_that_the_expression_names(
    expression: Any, asked: list[tuple[str, str]]
) -> None:
    found = status_of(CREDENTIALS, [row(expression)], {A: "claimed", B: "claimed"})
    assert [(each.mitigation, each.element) for each in found.standings] == asked


def test_the_worst_place_decides_and_is_named() -> None:
    found = status_of(CREDENTIALS, [row({"each-holder": A})], {(A, "store"): "attested", (A, "web"): "missing"})
    assert (found.status, "at Web:" in found.reason) == (Status.MISSING, True)


def test_an_asset_that_is_kept_nowhere_leaves_its_places_open() -> None:
    found = status_of(CREDENTIALS, [row({"each-store": A})], {A: "attested"}, "assets: {odd: {secret: credential}}\n")
    assert found.status is Status.OPEN


def test_the_worst_of_several_rows_decides() -> None:
    assert status_of(CREDENTIALS, [row(A), row(B)], {A: "attested", B: "missing"}).status is Status.MISSING


@pytest.mark.parametrize(
    ("relations", "coverage", "status"),
    [
        (["equal"], "whole", "attested"),
        (["superset-of"], "whole", "attested"),
        (["subset-of"], "part", "attested"),
        (["intersects-with"], "part", "attested"),
        (["intersects-with", "equal"], "whole", "attested"),
        (["no-relationship"], "none", "open"),
        (["no-relationship", "subset-of"], "part", "attested"),
        ([], "none", "open"),
    ],
)
def test_coverage_is_whole_where_a_row_says_equal_or_superset(relations: list[str], coverage: str, status: str) -> None:
    rows = [row(A, relation=each) for each in relations]
    found = status_of(CREDENTIALS, rows, {A: "attested"})
    assert (found.coverage, found.status.value) == (coverage, status)


def test_the_methods_that_no_configuration_replaces_remain() -> None:
    found = status_of(CREDENTIALS, [row(A)], {A: "claimed"}, testing=["examine", "interview", "test", "observe"])
    assert found.remaining == ("interview", "observe")


TREE = {
    "top": {"title": "Top."},
    "left": {"title": "Left.", "parent": "top", "applies-to": CREDENTIALS},
    "right": {"title": "Right.", "parent": "top"},
    "deep": {"title": "Deep.", "parent": "right", "applies-to": CREDENTIALS},
    "none": {"title": "None.", "parent": "right", "applies-to": of_asset(secret=["signing-key"])},
}


@pytest.mark.parametrize(
    ("left", "deep", "top"),
    [("attested", "claimed", "claimed"), ("failing", "attested", "failing"), ("attested", "attested", "attested")],
)
def test_a_parent_is_the_worst_of_its_parts_that_apply_at_any_depth(left: str, deep: str, top: str) -> None:
    rows = [row(A, of="left"), row(B, of="deep"), row(A, of="none")]
    found = in_tree("top", rows, {A: left, B: deep})
    assert found.status.value == top
    assert found.children == ("left", "right")
    assert in_tree("right", rows, {A: left, B: deep}).status.value == deep


def test_a_parent_of_which_no_part_applies_does_not_apply() -> None:
    found = in_tree("top", [], {}, "assets: {cards: {data: account-data}}\n")
    assert (found.status, "Nothing applies of left, right." in found.reason) == (Status.NOT_APPLICABLE, True)


@pytest.mark.parametrize(
    ("rows", "coverage"),
    [
        (["left", "deep", "none"], "whole"),
        (["left", "deep"], "part"),
        (["deep"], "part"),
        ([], "none"),
    ],
)
def test_a_parent_is_covered_whole_only_when_every_part_is(rows: list[str], coverage: str) -> None:
    assert in_tree("top", [row(A, of=each) for each in rows], {A: "attested"}).coverage == coverage


def test_a_person_who_says_that_it_does_not_apply_is_named_with_the_reason() -> None:
    said = "requirements: {law/one: {not-applicable: {by: 'Ann, owner', reason: There is no door.}}}\n"
    found = status_of(CREDENTIALS, [row(A)], {A: "failing"}, MODEL + said)
    assert found.status is Status.NOT_APPLICABLE
    assert "Ann, owner: There is no door." in found.reason
    assert "to be confirmed" in found.reason


def test_what_a_person_says_of_a_parent_holds_for_its_parts() -> None:
    said = "requirements: {law/top: {not-applicable: {by: 'Ann, owner', reason: There is no door.}}}\n"
    for number in ("top", "left", "deep"):
        found = in_tree(number, [row(A, of="left")], {A: "failing"}, MODEL + said)
        assert found.status is Status.NOT_APPLICABLE, number
        assert "There is no door." in found.reason


def test_accepting_a_risk_changes_no_status() -> None:
    threat = """\
threats:
  theft: {title: It goes, at: store, stride: [tampering], about: So., likelihood: low, affects: [integrity]}
"""
    accepted = "treatments: {theft@store: {accept: {approver: A, reason: So., on: 2026-11-01, expires: 2027-01-01}}}\n"
    before, after = (whole(MODEL + threat + more) for more in ("", accepted))
    assert [(each.requirement, each.status) for each in before] == [(each.requirement, each.status) for each in after]


def test_ways_that_answer_no_threat_at_a_place_are_not_named_there() -> None:
    elsewhere, here = "graphql-query-limits", "cloudtrail-audit"
    (found,) = whole(MODEL, serve={"each-store": {"any": [elsewhere, here]}})
    assert found.reason.endswith(f"would serve here: “{SHIPPED.mitigations[here].title}”.")


Standings = Mapping[str, str] | Mapping[tuple[str, str], str]


def status_of(
    applies: dict[str, Any] | None, rows: Rows, standings: Standings, model: str = MODEL, testing: Any = ()
) -> RequirementStatus:
    """The status of a requirement `one`, where the mitigations stand as given, everywhere or at an element."""
    one = {"title": "One.", "testing": testing, **({"applies-to": applies} if applies else {})}
    return in_framework({"one": one}, "one", rows, standings, model)


def in_tree(number: str, rows: Rows, standings: Standings, model: str = MODEL) -> RequirementStatus:
    return in_framework(TREE, number, rows, standings, model)


def in_framework(
    requirements: dict[str, Any], number: str, rows: Rows, standings: Standings, model: str
) -> RequirementStatus:
    content = library(requirements, rows)

    def stands(mitigation: str, element: str) -> Standing:
        by_place: dict[Any, str] = {**standings}
        status = Status(by_place.get((mitigation, element)) or by_place[mitigation])
        return Standing(
            mitigation=mitigation, title=mitigation, element=element, status=status, reason="So.", claims=(),
            observations=(), illustrative=False,
        )  # fmt: skip

    return requirement_status(content.frameworks["law"], number, system(model, content=content), content, stands)
