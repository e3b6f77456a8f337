"""A project's own framework, with a mapping file of its own, is assessed like the shipped ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from proofbook.pipeline import portfolio
from tests.library.projects import FRAMEWORK

ROWS = """\
framework: house
author: The house
date: 2026-11-01
rows:
  - {requirement: one, serve: secret-scanning, relation: equal, why: So., source: Us, confidence: high}
  - {requirement: two, to: {framework: nist-csf-2.0, requirement: PR.DS-01}, relation: no-relationship, why: So.,
     source: Us, confidence: low}
"""
MODEL = """\
system: shop
title: A shop
boundaries: {ours: {kind: account}}
components: {code: {technology: git-repository, in: ours}}
mitigations: {secret-scanning: {at: code, how: Each night.}}
requirements: {house/three: {not-applicable: {by: R. Meier, reason: There is no annex.}}}
"""


def test_a_projects_own_framework_and_mapping_are_assessed(tmp_path: Path) -> None:
    applies = ", applies-to: {on: component, when: {technology: git-repository}}}"
    for path, text in {
        "controls/frameworks/house.yaml": FRAMEWORK % f"{applies}\n  two: {{title: Two.}}\n  three: {{title: Three.",
        "controls/mappings/house.yaml": ROWS,
        "models/shop.yaml": MODEL,
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    made = portfolio(tmp_path, date(2026, 11, 24))
    assert [each for each in made.diagnostics if each.severity == "error"] == []
    (shop,) = made.assessments
    found = {each.requirement: each.status.value for each in shop.requirements if each.framework == "house"}
    assert found == {"one": "claimed", "two": "open", "three": "not applicable"}
