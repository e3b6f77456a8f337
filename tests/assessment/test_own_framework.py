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
  - {requirement: four, to: {framework: house-2, requirement: one}, relation: subset-of, why: So., source: Us,
     confidence: low}
"""
OTHER = """\
framework: house-2
author: The house
date: 2026-11-01
rows:
  - {requirement: one, serve: secret-scanning, relation: equal, why: So., source: Us, confidence: high}
"""
MODEL = """\
system: shop
title: A shop
boundaries: {ours: {kind: account}}
components: {code: {technology: git-repository, in: ours}}
mitigations: {secret-scanning: {at: code, how: Each night.}}
requirements: {house/three: {not-applicable: {by: R. Meier, reason: There is no annex.}}}
"""


def write_project(root: Path) -> None:
    """A project with frameworks, mappings and a model of its own."""
    applies = ", applies-to: {on: component, when: {technology: git-repository}}}"
    more = "".join(f"\n  {each}: {{title: {each.capitalize()}.}}" for each in ("two", "three", "four"))
    for path, text in {
        "controls/frameworks/house.yaml": FRAMEWORK % f"{applies}{more}".removesuffix("}"),
        "controls/frameworks/house-2.yaml": FRAMEWORK % "",
        "controls/mappings/house.yaml": ROWS,
        "controls/mappings/house-2.yaml": OTHER,
        "models/shop.yaml": MODEL,
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def test_a_projects_own_framework_and_mapping_are_assessed(tmp_path: Path) -> None:
    write_project(tmp_path)
    made = portfolio(tmp_path, date(2026, 11, 24))
    assert [each for each in made.diagnostics if each.severity == "error"] == []
    (shop,) = made.assessments
    found = {each.requirement: each.status.value for each in shop.requirements if each.framework == "house"}
    assert found == {"one": "claimed", "two": "open", "three": "not applicable", "four": "missing"}
