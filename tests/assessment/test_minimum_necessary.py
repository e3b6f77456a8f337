"""HIPAA over the shipped warehouse of a hospital: what “only their own patients” needs, and where it does not apply."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pytest

from proofbook.assessment.requirement import requirement_status
from proofbook.assessment.standing import Standing
from proofbook.assessment.status import Status
from proofbook.model.system import System
from proofbook.model.systems import loaded
from proofbook.source.folder import Folder
from tests.model.projects import AS_OF, ROOT, SHIPPED

HIPAA = SHIPPED.frameworks["hipaa-security-and-privacy"]
VIEWS = ["164.312(a)(1)", "164.502(b)", "164.514(d)(2)(ii)"]
RULES = {
    "group-based-table-access", "row-filtering", "row-rules-on-every-table", "row-rules-scoped", "column-masking",
    "identifiers-withheld",
}  # fmt: skip


@pytest.mark.parametrize("number", VIEWS)
def test_a_row_rule_on_one_table_of_four_is_not_enough(number: str) -> None:
    assert at_the_views(number, failing=["row-rules-on-every-table"]) is Status.FAILING
    assert at_the_views(number, failing=[]) is Status.SUPPORTED_DECLARED


@pytest.mark.parametrize(
    ("mitigation", "numbers"),
    [
        ("group-based-table-access", VIEWS),
        ("row-rules-scoped", VIEWS[1:]),
        ("row-filtering", VIEWS[1:]),
        ("column-masking", VIEWS[1:2]),
        ("identifiers-withheld", VIEWS[1:2]),
    ],
)
def test_each_rule_counts_where_the_text_asks_for_it_and_nowhere_else(mitigation: str, numbers: list[str]) -> None:
    failing = [number for number in VIEWS if at_the_views(number, failing=[mitigation]) is Status.FAILING]
    assert failing == numbers


@pytest.mark.parametrize("number", HIPAA.requirements)
def test_a_system_without_patient_data_has_nothing_to_do_with_it(number: str) -> None:
    found = requirement_status(HIPAA, number, shipped("lake-formation"), SHIPPED, standing_but([]))
    assert found.status is Status.NOT_APPLICABLE
    assert "patient data" in found.reason


def at_the_views(number: str, *, failing: Iterable[str]) -> Status:
    found = requirement_status(HIPAA, number, shipped("immuta-redshift"), SHIPPED, standing_but(failing))
    return next(thing.status for thing in found.things if thing.thing == "policy-views")


class standing_but:  # noqa: N801 (reads as a word in the claims above)
    """The rules for tables, rows and columns stand on declared configuration, these fail, and nobody claims more."""

    def __init__(self, failing: Iterable[str]) -> None:
        self.failing = {*failing}

    def __call__(self, mitigation: str, element: str) -> Standing:
        claimed = Status.SUPPORTED_DECLARED if mitigation in RULES else Status.MISSING
        status = Status.FAILING if mitigation in self.failing else claimed
        return Standing(
            mitigation=mitigation, title=mitigation, element=element, status=status, reason="", claims=(),
            observations=(), illustrative=False,
        )  # fmt: skip


@cache
def shipped(id: str) -> System:
    return loaded(Folder(ROOT), f"models/{id}.yaml", SHIPPED, AS_OF).systems[0]
