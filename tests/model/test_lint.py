"""What a model leaves in doubt, and how a reason silences it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from proofbook.library.load import library
from proofbook.model.lint import rules
from proofbook.model.systems import loaded
from proofbook.source.diagnostic import Diagnostic, Severity
from proofbook.source.folder import Folder

CLEAN = """\
system: x
title: X
boundaries: {ours: {kind: account}}
assets: {password: {secret: credential, data: none, opens: []}}
components:
  web: {technology: web-application, in: ours}
  store: {technology: aws-secrets-manager, in: ours, stores: password}
flows:
  read: {from: web, to: store, carries: password, protocol: https, authentication: sigv4}
mitigations: {encrypted-secret-store: {at: store, how: By the store.}}
limitations: {slow: {text: It is slow., leads-to: encrypted-secret-store}}
"""


def test_a_model_that_states_everything_leaves_nothing_in_doubt(tmp_path: Path) -> None:
    assert not doubts(CLEAN, tmp_path)


@pytest.mark.parametrize(
    ("rule", "before", "after", "line"),
    [
        ("flow-without-authentication", ", authentication: sigv4", "", 9),
        ("asset-never-moves", "carries: password, ", "", 4),
        ("component-outside-boundary", "{technology: web-application, in: ours}", "{technology: web-application}", 6),
        ("claim-without-place", "at: store, how", "how", 10),
        ("limitation-without-consequence", ", leads-to: encrypted-secret-store", "", 11),
    ],
)
def test_each_rule_doubts_what_was_left_out_and_says_where(
    rule: str, before: str, after: str, line: int, tmp_path: Path
) -> None:
    (found,) = doubts(CLEAN.replace(before, after), tmp_path)
    assert (found.rule, found.severity) == (rule, Severity.WARNING)
    assert found.span is not None
    assert found.span.line == line
    assert rule in rules()


def test_a_doubt_is_silenced_with_a_reason_and_only_where_it_is_given(tmp_path: Path) -> None:
    doubtful = CLEAN.replace(", authentication: sigv4", "")
    assert not doubts(doubtful + "silenced: {read: {flow-without-authentication: Both are one process.}}\n", tmp_path)
    found = doubts(doubtful + "silenced: {store: {flow-without-authentication: Elsewhere.}}\n", tmp_path)
    assert {each.rule for each in found} == {"flow-without-authentication", "silences-nothing"}


def test_a_silence_that_outlives_its_doubt_is_a_doubt_itself(tmp_path: Path) -> None:
    (found,) = doubts(CLEAN + "silenced: {read: {flow-without-authentication: Both are one process.}}\n", tmp_path)
    assert found.rule == "silences-nothing"


def test_a_limitation_may_lead_only_to_what_the_model_has(tmp_path: Path) -> None:
    (found,) = doubts(CLEAN.replace("leads-to: encrypted-secret-store", "leads-to: encrypted-secret-stor"), tmp_path)
    assert found.rule == "unknown-reference"
    assert "encrypted-secret-store" in found.help


def doubts(model: str, root: Path) -> tuple[Diagnostic, ...]:
    (root / "models").mkdir(exist_ok=True)
    (root / "models" / "x.yaml").write_text(model, encoding="utf-8")
    folder = Folder(root)
    return loaded(folder, "models/x.yaml", library(folder).library, date(2026, 11, 24)).diagnostics
