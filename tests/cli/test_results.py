"""What the commands print: the same figures as the data, and nothing made up without saying so."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from proofbook.publish.written import MARK
from tests.cli.conftest import Run, ran

DAY = ("--as-of", "2026-11-01")


class Printed(NamedTuple):
    """What three commands print of a started project."""

    data: str
    statuses: str
    threats: str


@pytest.fixture(scope="module")
def printed(starter: Path) -> Printed:
    """Of one started project, on one day."""
    commands = (["assess", "--format", "json"], ["assess"], ["threats", "shop"])
    return Printed(*(ran("-C", starter, *DAY, *command).stdout for command in commands))


def test_assess_gives_what_a_build_publishes(printed: Printed, starter_site: Path) -> None:
    assert printed.data == (starter_site / "proofbook.json").read_text(encoding="utf-8")


def test_the_day_that_is_given_is_on_what_is_written(printed: Printed) -> None:
    assert json.loads(printed.data)["as_of"] == DAY[1]


def test_a_build_leaves_the_site_and_nothing_else(starter_site: Path) -> None:
    assert (starter_site / MARK).exists()
    assert (starter_site / "systems" / "shop" / "index.html").exists()
    assert not list(starter_site.parent.glob(".*"))


def test_threats_go_from_raw_over_applicable_to_lines(printed: Printed) -> None:
    counts = json.loads(printed.data)["systems"][0]["counts"]
    said = printed.threats.splitlines()
    assert [each.split()[:2] for each in said[:4]] == [
        ["raw", str(counts["raw"])],
        ["applicable", str(counts["applicable"])],
        ["certain", str(counts["certain"])],
        ["lines", str(counts["lines"])],
    ]
    listed = [each for each in said if re.search(r" [a-z0-9-]+@[a-z0-9-]+$", each) and " hinges@" not in each]
    assert len(listed) == counts["lines"]


def test_evidence_that_was_made_up_is_called_so(printed: Printed) -> None:
    supported = r"supported \(declared\) +part +nist-sp-800-53-r5 SC-28\(1\) \[illustrative\]\n"
    assert re.search(supported, printed.statuses)
    assert printed.statuses.endswith("no system was examined.\n")
    assert "no system was examined.\n" in printed.threats


def test_a_status_that_is_no_answer_is_told_with_its_reason(printed: Printed) -> None:
    reason = r"missing +part +nist-csf-2.0 PR.DS-01\n +Secrets Manager: Nobody"
    assert re.search(reason, printed.statuses)
    assert max(map(len, printed.statuses.splitlines())) < 145


def test_check_says_what_is_worth_stating_first_and_names_at_most_five(starter: Path, run: Run) -> None:
    first, *questions = run("-C", starter, *DAY, "check").stdout.splitlines()
    assert "hinge on unstated facts" in first
    assert len(questions) == 5
    assert all(each.startswith("  state ") for each in questions)
    decides = [int(each.split(": decides ")[1].split(".")[0]) for each in questions]
    assert decides == sorted(decides, reverse=True)


def test_warnings_are_shown_and_are_no_failure(starter: Path, run: Run) -> None:
    ended = run("-C", starter, "--as-of", "2030-01-01", "check")
    assert (ended.code, ended.stdout.startswith("warning[review-overdue]")) == (0, True)
