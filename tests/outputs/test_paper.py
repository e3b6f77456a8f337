"""The paper is for those who listen, too, carries its own font, and nothing that a model says stops it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pymupdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.data import system as system_data
from proofbook.outputs.font import drawable
from proofbook.outputs.paper import paper
from proofbook.pipeline import portfolio
from tests.outputs.pdf_paper import Paper, squeezed

AS_OF = date(2026, 11, 24)
MODEL = """system: small
title: Small
components: {a: {technology: browser}, b: {technology: aws-secrets-manager, stores: password}}
flows: {ask: {from: a, to: b}}
assets: {password: {secret: credential}}
mitigations: {encrypted-secret-store: {at: b, how: Yes.}}
threats:
  spill: {title: It spills, at: b, stride: [tampering], about: x, likelihood: low, affects: [integrity]}
  leak: {title: It leaks, at: b, stride: [tampering], about: x, likelihood: low, affects: [integrity]}
treatments:
  spill@b: {accept: {approver: "Ann, head of risk", reason: It is small., on: 2026-07-01, expires: 2026-11-23}}
  leak@b: {accept: {approver: "Ben, head of risk", reason: It is rare., on: 2026-11-23, expires: 2027-11-23}}
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Portfolio:
    """One small system, assessed."""
    project = tmp_path_factory.mktemp("small")
    (project / "models").mkdir()
    (project / "models" / "small.yaml").write_text(MODEL, encoding="utf-8")
    return portfolio(project, AS_OF)


@pytest.fixture(scope="module")
def printed(small: Portfolio, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its paper."""
    file = tmp_path_factory.mktemp("paper") / "small.pdf"
    file.write_bytes(paper(small.assessments[0], small))
    return file


def test_an_exception_names_its_approver_and_its_end_and_says_that_it_lapsed(printed: Path) -> None:
    read = Paper(printed)
    assert sorted(row[1:] for row in read.tables("Exceptions")[0][1:]) == [
        ["Ann,headofrisk", "Itissmall.", "2026-11-23lapsed"],
        ["Ben,headofrisk", "Itisrare.", "2027-11-23countsuntil2027-05-25,bythepolicy"],
    ]
    asked = squeezed(read.text_under("Summary"))
    assert "confirm1acceptance" in asked
    assert "reneworwithdraw1lapsedacceptance" in asked


def test_the_diagram_is_told_in_words(printed: Path) -> None:
    with pikepdf.open(printed) as pdf:
        figures = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"]
        assert [str(each.Alt) for each in figures] == ["Data-flow diagram: 1. Ask, from A to B"]


def test_every_font_is_the_site_s_and_is_in_the_file(printed: Path) -> None:
    with pikepdf.open(printed) as pdf:
        fonts = [each for each in pdf.objects if is_font(each)]
        assert fonts
        for each in fonts:
            assert "SourceSansPro" in str(each.FontName)
            assert {"/FontFile2", "/FontFile3"} & set(each.keys())


def test_the_foot_of_each_sheet_has_commit_and_digest(small: Portfolio, printed: Path) -> None:
    digest = system_data(small.assessments[0], small.library).digest
    for foot in Paper(printed).feet:
        assert squeezed(f"As of 2026-11-24 · commit not committed · data sha256 {digest}") in squeezed(foot)


@settings(max_examples=12)
@given(title=st.text(max_size=80), about=st.text(), owner=st.text(max_size=40), flow=st.text(max_size=60))
@example(title='#import "@preview/x:0.1.0"', about="#panic() */ $ $ @x <x> \\u{1}", owner="`", flow="]]>")
@example(title="\x00\u202e\U000e0001\ufffe\U0001f1e9", about="e\u0301\u0301" * 40, owner="\ud7ff", flow="\u0600\u200d")
def test_no_text_stops_the_paper(small: Portfolio, title: str, about: str, owner: str, flow: str) -> None:
    (one,) = small.assessments
    flows = tuple(replace(each, title=flow) for each in one.system.flows)
    changed = replace(one, system=replace(one.system, title=title, about=about, owner=owner, flows=flows))
    with pymupdf.open(stream=paper(changed, small)) as pdf:
        assert squeezed(drawable(title)) in squeezed("".join(page.get_text() for page in pdf))


def is_font(each: pikepdf.Object) -> bool:
    return isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"
