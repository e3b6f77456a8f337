"""A requirement that no row of its own serves takes its status by way of others, as far as set logic shows anything."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from proofbook.assessment.crosswalk import Path, paths
from proofbook.assessment.requirement import RequirementStatus, requirement_status
from proofbook.assessment.standing import Standing
from proofbook.assessment.status import Status
from proofbook.library.library import Library
from tests.assessment.crosswalks import SYSTEM, library, to
from tests.assessment.frameworks import CREDENTIALS, MODEL, A, B, of_asset, row
from tests.model.projects import system

ONES = {"a": {"one": SYSTEM}, "b": {"one": SYSTEM}, "c": {"one": SYSTEM}}
KEYS = {"title": "Keys.", "applies-to": of_asset(secret=["signing-key"])}


@pytest.mark.parametrize(
    ("first", "then", "served", "status", "coverage"),
    [
        ("equal", "equal", "equal", "attested", "whole"),
        ("superset-of", "superset-of", "equal", "attested", "whole"),
        ("equal", "superset-of", "superset-of", "attested", "whole"),
        ("subset-of", "equal", "equal", "attested", "part"),
        ("subset-of", "superset-of", "equal", "attested", "part"),
        ("intersects-with", "superset-of", "superset-of", "attested", "part"),
        ("superset-of", "equal", "subset-of", "open", "none"),
        ("superset-of", "subset-of", "equal", "open", "none"),
        ("intersects-with", "intersects-with", "equal", "open", "none"),
        ("equal", "no-relationship", "equal", "open", "none"),
    ],
)
def test_what_serves_the_end_of_a_path_counts_as_far_as_the_relations_show_it(
    first: str, then: str, served: str, status: str, coverage: str
) -> None:
    made = library(ONES, [("a", to("b", first)), ("b", to("c", then)), ("c", row(A, relation=served))])
    found = one(made, {A: "attested"})
    assert (found.status.value, found.coverage) == (status, coverage)


def test_the_path_is_told_hop_by_hop_with_what_stands_at_its_end() -> None:
    made = library(ONES, [("a", to("b", "subset-of")), ("b", to("c", confidence="low")), ("c", row(A))])
    found = one(made, {A: "claimed"})
    assert found.reason == (
        "By way of B 1, one (a part of it), then C 1, one (equal to it), served by what equals it: "
        f"X: “{made.mitigations[A].title}”: So."
    )
    (way,) = found.ways
    assert (way.path.relation, way.path.confidence) == ("subset-of", "low")
    assert [each.mitigation for each in found.standings] == [A]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([("a", to("b", "no-relationship"))], "a row says that there is no relationship"),
        ([("a", to("b"))], "nothing maps to that one either"),
        ([("a", to("b")), ("b", to("c"))], "nothing maps to the last of them"),
        ([("a", to("b", "superset-of")), ("b", row(A, relation="subset-of"))], "a part of what exceeds this"),
        ([("a", to("b", "intersects-with")), ("b", to("c", "subset-of"))], "a part of what only overlaps with this"),
        ([("a", to("b")), ("b", to("a"))], "nothing maps to that one either"),
    ],
)
def test_a_path_that_shows_nothing_leaves_it_open_and_says_why(rows: list[Any], why: str) -> None:
    found = one(library(ONES, rows), {A: "supported (observed)"})
    assert (found.status, found.coverage, why in found.reason) == (Status.OPEN, "none", True), found.reason
    assert "by way of B 1, one" in found.reason


def test_it_is_the_worst_over_all_that_its_paths_lead_to() -> None:
    made = library(ONES, [("a", to("b")), ("a", to("c", "subset-of")), ("b", row(A)), ("c", row(B))])
    found = one(made, {A: "attested", B: "failing"})
    assert (found.status, found.coverage) == (Status.FAILING, "whole")


def test_rows_of_its_own_decide_whatever_a_crosswalk_says() -> None:
    made = library(ONES, [("a", row(A, relation="subset-of")), ("a", to("b")), ("b", row(B))])
    assert one(made, {A: "claimed", B: "attested"}).status is Status.CLAIMED


def test_a_path_ends_where_rows_of_its_own_serve_a_requirement() -> None:
    made = library(ONES, [("a", to("b")), ("b", row(A)), ("b", to("c")), ("c", row(B))])
    assert one(made, {A: "attested", B: "failing"}).status is Status.ATTESTED


def test_what_it_leads_to_and_does_not_apply_lends_nothing_where_this_one_applies() -> None:
    made = library({**ONES, "b": {"one": KEYS}}, [("a", to("b")), ("b", row(A))])
    found = one(made, {A: "supported (observed)"})
    assert (found.status, found.coverage) == (Status.OPEN, "none")
    assert "that one does not apply here" in found.reason


def test_the_whole_is_covered_only_where_the_other_is_asked_for_at_each_thing() -> None:
    narrow, wide = {"title": "One.", "applies-to": CREDENTIALS}, {"title": "One.", "applies-to": {"on": "asset"}}
    rows = [("a", to("b")), ("b", row(A))]
    assert one(library({"a": {"one": wide}, "b": {"one": narrow}}, rows), {A: "attested"}).coverage == "part"
    assert one(library({"a": {"one": narrow}, "b": {"one": wide}}, rows), {A: "attested"}).coverage == "whole"


def test_a_requirement_with_parts_lends_their_roll_up_by_their_own_rows() -> None:
    parts = {"one": SYSTEM, "two": {**SYSTEM, "parent": "one"}, "three": {**SYSTEM, "parent": "one"}}
    rows = [("a", to("b")), ("b", row(A, of="two")), ("b", row(B, of="three", relation="subset-of"))]
    found = one(library({**ONES, "b": parts}, rows), {A: "attested", B: "claimed"})
    assert (found.status, found.coverage) == (Status.CLAIMED, "part")
    unserved = one(
        library({**ONES, "b": parts}, [*rows[:2], ("b", to("c", of="three")), ("c", row(B))]), {A: "attested"}
    )
    assert unserved.status is Status.OPEN


def test_paths_take_no_requirement_twice_and_stay_few_where_everything_maps_to_everything() -> None:
    ids = [f"f{number}" for number in range(9)]
    rows = [
        (one, to(other, relation))
        for one in ids
        for other in ids
        if one != other
        for relation in ("equal", "subset-of")
    ]
    found = paths(library({id: {"one": SYSTEM} for id in ids}, [*rows, ("f8", row(A))]), "f0", "one")
    assert len(found) < 40
    assert {each.relation for each in found if each.shows} == {"equal", "subset-of"}
    assert all(len({nodes(each)}) == 1 and len(set(nodes(each))) == len(nodes(each)) for each in found)


def nodes(path: Path) -> tuple[str, ...]:
    return tuple(hop.framework for hop in path.hops)


def one(content: Library, standings: Mapping[str, str], model: str = MODEL) -> RequirementStatus:
    """Requirement `one` of the framework `a`, where mitigations stand so everywhere."""

    def stands(mitigation: str, element: str) -> Standing:
        return Standing(
            mitigation=mitigation, title=content.mitigations[mitigation].title, element=element,
            status=Status(standings.get(mitigation, "missing")), reason="So.", claims=(), observations=(),
            illustrative=False,
        )  # fmt: skip

    return requirement_status(content.frameworks["a"], "one", system(model, content=content), content, stands)
