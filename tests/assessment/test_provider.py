"""The provider's side of a requirement: a row of its own, inherited for the days that a report covers."""

from __future__ import annotations

from datetime import date

import pytest

from proofbook.assessment.status import Status
from tests.assessment.frameworks import MODEL, whole
from tests.model.projects import AS_OF

PROVIDER = """\
providers:
  cloud:
    title: The cloud
    report: {title: Its report, from: 2026-01-01, to: 2026-11-24, services: [Halls]}
    responsible-for: [{requirement: law/one, service: Halls, what: It locks the hall., ours: The doors.}]
"""


@pytest.mark.parametrize(
    ("as_of", "status"),
    [
        (date(2025, 12, 31), "expired"),
        (date(2026, 1, 1), "inherited"),
        (AS_OF, "inherited"),
        (date(2026, 11, 25), "expired"),
    ],
)
def test_the_providers_side_is_inherited_on_the_days_that_its_report_covers(as_of: date, status: str) -> None:
    ours, theirs = whole(MODEL + PROVIDER, as_of)
    assert (theirs.side, theirs.status.value, theirs.coverage) == ("cloud", status, "part")
    assert "Still ours: The doors." in theirs.reason
    assert (ours.side, ours.status.value) == ("customer", "missing")


def test_without_a_report_nothing_is_inherited() -> None:
    unreported = "\n".join(line for line in PROVIDER.splitlines() if "report:" not in line) + "\n"
    _, theirs = whole(MODEL + unreported)
    assert theirs.status is Status.CLAIMED


@pytest.mark.parametrize(
    ("taken", "left"),
    [
        (", services: [Halls]", ""),
        ("service: Halls, ", ""),
        ("[Halls]", "[Yards]"),
    ],
    ids=["no list of services", "no service", "another service"],
)
def test_a_report_vouches_for_no_service_but_those_that_it_lists(taken: str, left: str) -> None:
    _, theirs = whole(MODEL + PROVIDER.replace(taken, left))
    assert theirs.status is Status.CLAIMED
