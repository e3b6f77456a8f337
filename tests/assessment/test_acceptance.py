"""An acceptance counts for its time, and never for longer than the policy allows at the level of its line."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from proofbook.assessment.assess import assessment
from proofbook.assessment.assessment import AssessedLine, Assessment
from proofbook.evidence.observation import Evidence
from proofbook.library.load import library
from proofbook.library.risk_policy import UNREAD, RiskPolicy
from proofbook.library.terms import LEVELS, Level
from proofbook.source.diagnostic import Diagnostic
from proofbook.source.folder import Folder
from proofbook.threats.enumeration import enumeration
from tests.model.projects import AS_OF, ROOT, SHIPPED, system

POLICY = RiskPolicy.model_validate(
    {
        "title": "Ours",
        "scale": {"title": "A scale", "url": "https://example.org/"},
        "acceptance-days": {"very-high": 10, "high": 20, "moderate": 30, "low": 40, "very-low": 50},
        "warn-days": 5,
        "decide-from": "high",
    }
)
OURS = replace(SHIPPED, risk_policy=POLICY)
MODEL = """\
boundaries: {ours: {kind: account}}
components: {till: {technology: web-application, in: ours, stores: gold}}
assets: {gold: {secret: none, data: none, confidentiality: %s, integrity: low, availability: low}}
principals: {any: {kind: anonymous, may: {till: [use]}}}
threats:
  theft: {title: Theft, at: till, stride: [tampering], about: x, likelihood: very-high, affects: [confidentiality]}
treatments: {theft@till: {%s}}
"""
SOON_AND_CAPPED = ["acceptance-expires-soon", "acceptance-too-long"]
ACCEPT = "accept: {approver: Ann, reason: So., on: %s, expires: %s}"


@pytest.mark.parametrize(
    ("level", "given", "until", "last", "disposition", "rules"),
    [
        ("moderate", "2026-11-01", "2026-11-30", "2026-11-30", "accept", []),
        ("moderate", "2026-11-01", "2026-11-29", "2026-11-29", "accept", ["acceptance-expires-soon"]),
        ("moderate", "2026-11-01", "2026-11-24", "2026-11-24", "accept", ["acceptance-expires-soon"]),
        ("moderate", "2026-11-01", "2026-11-23", "2026-11-23", "open", ["acceptance-expired"]),
        ("moderate", "2026-11-20", "2027-11-20", "2026-12-20", "accept", ["acceptance-too-long"]),
        ("high", "2026-11-20", "2027-11-20", "2026-12-10", "accept", ["acceptance-too-long"]),
        ("very-high", "2026-11-20", "2026-11-30", "2026-11-30", "accept", []),
        ("very-high", "2026-11-14", "2027-11-20", "2026-11-24", "accept", SOON_AND_CAPPED),
        ("very-high", "2026-11-13", "2027-11-20", "2026-11-23", "open", ["acceptance-expired"]),
        ("high", "2026-11-25", "2026-12-10", "2026-12-10", "open", []),
    ],
)  # fmt: skip
def test_an_acceptance_counts_from_its_day_to_its_own_end_or_the_policys(
    level: str,
    given: str,
    until: str,
    last: str,
    disposition: str,
    rules: list[str],
) -> None:
    whole = shop(MODEL % (level, ACCEPT % (given, until)))
    line = theft(whole)
    assert line.acceptance
    assert (line.residual.level.word, str(line.acceptance.last), line.disposition) == (level, last, disposition)
    assert [each.rule for each in told(whole)] == rules


def test_a_cap_is_told_where_the_last_day_stands_with_the_day_to_write(tmp_path: Path) -> None:
    whole = shop(MODEL % ("high", ACCEPT % ("2026-11-20", "2027-11-20")))
    (one,) = told(whole)
    assert one.span
    assert (one.span.line, one.span.column) == (9, MODEL_LINE.index("2027-11-20") + 1)
    assert "`expires: 2026-12-10`" in one.help


MODEL_LINE = "treatments: {theft@till: {" + ACCEPT % ("2026-11-20", "2027-11-20") + "}}"


@pytest.mark.parametrize(("due", "late"), [("2026-11-24", False), ("2026-11-23", True)])
def test_work_is_overdue_from_the_day_after_it_was_due_and_stays_what_was_decided(
    due: str,
    late: bool,
) -> None:
    whole = shop(MODEL % ("high", f"mitigate: {{owner: Ann, due: {due}}}"))
    line = theft(whole)
    assert (line.overdue, line.disposition) == (late, "mitigate")
    assert [each.rule for each in told(whole)] == ["treatment-overdue"] * late


@pytest.mark.parametrize("level", [level.word for level in Level])
def test_a_policy_that_cannot_be_read_lets_an_acceptance_count_for_a_day(level: str) -> None:
    assert UNREAD.last_day(AS_OF, LEVELS[level]) == AS_OF + timedelta(days=1)


def test_the_shipped_policy_asks_again_the_sooner_the_worse_it_is() -> None:
    policy = SHIPPED.risk_policy
    days = [policy.acceptance_days.at(level) for level in Level]
    assert days == sorted(days, reverse=True)
    assert days[-1] < days[0] <= 366


def test_the_handbook_says_the_days_of_the_shipped_policy() -> None:
    policy = SHIPPED.risk_policy
    said = re.findall(
        r"^\| ([a-z, ]+) \| (\d+) days \|$", (ROOT / "docs/methodology/risk.md").read_text("utf-8"), re.MULTILINE
    )
    days = {word.replace(" ", "-"): int(number) for words, number in said for word in words.split(", ")}
    assert days == {level.word: policy.acceptance_days.at(level) for level in Level}


def test_a_policy_that_nothing_reads_is_a_mistake(tmp_path: Path) -> None:
    policies = tmp_path / "controls" / "policies"
    policies.mkdir(parents=True)
    (policies / "risks.yaml").write_text("title: Ours\n", encoding="utf-8")
    (told,) = library(Folder(tmp_path)).diagnostics
    assert (told.rule, told.help) == ("unknown-reference", "did you mean `risk`?")


def shop(sections: str) -> Assessment:
    made = system(sections)
    nothing = Evidence(observations=(), artifacts=(), diagnostics=())
    return assessment(made, enumeration(made, OURS), nothing, OURS, AS_OF)


def theft(whole: Assessment) -> AssessedLine:
    return next(each for each in whole.lines if each.id == "theft@till")


def told(whole: Assessment) -> list[Diagnostic]:
    return sorted(
        (each for each in whole.diagnostics if each.rule.startswith(("acceptance", "treatment"))),
        key=lambda each: each.rule,
    )
