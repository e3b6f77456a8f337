"""What people decided about lines: it never changes a level, it may end, and it must be about something."""

from __future__ import annotations

from datetime import date

import pytest

from proofbook.assessment.assess import assessment, decisions_about_nothing
from proofbook.assessment.assessment import AssessedLine, Assessment
from proofbook.evidence.observation import Evidence
from proofbook.threats.enumeration import enumeration
from tests.model.projects import AS_OF, SHIPPED, read

SHOP = """\
assets: {orders: {integrity: high}}
components: {store: {technology: generic-process, stores: orders}}
threats:
  theft: {title: It goes, at: store, stride: [tampering], about: So., likelihood: low, affects: [integrity]}
"""


@pytest.mark.parametrize(
    ("treatment", "disposition", "counts"),
    [
        ("", "open", True),
        ("{mitigate: {owner: Ann, due: 2026-01-01}}", "mitigate", True),
        ("{accept: {approver: Ann, reason: Small., on: 2026-07-01, expires: 2026-11-24}}", "accept", True),
        ("{accept: {approver: Ann, reason: Small., on: 2026-07-01, expires: 2026-11-23}}", "open", True),
        ("{transfer: {to: The insurer, reason: By contract.}}", "transfer", True),
        ("{avoid: {how: It is off.}}", "avoid", False),
        ("{not-applicable: {by: Ann, reason: There is no door.}}", "not-applicable", False),
    ],
)
def test_a_treatment_disposes_of_a_line_and_lowers_no_level(treatment: str, disposition: str, counts: bool) -> None:
    line = theft(SHOP + (f"treatments: {{theft@store: {treatment}}}\n" if treatment else ""))
    assert (line.disposition, line.counts) == (disposition, counts)
    assert line.inherent == line.planned == line.residual == theft(SHOP).residual


@pytest.mark.parametrize(
    ("until", "excluded"), [("", "shut"), (", until: 2026-11-24", "shut"), (", until: 2026-11-23", None)]
)
def test_an_assumption_keeps_a_line_out_of_the_totals_until_it_lapses(until: str, excluded: str | None) -> None:
    line = theft(SHOP + f"assumptions: {{shut: {{text: It is shut., excludes: theft@store{until}}}}}\n")
    assert (line.excluded_by, line.counts) == (excluded, excluded is None)


def test_a_lapsed_assumption_is_told_at_the_door() -> None:
    lapsed = SHOP + "assumptions: {shut: {text: It is shut., excludes: theft@store, until: 2026-11-23}}\n"
    assert [each.rule for each in read(lapsed).diagnostics if each.rule == "assumption-lapsed"]


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("treatments: {thef@store: {avoid: {how: So.}}}", "treatment-of-nothing"),
        ("assumptions: {shut: {text: So., excludes: thef@store}}", "excludes-nothing"),
        ("limitations: {slow: {text: So., leads-to: thef@store}}", "leads-nowhere"),
    ],
)
def test_a_decision_about_no_line_suggests_the_nearest(said: str, rule: str) -> None:
    (found,) = decisions_about_nothing(assessed(SHOP + said + "\n"))
    assert found.rule == rule
    assert "theft@store" in found.help


def test_a_decision_about_a_line_of_a_variant_alone_is_about_something() -> None:
    variant = """\
variants:
  v:
    title: V
    add: {threats: {fire: {title: F, at: store, stride: [tampering], about: S., likelihood: low, affects: [integrity]}}}
treatments: {fire@store: {avoid: {how: So.}}}
"""
    assert not decisions_about_nothing(assessed(SHOP + variant))


def test_what_counts_comes_first_the_worst_before_the_rest() -> None:
    more = """\
  worse: {title: W, at: store, stride: [tampering], about: So., likelihood: very-high, affects: [integrity]}
  gone: {title: G, at: store, stride: [tampering], about: So., likelihood: very-high, affects: [integrity]}
treatments: {gone@store: {avoid: {how: So.}}}
"""
    (made,) = assessed(SHOP + more)
    ids = [each.id for each in made.lines]
    assert ids.index("worse@store") < ids.index("theft@store") < ids.index("gone@store")


def theft(sections: str) -> AssessedLine:
    return next(each for each in assessed(sections)[0].lines if each.id == "theft@store")


def assessed(sections: str, as_of: date = AS_OF) -> list[Assessment]:
    nothing = Evidence(observations=(), artifacts=(), diagnostics=())
    return [
        assessment(each, enumeration(each, SHIPPED), nothing, SHIPPED, as_of)
        for each in read(sections, as_of=as_of).systems
    ]
