"""`matrices.xlsx`: one sheet a matrix, and one that says what it was made from. Every text is written as text."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.data import system
from proofbook.outputs.matrix.catalogue import matrices
from proofbook.outputs.matrix.table import Cell, Link, Table, piece
from proofbook.outputs.summary import ILLUSTRATIVE

LONGEST = 32_767
"""So many UTF-16 units a cell holds; the library would cut the rest off without a word."""
CUT = " … [cut: a cell holds no more; the CSV file of this matrix holds it all]"
SHEET_NAME = 31
"""So many a sheet's name holds."""
PROVENANCE = "Provenance"

COLOURS = {
    "failing": ("#F8D9D7", "#7D1616"), "missing": ("#F8D9D7", "#7D1616"), "open": ("#FBE3D1", "#7F3A06"),
    "expired": ("#FBE3D1", "#7F3A06"), "undecided": ("#F8EFCD", "#5F4900"), "claimed": ("#E3E9F0", "#2C4057"),
    "not applicable": ("#E3E9F0", "#2C4057"), "attested": ("#DCEFD6", "#234F17"),
    "supported (declared)": ("#DCEFD6", "#234F17"), "supported (observed)": ("#CFE8DC", "#0F4A33"),
    "inherited": ("#CFE8DC", "#0F4A33"),
}  # fmt: skip
"""Status → background and ink, as on the site."""

Place = tuple[str, int]
"""A sheet and a row of it, counted from 0."""


def files(portfolio: Portfolio) -> Mapping[str, bytes]:
    """The workbook."""
    return {"matrices.xlsx": workbook(matrices(portfolio), portfolio)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A workbook under way."""

    made: Workbook
    formats: Mapping[str, Any]
    places: Mapping[Link, Place]
    """Where a sheet has a row about what a page speaks of."""
    cut: list[str]
    """What didn't fit, in sentences."""


def workbook(tables: Iterable[Table], portfolio: Portfolio) -> bytes:
    """The matrices as sheets, after one that says what they are."""
    written = io.BytesIO()
    named = _named(tables)
    made = Workbook(written, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    made.set_properties({"title": f"{portfolio.project}: matrices", "created": _midnight(portfolio.as_of)})
    book = Book(made=made, formats=_formats(made), places=_places(named), cut=[])
    first = made.add_worksheet(PROVENANCE)
    for name, table in named.items():
        _fill(made.add_worksheet(name), table, book)
    _say(first, named, portfolio, book)
    made.close()
    return written.getvalue()


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC).replace(tzinfo=None)


def _named(tables: Iterable[Table]) -> Mapping[str, Table]:
    """Each table by a name that Excel takes, and that no other has."""
    named: dict[str, Table] = {}
    taken = {PROVENANCE.casefold()}
    for table in tables:
        wanted = table.name.replace("/", " ")
        name, number = wanted[:SHEET_NAME], 1
        while name.casefold() in taken:
            number += 1
            name = f"{wanted[: SHEET_NAME - len(str(number)) - 1]}~{number}"
        taken.add(name.casefold())
        named[name] = table
    return named


def _formats(made: Workbook) -> Mapping[str, Any]:
    plain = {"valign": "top", "text_wrap": True}
    return {
        "": made.add_format(plain),
        "head": made.add_format({**plain, "bold": True, "bg_color": "#F2F5F8", "bottom": 1}),
        "bold": made.add_format({**plain, "bold": True}),
        **{
            status: made.add_format({**plain, "bg_color": back, "font_color": ink})
            for status, (back, ink) in COLOURS.items()
        },
    }


def _places(named: Mapping[str, Table]) -> Mapping[Link, Place]:
    """What the first cell of a row leads to on the site has that row in the workbook."""
    found: dict[Link, Place] = {}
    for name, table in named.items():
        for number, row in enumerate(table.rows, start=1):
            if row.anchors and row.cells[0].pieces and (link := row.cells[0].pieces[0].link):
                found.setdefault(link, (name, number))
    return found


def _fill(sheet: Worksheet, table: Table, book: Book) -> None:
    sheet.freeze_panes(1, 1)
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, column.width)
        sheet.write_string(0, number, _fitting(column.title, f"{sheet.name}, row 1", book), book.formats["head"])
    for number, row in enumerate(table.rows, start=1):
        for place, cell in enumerate(row.cells):
            if cell.pieces:
                _write(sheet, number, place, cell, book)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, book: Book) -> None:
    text = _fitting(cell.text, f"{sheet.name}, row {row + 1}", book)
    style = book.formats[cell.status] if cell.status in COLOURS else book.formats[""]
    target = book.places.get(cell.pieces[0].link) if len(cell.pieces) and cell.pieces[0].link else None
    if target and target[0] != sheet.name:
        # Within the workbook, to a sheet and a row that we named; what a model says is the text alone.
        sheet.write_url(row, column, f"internal:'{target[0]}'!A{target[1] + 1}", style, text)
    else:
        sheet.write_string(row, column, text, style)


def _fitting(text: str, where: str, book: Book) -> str:
    """The text, or as much of it as a cell holds, with a word on the rest."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST:
        return text
    book.cut.append(f"{where}: a text of {len(text)} characters is cut.")
    return units[: 2 * (LONGEST - len(CUT))].decode("utf-16-le", errors="ignore") + CUT


def _say(sheet: Worksheet, named: Mapping[str, Table], portfolio: Portfolio, book: Book) -> None:
    """What the workbook was made from, and what its sheets are."""
    shown = portfolio.systems()
    lines = [
        ("Project", portfolio.project),
        ("As of", str(portfolio.as_of)),
        ("Commit", portfolio.commit),
        *((("Illustrative", ILLUSTRATIVE),) if any(each.illustrative for each in shown) else ()),
        ("Status", "Configuration supports a requirement; whether it is met is an assessor's judgement."),
        ("Links", "A cell that is a link leads to the row about the same thing on another sheet."),
        *(
            (f"System {one.system.key}", _digest(one.system.title, system(one, portfolio.library).digest))
            for one in shown
        ),
        *((f"Sheet {name}", f"{table.title}. {table.about}") for name, table in named.items()),
        *(("Cut", each) for each in book.cut),
    ]
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 1, 110)
    for number, (what, said) in enumerate(lines):
        sheet.write_string(number, 0, piece(what).text, book.formats["bold"])
        sheet.write_string(number, 1, _fitting(piece(said).text, PROVENANCE, book), book.formats[""])
    sheet.freeze_panes(0, 1)


def _digest(title: str, digest: str) -> str:
    return f"{title} · data sha256 {digest}"
