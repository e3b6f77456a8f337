"""Evidence grows old: a warning before its last day, another status after it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from proofbook.library.freshness import Freshness
from proofbook.pipeline import portfolio

POLICY = Freshness.model_validate(
    {"title": "Ours", "warn-days": 30, "observed-days": 90, "declared-days": 366, "attested-days": 366}
)
MODEL = """\
system: shop
title: Shop
boundaries: {ours: {kind: account}}
components: {key: {title: Key, technology: aws-kms, in: ours}}
mitigations: {key-rotation: {at: key, how: Every year.}}
artifacts:
  - {path: key.yaml, kind: cloudformation, of: key, origin: collected, vantage: %s, collected: 2026-06-01}
"""
KEY = "Resources: {Key: {Type: 'Custom::Key', Properties: {Turns: true}}}\n"
CHECK = """\
# METADATA
# title: The key turns
# description: Old keys are known keys.
# custom:
#   mitigation: key-rotation
#   reads: cloudformation
#   fix: Turn it.
#%s
package checks.turns
import rego.v1
observations contains seen if {
	artifact := input.artifacts[_]
	artifact.documents[number].Resources.Key.Properties.Turns == true
	cite := {"path": artifact.path, "document": number}
	seen := {"object": "Key", "result": "pass", "message": "It turns.", "cites": [cite]}
}
"""
MITIGATION = """\
title: Keys turn
about: A key is replaced.
lowers: likelihood
by: 1
floor: low
nature: preventive
"""


def test_a_check_may_ask_for_fewer_days_and_never_for_more() -> None:
    day = date(2026, 6, 1)
    assert POLICY.last_day(day, "observed") == date(2026, 8, 30)
    assert POLICY.last_day(day, "observed", 7) == date(2026, 6, 8)
    assert POLICY.last_day(day, "observed", 3650) == date(2026, 8, 30)
    assert POLICY.last_day(day, "declared", 3650) == date(2027, 6, 2)


@pytest.mark.parametrize(
    ("vantage", "days", "as_of", "status", "told"),
    [
        ("observed", "", date(2026, 8, 7), "supported (observed)", set()),
        ("observed", "", date(2026, 8, 8), "supported (observed)", {"evidence-expires-soon"}),
        ("observed", "", date(2026, 8, 30), "supported (observed)", {"evidence-expires-soon"}),
        ("observed", "", date(2026, 8, 31), "expired", {"evidence-expired"}),
        ("observed", "   valid-days: 8", date(2026, 6, 6), "supported (observed)", set()),
        ("observed", "   valid-days: 8", date(2026, 6, 9), "supported (observed)", {"evidence-expires-soon"}),
        ("observed", "   valid-days: 8", date(2026, 6, 10), "expired", {"evidence-expired"}),
        ("declared", "", date(2027, 6, 2), "supported (declared)", {"evidence-expires-soon"}),
        ("declared", "", date(2027, 6, 3), "expired", {"evidence-expired"}),
    ],
)
def test_a_result_counts_to_its_last_day_with_a_warning_before(
    vantage: str, days: str, as_of: date, status: str, told: set[str], tmp_path: Path
) -> None:
    for name, text in {
        "models/shop.yaml": MODEL % vantage,
        "models/artifacts/key.yaml": KEY,
        "controls/checks/turns.rego": CHECK % days,
        "controls/mitigations/key-rotation.yaml": MITIGATION,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    whole = portfolio(tmp_path, as_of)
    (found,) = (each for each in whole.assessments[0].standings if each.mitigation == "key-rotation")
    aging = {each.rule for each in whole.diagnostics if each.rule.startswith("evidence-")}
    assert (found.status.value, aging) == (status, told)


def test_a_policy_with_mistakes_is_told_and_lets_as_little_as_possible_count(tmp_path: Path) -> None:
    for name, text in {
        "models/shop.yaml": MODEL % "observed",
        "models/artifacts/key.yaml": KEY,
        "controls/policies/freshness.yaml": "title: Ours\nwarn-days: 0\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    whole = portfolio(tmp_path, date(2026, 7, 1))
    told = {each.rule for each in whole.diagnostics if each.span and each.span.path.startswith("controls/policies")}
    assert told == {"missing-key", "out-of-range"}
    assert whole.library.freshness.observed_days == 1
