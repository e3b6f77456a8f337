"""Systems side by side: what their models answer, beside what a source says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from proofbook.assessment.comparison import Comparison
from proofbook.library.terms import Answer
from proofbook.outputs.site.comparisons import pages
from proofbook.pipeline import portfolio

SYSTEM = """\
system: {id}
title: {id}
boundaries: {{ours: {{kind: account}}}}
assets: {{gold: {{secret: credential, data: none, confidentiality: high, integrity: low, availability: low}}}}
components:
  store: {{technology: {technology}, in: ours, stores: gold}}
threats:
  theft:
    {{title: Somebody takes it, at: store, stride: [information-disclosure], about: So., likelihood: high,
     affects: [confidentiality]}}
"""

COMPARISON = """\
title: Two stores
systems: [one, two]
threats:
  never-changed:
    title: It is never changed
    causes: [secret-never-rotated]
    reason: Only a secret store has it.
    source: {count: 1, marks: {one: "no", two: "yes"}, where: Row 1}
  lost:
    title: The columns are lost
    causes: [secret-never-rotated]
    reason: So.
    source: {count: 1, marks: {one: unknown, two: unknown}}
aspects:
  where:
    title: Where it is
    rows:
      store:
        title: In a secret store
        derived: {on: component, when: {technology: aws-secrets-manager}, "yes": Kept in one., "no": Kept elsewhere.}
      size: {title: Size, said: {one: {text: Small., source: The post}}}
constraints:
  no-store:
    title: No secret store may be needed
    met-by: "no"
    derived: {on: component, when: {technology: aws-secrets-manager}, "yes": It needs one., "no": It needs none.}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "models" / "comparisons").mkdir(parents=True)
    for id, technology in (("one", "aws-secrets-manager"), ("two", "generic-process")):
        text = SYSTEM.format(id=id, technology=technology)
        (tmp_path / "models" / f"{id}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def compared(project: Path, text: str = COMPARISON) -> tuple[list[str], tuple[Comparison, ...]]:
    (project / "models" / "comparisons" / "stores.yaml").write_text(text, encoding="utf-8")
    made = portfolio(project, date(2026, 11, 24))
    return [
        each.rule for each in made.diagnostics if "comparisons" in (each.span.path if each.span else "")
    ], made.comparisons


def test_a_threat_is_derived_from_the_lines_and_set_beside_the_sources_mark(project: Path) -> None:
    wrong, (found,) = compared(project)
    assert wrong == []
    sure, lost = found.threats
    assert [bool(cell.lines) for cell in sure.cells] == [True, False]
    assert [cell.differs for cell in sure.cells] == [True, True]
    assert not lost.is_clear
    assert not any(cell.differs for cell in lost.cells)


def test_a_fact_comes_from_the_model_or_from_whoever_says_it_or_is_not_stated(project: Path) -> None:
    _, (found,) = compared(project)
    derived, said = found.aspects[0].rows
    assert [(cell.answer, cell.text) for cell in derived.cells] == [
        (Answer.YES, "Kept in one."),
        (Answer.NO, "Kept elsewhere."),
    ]
    assert [(cell.answer, cell.text, cell.source) for cell in said.cells] == [
        (None, "Small.", "The post"),
        (None, "Nobody stated it.", ""),
    ]


def test_a_constraint_is_met_by_the_answer_that_it_names(project: Path) -> None:
    _, (found,) = compared(project)
    assert [meets for meets, _ in found.constraints[0].cells] == [Answer.NO, Answer.YES]


@pytest.mark.parametrize(
    ("right", "wrong", "rule"),
    [
        ("systems: [one, two]", "systems: [one, tow]", "unknown-reference"),
        ("causes: [secret-never-rotated]", "causes: [secret-never-rotatd]", "unknown-cause"),
        ("said: {one: {", "said: {tow: {", "unknown-reference"),
        ('count: 1, marks: {one: "no", two: "yes"}', 'count: 2, marks: {one: "no", two: "yes"}', "wrong-type"),
    ],
)
def test_a_mistake_in_a_comparison_is_placed(project: Path, right: str, wrong: str, rule: str) -> None:
    assert compared(project, COMPARISON.replace(right, wrong, 1))[0] == [rule]


def test_its_page_marks_what_the_models_answer(project: Path) -> None:
    compared(project)
    text = pages(portfolio(project, date(2026, 11, 24)))["comparisons/stores.md"]
    assert text.count("from the model") == 4
    assert "marks 1 of 2; which is unclear" in text
    assert 'data-meets="no"' in text
