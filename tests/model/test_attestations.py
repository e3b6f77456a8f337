"""A person's word in a file of its own: where it counts, on which document, and until when."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from proofbook.assessment.portfolio import Portfolio
from proofbook.pipeline import portfolio

AS_OF = date(2026, 11, 24)
RECORD = "Rights in October: all gone through.\n"
MODEL = """\
system: shop
title: Shop
boundaries: {ours: {kind: account}}
components:
  web: {title: Web shop, technology: web-application, in: ours}
  till: {title: Till, technology: web-application, in: ours}
mitigations:
  access-recertified: {at: [web, till], how: Rights are gone through.}
variants:
  small: {title: Without till, remove: till}
"""
WORD = """\
system: shop
mitigation: access-recertified
at: %s
by: Ann Example
role: internal audit
on: 2026-11-02
until: 2027-05-01
examined: The list of rights
document: rights.md
sha256: %s
"""


def assessed(root: Path, *, at: str = "web", record: str = RECORD, word: str = WORD, as_of: date = AS_OF) -> Portfolio:
    """The shop, in which Ann vouches for the rights."""
    digest = hashlib.sha256(RECORD.encode()).hexdigest()
    files = {
        "models/shop.yaml": MODEL,
        "models/attestations/rights.yaml": word % (at, digest),
        "models/artifacts/rights.md": record,
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return portfolio(root, as_of)


def statuses(whole: Portfolio, key: str = "shop") -> dict[str, str]:
    found = next(each for each in whole.assessments if each.system.key == key)
    return {each.element: each.status.value for each in found.standings}


def rules(whole: Portfolio) -> set[str]:
    return {each.rule for each in whole.diagnostics} - {"flow-without-authentication"}


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("web", {"web": "attested", "till": "claimed"}),
        ("ours", {"web": "attested", "till": "attested"}),
        ("[]", {"web": "attested", "till": "attested"}),
    ],
    ids=["an element", "a boundary", "wherever it is claimed"],
)
def test_a_word_counts_where_it_is_given(at: str, expected: dict[str, str], tmp_path: Path) -> None:
    whole = assessed(tmp_path, at=at)
    assert (statuses(whole), rules(whole)) == (expected, set())


def test_a_word_counts_in_a_variant_too_which_may_lack_what_it_names(tmp_path: Path) -> None:
    whole = assessed(tmp_path, at="[web, till]")
    assert (statuses(whole, "shop+small"), rules(whole)) == ({"web": "attested"}, set())


def test_a_word_that_was_made_up_to_show_the_tool_is_marked_as_that(tmp_path: Path) -> None:
    made_up = assessed(tmp_path, word=WORD + "origin: illustrative\n").assessments[0]
    assert {each.element: each.illustrative for each in made_up.standings} == {"web": True, "till": False}
    assert made_up.illustrative
    assert not assessed(tmp_path).assessments[0].illustrative


@pytest.mark.parametrize(("record", "rule"), [("Changed.\n", "attested-document-changed")])
def test_a_word_on_another_document_counts_for_nothing(record: str, rule: str, tmp_path: Path) -> None:
    whole = assessed(tmp_path, record=record)
    assert (statuses(whole)["web"], rules(whole)) == ("claimed", {rule})
    assert "has changed since it was examined" in whole.assessments[0].standings[0].reason


def test_a_word_on_a_document_that_is_gone_counts_for_nothing(tmp_path: Path) -> None:
    whole = assessed(tmp_path, word=WORD.replace("rights.md", "nowhere.md"))
    assert (statuses(whole)["web"], rules(whole)) == ("claimed", {"artifact-missing"})


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("system: shop", "system: shp", "unknown-reference"),
        ("at: %s", "at: [%s, wbe]", "unknown-reference"),
        ("mitigation: access-recertified", "mitigation: network-policy", "attestation-of-nothing"),
        ("by: Ann Example\n", "", "missing-key"),
        ("role: internal audit", "role: ''", "empty"),
        ("until: 2027-05-01", "until: soon", "impossible-date"),
    ],
)
def test_a_word_that_says_it_wrongly_is_told(old: str, new: str, rule: str, tmp_path: Path) -> None:
    whole = assessed(tmp_path, word=WORD.replace(old, new))
    assert rule in rules(whole)
    assert {each.span.path for each in whole.diagnostics if each.span and each.rule == rule} == {
        "models/attestations/rights.yaml"
    }


@pytest.mark.parametrize(
    ("as_of", "status", "told"),
    [
        (date(2026, 11, 1), "claimed", set()),
        (date(2026, 11, 2), "attested", set()),
        (date(2027, 3, 31), "attested", set()),
        (date(2027, 4, 1), "attested", {"evidence-expires-soon"}),
        (date(2027, 5, 1), "attested", {"evidence-expires-soon"}),
        (date(2027, 5, 2), "expired", {"evidence-expired"}),
    ],
)
def test_a_word_counts_from_its_day_to_its_last_with_a_warning_before(
    as_of: date, status: str, told: set[str], tmp_path: Path
) -> None:
    whole = assessed(tmp_path, as_of=as_of)
    assert (statuses(whole)["web"], rules(whole)) == (status, told)


def test_no_word_counts_for_longer_than_the_project_s_policy_lets_it(tmp_path: Path) -> None:
    policy = "title: Ours\nwarn-days: 7\nobserved-days: 30\ndeclared-days: 30\nattested-days: 10\n"
    (tmp_path / "controls" / "policies").mkdir(parents=True)
    (tmp_path / "controls" / "policies" / "freshness.yaml").write_text(policy, encoding="utf-8")
    assert statuses(assessed(tmp_path, as_of=date(2026, 11, 12)))["web"] == "attested"
    assert statuses(assessed(tmp_path, as_of=date(2026, 11, 13)))["web"] == "expired"
