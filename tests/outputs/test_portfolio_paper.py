"""The paper on all systems: one page to decide on, and every figure that `proofbook.json` has."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pymupdf
import pytest

from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.data import document
from proofbook.outputs.paper import portfolio_paper
from proofbook.outputs.summary import ILLUSTRATIVE
from tests.outputs.pdf_paper import Paper, squeezed
from tests.outputs.two_systems import two_systems

Json = dict[str, Any]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Portfolio:
    """Two systems with a variant each, assessed."""
    return two_systems(tmp_path_factory.mktemp("all"))


@pytest.fixture(scope="module")
def data(whole: Portfolio) -> Json:
    """What `proofbook.json` says of them."""
    return document(whole).model_dump(mode="json", by_alias=True)


@pytest.fixture(scope="module")
def file(whole: Portfolio, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The paper."""
    file = tmp_path_factory.mktemp("paper") / "portfolio.pdf"
    file.write_bytes(portfolio_paper(whole))
    return file


def lines(data: Json) -> list[Json]:
    """The lines of the systems as such that bear risk."""
    return [line for each in data["systems"] if not each["variant"] for line in each["lines"] if line["counts"]]


def test_the_figures_of_the_project_are_those_of_its_lines(data: Json) -> None:
    """Counted again from the lines alone."""
    kinds = {"inherent": "inherent", "planned": "planned", "residual": "residual", "observed": "residual_observed"}
    assert data["risk"]["lines"] == len(lines(data)) == 6
    for figures in data["risk"]["figures"]:
        risks = [line[kinds[figures["kind"]]] for line in lines(data)]
        assert +Counter(figures["levels"]) == Counter(each["level"] for each in risks)
        cells = {(each["likelihood"], each["impact"]): each["lines"] for each in figures["cells"]}
        assert cells == Counter((each["likelihood"], each["impact"]) for each in risks)
    severe = [each for each in lines(data) if each["residual"]["level"] in ("high", "very-high")]
    assert data["risk"]["undecided"] == sum(each["treatment"]["kind"] == "open" for each in severe)


def test_a_decision_that_a_system_and_its_variant_share_is_one_exception(data: Json) -> None:
    risk = data["risk"]
    held = [(each["line"], each["systems"], each["counts_until"], each["capped"]) for each in risk["accepted"]]
    assert held == [("one@b", [id, f"{id}+other"], "2027-05-03", True) for id in ("shop", "till")]
    late = [(each["line"], each["systems"], each["days_late"]) for each in risk["overdue"]]
    assert late == [("two@b", [id, f"{id}+other"], 4) for id in ("shop", "till")]


def test_the_first_page_is_the_decision_and_no_more(file: Path) -> None:
    with pymupdf.open(file) as pdf:
        first, second = (squeezed(pdf[number].get_text()) for number in (0, 1))
    for part in ("Decisionasked.", "Scope.", "Toprisks", "Exceptions", "Coverage", "Assumptionsandlimits", "Approvals"):
        assert part in first
        assert part not in second
    assert second.startswith("Register")


def test_the_first_page_stays_one_page_whatever_a_model_says(whole: Portfolio) -> None:
    long = "Unbreakable" * 40 + " and " + "words " * 60
    systems = tuple(
        replace(
            each,
            system=replace(each.system, title=long, owner=long),
            lines=tuple(replace(one, line=replace(one.line, title=long)) for one in each.lines),
        )
        for each in whole.assessments
    )
    grown = replace(whole, project=long, assessments=systems * 6)
    with pymupdf.open(stream=portfolio_paper(grown)) as pdf:
        assert squeezed(pdf[1].get_text()).startswith("Register")
        assert "Approvals" in squeezed(pdf[0].get_text())


def test_the_paper_says_what_the_data_says(file: Path, data: Json) -> None:
    read = Paper(file)
    levels = {each["kind"]: each["levels"] for each in data["risk"]["figures"]}
    shown = read.tables("Decision")[0][1:]
    assert shown == [
        [squeezed(level.replace("-", " ")), *(str(found[level]) for found in levels.values())]
        for level in levels["inherent"]
    ]
    assert len(read.rows("Register")) == data["risk"]["lines"]
    numbers = [
        sum(int(cell.strip("VLMH")) for row in table[1:] for cell in row[1:] if cell[0] != "–")
        for table in read.tables("Heat maps")
    ]
    assert numbers == [data["risk"]["lines"]] * 3
    accepted, overdue = read.tables("Exceptions")
    assert [row[2] for row in accepted[1:]] == ["Ben,headofrisk"] * len(data["risk"]["accepted"])
    assert [row[-1] for row in overdue[1:]] == ["4", "4"]
    worth = [int(row[0]) for table in read.tables("Do this next") for row in table[1:]]
    assert (
        0 < sum(worth) == sum(each["levels"] for one in data["systems"] if not one["variant"] for each in one["work"])
    )


def test_each_sheet_has_the_digest_over_all_systems_and_the_paper_is_for_those_who_listen(
    file: Path, data: Json
) -> None:
    for foot in Paper(file).feet:
        assert squeezed(f"As of 2026-11-24 · commit not committed · data sha256 {data['digest']}") in squeezed(foot)
    with pikepdf.open(file) as pdf:
        assert pdf.Root.MarkInfo.Marked
        metadata = str(pdf.open_metadata())
        assert "pdfuaid:part" in metadata
        assert "pdfaid:conformance" in metadata


def test_what_was_made_up_is_said_on_the_first_page(whole: Portfolio, data: Json) -> None:
    assert not any(each["illustrative"] for each in data["systems"])
    shown = tuple(
        replace(each, standings=tuple(replace(one, illustrative=True) for one in each.standings))
        for each in whole.assessments
    )
    with pymupdf.open(stream=portfolio_paper(replace(whole, assessments=shown))) as pdf:
        assert squeezed(ILLUSTRATIVE) in squeezed(pdf[0].get_text())
