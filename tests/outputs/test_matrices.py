"""The matrices: workbook, CSV and page print the same values, nothing in them is a formula, no chain ends unsaid."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import html
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from proofbook.assessment.portfolio import Portfolio
from proofbook.assessment.status import worst
from proofbook.outputs import matrix_csv, workbook
from proofbook.outputs.matrix.catalogue import matrices
from proofbook.outputs.matrix.table import Column, Row, Table, cell
from proofbook.outputs.matrix_csv import as_csv, guarded, path_of
from proofbook.outputs.site.matrix_html import table_html
from proofbook.pipeline import portfolio
from tests.outputs import hostile
from tests.outputs.html_page import text


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Portfolio:
    """A project whose every text tries to be more than text, assessed."""
    return portfolio(hostile.project(tmp_path_factory.mktemp("matrices")), date(2026, 11, 24))


@pytest.fixture(scope="module")
def tables(whole: Portfolio) -> tuple[Table, ...]:
    return matrices(whole)


@pytest.fixture(scope="module")
def written(whole: Portfolio) -> bytes:
    return workbook.files(whole)["matrices.xlsx"]


@pytest.fixture(scope="module")
def book(written: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(written))


def test_no_cell_of_the_workbook_is_a_formula_whatever_a_text_says(written: bytes, book: Workbook) -> None:
    assert {each.data_type for sheet in book for row in sheet.iter_rows() for each in row} <= {"s", "n"}
    assert not [each for sheet in book for row in sheet.iter_rows() for each in row if isinstance(each.value, float)]
    with ZipFile(io.BytesIO(written)) as parts:
        assert not [name for name in parts.namelist() if b"<f>" in parts.read(name) or b"<f " in parts.read(name)]
        assert not [name for name in parts.namelist() if "externalLink" in name or "rels/sheet" in name]


def test_each_matrix_is_a_sheet_with_the_same_values(book: Workbook, tables: tuple[Table, ...]) -> None:
    assert book.sheetnames[0] == "Provenance"
    assert len(book.sheetnames) == 1 + len(tables)
    for sheet, table in zip(sheets(book), tables, strict=True):
        heads, *rows = ([each.value or "" for each in row] for row in sheet.iter_rows())
        assert heads == [column.title for column in table.columns]
        assert rows == [[each.text for each in row.cells] for row in table.rows]


def test_each_sheet_keeps_its_head_and_can_be_filtered(book: Workbook) -> None:
    for sheet in sheets(book):
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions


def test_a_link_of_the_workbook_leads_to_a_row_about_the_same(book: Workbook) -> None:
    links = [each for sheet in sheets(book) for row in sheet.iter_rows() for each in row if each.hyperlink]
    assert links
    for each in links:
        assert each.hyperlink.target is None
        name, _, place = each.hyperlink.location.rpartition("!")
        assert book[name.strip("'")][place].value


def test_the_first_sheet_says_what_the_workbook_was_made_from(book: Workbook, whole: Portfolio) -> None:
    said = dict(row for row in book["Provenance"].iter_rows(values_only=True))
    assert (said["As of"], said["Commit"]) == ("2026-11-24", whole.commit)
    for each in whole.systems():
        assert "data sha256" in said[f"System {each.system.key}"]
    assert {f"Sheet {name}" for name in book.sheetnames[1:]} <= set(said)


def test_the_same_input_gives_the_same_workbook(written: bytes, whole: Portfolio) -> None:
    assert workbook.files(whole)["matrices.xlsx"] == written


def test_a_text_that_no_cell_holds_is_cut_in_plain_sight_and_whole_in_the_csv(whole: Portfolio) -> None:
    table = made(["\U0001f511" * 20_000])
    made_book = openpyxl.load_workbook(io.BytesIO(workbook.workbook([table], whole)))
    shown = made_book["made"]["A2"].value
    assert workbook.LONGEST - 1 <= len(shown.encode("utf-16-le")) // 2 <= workbook.LONGEST
    assert shown.endswith("holds it all]")
    assert "made, row 2: a text of 20000 characters is cut." in [
        row[1] for row in made_book["Provenance"].iter_rows(values_only=True)
    ]
    assert "\U0001f511" * 20_000 in as_csv(table).decode()


def test_two_matrices_never_share_the_name_of_a_sheet(whole: Portfolio) -> None:
    alike = [replace(made(["x"]), name=f"trace/{'long-' * 9}{end}") for end in ("one", "two", "three")]
    names = openpyxl.load_workbook(io.BytesIO(workbook.workbook(alike, whole))).sheetnames
    assert len({each.casefold() for each in names}) == 4
    assert max(len(each) for each in names) <= 31


def test_each_matrix_is_a_csv_file_with_the_same_values(whole: Portfolio, tables: tuple[Table, ...]) -> None:
    files = matrix_csv.files(whole)
    assert list(files) == [path_of(each) for each in tables]
    for table in tables:
        heads, *rows = csv.reader(io.StringIO(files[path_of(table)].decode(), newline=""))
        assert heads == [guarded(column.title) for column in table.columns]
        assert rows == [[guarded(each.text) for each in row.cells] for row in table.rows]
        assert not [each for row in rows for each in row if each.startswith(matrix_csv.ACTIVE)]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_what_a_spreadsheet_would_work_out_gets_an_apostrophe(start: str) -> None:
    assert guarded(f"{start}cmd|' /C calc'!A0") == f"'{start}cmd|' /C calc'!A0"
    assert guarded(f"x{start}") == f"x{start}"


def test_the_page_prints_the_same_values(tables: tuple[Table, ...]) -> None:
    for table in tables:
        shown = html.fromstring(str(table_html(table, table.page)))
        rows = [[words(each) for each in row] for row in shown.xpath("./tbody/tr")]
        assert rows == [[each.text for each in row.cells] for row in table.rows]
        assert not shown.xpath(".//script | .//img | .//@*[starts-with(name(), 'on')]")


def test_a_chain_that_reaches_no_line_says_where_it_ends(tables: tuple[Table, ...]) -> None:
    (chains,) = named(tables, "trace/")
    ends = [(row["Artifact"], row["Where it ends"]) for row in by_head(chains)]
    assert {bool(artifact) for artifact, _ in ends} == {True, False}
    for artifact, end in ends:
        assert end
        assert (end == "at the line that was read") == bool(artifact)


def test_every_requirement_that_is_no_roll_up_has_a_chain(whole: Portfolio, tables: tuple[Table, ...]) -> None:
    (chains,) = named(tables, "trace/")
    (assessed,) = whole.systems()
    wanted = {each.requirement for each in assessed.requirements if not each.children and each.side == "customer"}
    assert wanted <= {row["No."] for row in by_head(chains)}


def test_a_mitigation_shows_the_worst_of_its_places_and_their_number(
    whole: Portfolio, tables: tuple[Table, ...]
) -> None:
    (matrix,) = named(tables, "mitigations")
    (assessed,) = whole.systems()
    for row, id in zip(matrix.rows, whole.library.mitigations, strict=True):
        stands = [each.status for each in assessed.standings if each.mitigation == id]
        places = f"{len(stands)} place{'s' * (len(stands) > 1)}"
        assert row.cells[3].text.split(" · ")[:2] == ([worst(stands).value, places] if stands else [""])


def test_a_line_names_what_answers_it_and_what_nobody_claims(whole: Portfolio, tables: tuple[Table, ...]) -> None:
    (matrix,) = named(tables, "lines/")
    (assessed,) = whole.systems()
    for row, line in zip(matrix.rows, assessed.lines, strict=True):
        cells = [each for each, column in zip(row.cells, matrix.columns, strict=True) if column.letters and each.pieces]
        assert sum(each.status == "unclaimed" for each in cells) == len(line.unclaimed)
        assert len(cells) == len(line.unclaimed) + len(line.answers)


def made(texts: list[str]) -> Table:
    """A matrix of one column."""
    rows = tuple(Row(cells=(cell(each),)) for each in texts)
    columns = (Column(title="Text"),)
    return Table(name="made", title="Made", about="", page="x.md", columns=columns, rows=rows, illustrative=False)


def sheets(book: Workbook) -> list[Worksheet]:
    return [book[name] for name in book.sheetnames[1:]]


def named(tables: tuple[Table, ...], start: str) -> list[Table]:
    return [each for each in tables if each.name.startswith(start)]


def by_head(table: Table) -> Iterator[dict[str, str]]:
    heads = [column.title for column in table.columns]
    for row in table.rows:
        yield dict(zip(heads, (each.text for each in row.cells), strict=True))


def words(shown: html.HtmlElement) -> str:
    """A cell as the script reads it: the title of a letter, or the text."""
    return next(iter(shown.xpath("./a[@class and contains(@class, 'pb-letter')]/@title")), text(shown))
