"""Risk: NIST's two tables, who may try, what is at stake, and how far mitigations lower it."""

from __future__ import annotations

from itertools import product

import pytest

from proofbook.assessment.assessment import AssessedLine
from proofbook.assessment.risk import INITIATION, OVERALL_LIKELIHOOD, RISK, Hazard, Risk, inherent, lowered
from proofbook.library.mitigation import Mitigation
from proofbook.library.terms import LEVELS, Aspect, Level, Trust
from tests.assessment.conftest import Assess
from tests.model.projects import system

WORDS = ["very-low", "low", "moderate", "high", "very-high"]

# NIST SP 800-30 r1, table G-5; rows: likelihood of initiation, columns: of adverse impact, both from very low up.
G_5 = [
    "very-low very-low low low low",
    "very-low low low moderate moderate",
    "low low moderate moderate high",
    "low moderate moderate high very-high",
    "low moderate high very-high very-high",
]
# Table I-2; rows: likelihood, columns: level of impact, both from very low up.
I_2 = [
    "very-low very-low very-low low low",
    "very-low low low low moderate",
    "very-low low moderate moderate high",
    "very-low low moderate high very-high",
    "very-low low moderate high very-high",
]


def test_the_tables_are_nists() -> None:
    for table, rows in ((OVERALL_LIKELIHOOD, G_5), (RISK, I_2)):
        assert [[level.word for level in table[row]] for row in Level] == [row.split() for row in rows]


def test_the_more_somebody_had_to_be_given_the_less_likely_is_an_attempt() -> None:
    levels = [INITIATION[trust] for trust in Trust]
    assert levels == sorted(levels, reverse=True)
    assert (levels[0], levels[-1]) == (Level.VERY_HIGH, Level.VERY_LOW)


SHOP = """\
assets:
  password: {secret: credential, opens: [database], confidentiality: low, integrity: low, availability: low}
  orders: {confidentiality: high, integrity: very-high, availability: low, data: none, secret: none}
  key: {secret: data-encrypting-key, protects: [orders], confidentiality: low, integrity: low, availability: low}
  odd: {}
components:
  web: {technology: web-application}
  store: {technology: aws-secrets-manager, stores: [password]}
  safe: {technology: aws-kms, stores: [key]}
  database: {technology: relational-database, stores: [orders]}
  shelf: {technology: object-store, stores: [odd]}
  bare: {technology: generic-process}
flows: {read: {from: web, to: store, carries: password}, ping: {from: bare, to: web}}
principals: {clerk: {kind: person, trust: insider, may: {web: [use]}}, root: {kind: person, trust: administrator, may: {store: [x], safe: [x]}}}
"""  # noqa: E501


@pytest.mark.parametrize(
    ("element", "needs", "likelihood", "why"),
    [
        ("web", None, "moderate", "Attempt: moderate. Clerk (insider) reaches it directly."),
        ("store", None, "moderate", "Clerk (insider) reaches it by way of Web → Read."),
        ("safe", None, "low", "Root (administrator) reaches it directly."),
        ("store", "administrator", "low", "Attempt: low. Root (administrator) reaches it directly."),
        ("web", "administrator", "low", "Only somebody trusted as administrator is in position."),
        ("database", None, "high", "Nobody is said to reach it, so it is judged as if anybody could."),
    ],
)
def test_the_least_trusted_who_is_in_position_decides_how_likely_an_attempt_is(
    element: str, needs: str | None, likelihood: str, why: str
) -> None:
    trust = None if needs is None else Trust[needs.upper()]
    found = risk(element, "moderate", [Aspect.INTEGRITY], needs=trust)
    assert (found.likelihood.word, why in found.why[0]) == (likelihood, True), found.why


@pytest.mark.parametrize("success", WORDS)
def test_likelihood_is_the_attempts_and_the_successes_by_table_g_5(success: str) -> None:
    assert (
        risk("web", success, [Aspect.INTEGRITY]).likelihood is OVERALL_LIKELIHOOD[Level.MODERATE][LEVELS[success] - 1]
    )


@pytest.mark.parametrize(
    ("element", "affects", "impact", "why"),
    [
        ("store", Aspect.CONFIDENTIALITY, "high", "The confidentiality of Orders"),
        ("store", Aspect.AVAILABILITY, "low", "The availability of Password"),
        ("safe", Aspect.INTEGRITY, "very-high", "The integrity of Orders"),
        ("read", Aspect.CONFIDENTIALITY, "high", "The confidentiality of Orders at it, or behind its secrets"),
        ("web", Aspect.INTEGRITY, "very-high", "beside it, as no asset is stated at it"),
        ("ping", Aspect.INTEGRITY, "very-low", "No asset is stated at it or beside it"),
        ("shelf", Aspect.INTEGRITY, "very-high", "Nobody stated the integrity of Odd"),
    ],
)
def test_impact_is_the_worst_over_what_is_there_and_what_its_secrets_open_or_protect(
    element: str, affects: Aspect, impact: str, why: str
) -> None:
    found = risk(element, "high", [affects])
    assert (found.impact.word, why in found.why[3]) == (impact, True), found.why[3]


