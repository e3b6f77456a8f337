"""An artifact that a model names: there, missing, or still awaited."""

from __future__ import annotations

from datetime import date

from tests.model.projects import rules, systems

NAMED = """\
components: {vault: {technology: aws-secrets-manager}}
artifacts:
  - {path: vault.yaml, kind: cloudformation, of: vault, origin: repository%s}
"""


def test_a_file_that_is_missing_is_a_mistake_and_stays_named() -> None:
    assert rules(NAMED % "") == ["artifact-missing"]
    assert [each.path for each in systems(NAMED % "")["x"].artifacts] == ["models/artifacts/vault.yaml"]


def test_a_file_may_be_awaited_until_its_day_and_not_after() -> None:
    awaited = NAMED % ", awaited: 2026-12-01"
    assert rules(awaited, as_of=date(2026, 12, 1)) == []
    assert rules(awaited, as_of=date(2026, 12, 2)) == ["artifact-missing"]
    made = systems(awaited)["x"]
    assert not made.artifacts
    assert [each.path for each in made.awaited] == ["models/artifacts/vault.yaml"]


def test_what_is_awaited_still_has_to_stay_inside_the_project() -> None:
    outside = NAMED.replace("vault.yaml", "../../../vault.yaml") % ", awaited: 2026-12-01"
    assert rules(outside) == ["path-outside-project"]
