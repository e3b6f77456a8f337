"""What a committee is asked follows from what was decided, line by line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from proofbook.outputs.summary import summary
from proofbook.pipeline import portfolio

MODEL = """system: small
title: Small
components: {{a: {{technology: browser}}, b: {{technology: aws-secrets-manager, stores: gold}}}}
flows: {{ask: {{from: a, to: b}}}}
assets: {{gold: {{secret: none, data: account-data, confidentiality: very-high, integrity: very-high}}}}
principals: {{any: {{kind: anonymous, may: {{a: [ask], b: [ask]}}}}}}
threats:
  one: {{title: One, at: b, stride: [tampering], about: x, likelihood: very-high, affects: [integrity]}}
  two: {{title: Two, at: b, stride: [tampering], about: x, likelihood: very-high, affects: [integrity]}}
treatments: {treatments}
"""


@pytest.mark.parametrize(
    "treatments, asked",
    [
        ("{}", "decide how to treat 2 threat lines at high or very high risk that nobody has decided on"),
        (
            "{one@b: {mitigate: {owner: x, due: 2027-01-01}}}",
            (
                "decide how to treat 1 threat line at high or very high risk that nobody has decided on and "
                "take note of 1 threat line at high or very high risk whose treatment is under way"
            ),
        ),
        (
            (
                "{one@b: {accept: {approver: x, reason: x, on: 2026-11-01, expires: 2027-01-01}}, "
                "two@b: {transfer: {to: x, reason: x}}}"
            ),
            "take note of 1 threat line at high or very high risk that somebody else bears and confirm 1 acceptance",
        ),
        (
            (
                "{one@b: {accept: {approver: x, reason: x, on: 2025-12-01, expires: 2026-01-01}}, "
                "two@b: {avoid: {how: x}}}"
            ),
            (
                "decide how to treat 1 threat line at high or very high risk that nobody has decided on and "
                "renew or withdraw 1 lapsed acceptance"
            ),
        ),
        (
            "{one@b: {mitigate: {owner: x, due: 2026-11-23}}, two@b: {avoid: {how: x}}}",
            (
                "take note of 1 threat line at high or very high risk whose treatment is under way and "
                "agree on a new day for 1 treatment that is overdue"
            ),
        ),
    ],
)
def test_the_committee_is_asked_what_is_left_to_decide(tmp_path: Path, treatments: str, asked: str) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "small.yaml").write_text(MODEL.format(treatments=treatments), encoding="utf-8")
    (one,) = portfolio(tmp_path, date(2026, 11, 24)).assessments
    assert summary(one).decision == f"The committee is asked to {asked}."