def test_the_highest_of_the_aspects_that_are_lost_counts() -> None:
    assert risk("database", "high", [Aspect.AVAILABILITY, Aspect.CONFIDENTIALITY]).impact is Level.HIGH


def test_a_figure_says_how_it_came_about() -> None:
    assert [each.split(":")[0] for each in risk("web", "low", [Aspect.INTEGRITY]).why] == [
        "Attempt", "Success", "Likelihood", "Impact",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("start", "by", "left"),
    [
        (("very-high", "high"), [], ("very-high", "high")),
        (("very-high", "high"), [("likelihood", 1, "very-low")], ("high", "high")),
        (("very-high", "high"), [("likelihood", 1, "very-low")] * 3, ("high", "high")),
        (("very-high", "high"), [("likelihood", 1, "very-low"), ("likelihood", 3, "very-low")], ("low", "high")),
        (("very-high", "high"), [("likelihood", 4, "moderate")], ("moderate", "high")),
        (("very-high", "high"), [("likelihood", 4, "moderate"), ("likelihood", 3, "low")], ("low", "high")),
        (("low", "high"), [("likelihood", 4, "moderate")], ("low", "high")),
        (("low", "high"), [("likelihood", 4, "very-low")], ("very-low", "high")),
        (("high", "high"), [("likelihood", 2, "very-low"), ("impact", 1, "very-low")], ("low", "moderate")),
    ],
)
def test_mitigations_do_not_add_up_and_never_lower_below_their_floor(
    start: tuple[str, str], by: list[tuple[str, int, str]], left: tuple[str, str]
) -> None:
    before = Risk(likelihood=LEVELS[start[0]], impact=LEVELS[start[1]], why=())
    found = lowered(before, [mitigation(f"m{number}", *each) for number, each in enumerate(by)])
    assert (found.likelihood.word, found.impact.word) == left
    assert len(found.why) == (start[0] != left[0]) + (start[1] != left[1])


def test_nothing_that_is_claimed_raises_a_level() -> None:
    for likelihood, impact, side, by, floor in product(Level, Level, ("likelihood", "impact"), (1, 4), WORDS):
        found = lowered(Risk(likelihood=likelihood, impact=impact, why=()), [mitigation("m", side, by, floor)])
        assert found.likelihood <= likelihood
        assert found.impact <= impact
        assert (found.likelihood, found.impact)[side == "likelihood"] == (likelihood, impact)[side == "likelihood"]


@pytest.mark.parametrize(
    ("how", "sights", "levels"),
    [
        ("", (), ("high", "high", "high", "high")),
        ("claimed", (), ("high", "low", "high", "high")),
        ("claimed", ("pass", "pass"), ("high", "low", "low", "high")),
        ("claimed", ("pass-illustrative", "pass-illustrative"), ("high", "low", "low", "high")),
        ("claimed", ("pass-observed", "pass-observed"), ("high", "low", "low", "low")),
        ("claimed", ("pass-observed", "fail"), ("high", "low", "high", "high")),
        ("claimed", ("pass-stale", "pass-stale"), ("high", "low", "high", "high")),
    ],
)
def test_a_claim_lowers_the_planned_level_alone_and_evidence_the_residual_ones(
    how: str, sights: tuple[str, ...], levels: tuple[str, ...], assess: Assess
) -> None:
    """The lock lowers likelihood from high by two levels; impact is high."""
    seen = tuple(zip(("lock-is-on", "lock-is-new"), sights, strict=False))
    line = theft(assess, (("lock", how),) if how else (), seen)
    found = (line.inherent, line.planned, line.residual_declared, line.residual_observed)
    assert tuple(each.level.word for each in found) == levels


def test_a_persons_word_lowers_the_residual_level_that_is_not_observed(assess: Assess) -> None:
    line = theft(assess, (("guard", "attested"),), ())
    found = (line.inherent, line.residual_declared, line.residual_observed)
    assert tuple(each.likelihood.word for each in found) == ("high", "moderate", "high")


def test_what_answers_a_line_and_is_not_claimed_there_is_named(assess: Assess) -> None:
    line = theft(assess, (("vault", "claimed"),), ())
    assert [each.mitigation for each in line.answers] == ["vault"]
    assert line.unclaimed == ("lock", "guard")


def theft(assess: Assess, claims: tuple[tuple[str, str], ...], sights: tuple[tuple[str, str], ...]) -> AssessedLine:
    return next(each for each in assess(claims, sights).lines if each.id == "theft@store")


def risk(element: str, success: str, affects: list[Aspect], needs: Trust | None = None) -> Risk:
    made = system(SHOP)
    hazard = Hazard(success=LEVELS[success], success_why="So.", needs=needs, affects=tuple(affects))
    return inherent(hazard, made.element(element), made)


def mitigation(id: str, lowers: str, by: int, floor: str) -> Mitigation:
    return Mitigation.model_validate(
        {"id": id, "title": id, "about": "So.", "lowers": lowers, "by": by, "floor": floor, "nature": "preventive"}
    )
