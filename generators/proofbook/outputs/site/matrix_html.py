"""A matrix as an HTML table: thousands of cells, so it is written here and not cell by cell in a template."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from markupsafe import Markup, escape

from proofbook.outputs.matrix.table import LETTERS, UNCLAIMED, Cell, Column, Link, Piece, Row, Table
from proofbook.outputs.site.addresses import way

MARKS: Mapping[str, str] = {**{status.value: letter for status, letter in LETTERS.items()}, UNCLAIMED: "○"}
"""What stands for a status where there is room for one letter."""
WIDE = 22
"""Columns of more characters than that are kept from becoming a tower of syllables."""


def table_html(table: Table, here: str) -> Markup:
    """The table as the page at `here` shows it, complete and plain; the script finds what it may do in attributes."""
    lettered = " pb-lettered" if any(column.letters for column in table.columns) else ""
    heads = Markup("").join(_head(column, here) for column in table.columns)
    rows = Markup("\n").join(_row(row, table.columns, here) for row in table.rows)
    return Markup(
        '<table class="pb-table pb-filter pb-matrix{}" data-export="{}.csv">\n<caption>{}</caption>\n'
        "<thead><tr>{}</tr></thead>\n<tbody>\n{}\n</tbody></table>"
    ).format(lettered, table.name.replace("/", "-"), table.title, heads, rows)


def letter_html(cell: Cell, here: str) -> Markup:
    """A status as one letter that leads where the cell leads, and says in its title what it stands for."""
    made = " pb-made" if any(each.badge == "illustrative" for each in cell.pieces) else ""
    (first, *_), status = cell.pieces, cell.status
    assert first.link is not None
    return Markup('<a class="pb-letter pb-status-{}{}" href="{}" title="{}"><span data-sort="{}">{}</span></a>').format(
        _dashed(status), made, _href(first.link, here), cell.text, cell.rank, MARKS[status]
    )


def _head(column: Column, here: str) -> Markup:
    said = [
        ' class="pb-turned"' if column.letters else "",
        f' style="min-width: {min(column.width // 4, 12)}rem"' if column.width > WIDE and not column.letters else "",
        " data-choose" if column.choose else "",
        " data-status" if column.status else "",
        Markup(' data-system="{}"').format(column.system) if column.system else "",
        Markup(' data-owner="{}"').format(column.owner) if column.owner else "",
    ]
    title = _linked(escape(column.title), column.link, here)
    return Markup('<th scope="col"{}>{}</th>').format(Markup("").join(Markup(each) for each in said), title)


def _row(row: Row, columns: tuple[Column, ...], here: str) -> Markup:
    first, *rest = row.cells
    own = Markup(' id="{}"').format(row.anchors[0]) if row.anchors else ""
    kind = Markup(' class="pb-roll-up"') if row.is_roll_up else ""
    also = Markup("").join(Markup('<span id="{}"></span>').format(each) for each in row.anchors[1:])
    cells = Markup("").join(
        Markup("<td>{}</td>").format(_cell(each, column, here)) for each, column in zip(rest, columns[1:], strict=True)
    )
    head = _cell(first, columns[0], here)
    return Markup('<tr{}{}><th scope="row">{}{}</th>{}</tr>').format(own, kind, also, head, cells)


def _cell(cell: Cell, column: Column, here: str) -> Markup:
    if column.letters and cell.pieces:
        return letter_html(cell, here)
    shown = [
        _linked(_piece(each, None if number else cell.rank), each.link, here) for number, each in enumerate(cell.pieces)
    ]
    return Markup(escape(cell.joint)).join(shown)


def _piece(piece: Piece, rank: int | None) -> Markup:
    if not piece.badge:
        return escape(piece.text)
    if piece.badge == "illustrative":
        return Markup('<span class="pb-badge pb-illustrative">illustrative</span>')
    sort = Markup(' data-sort="{}"').format(rank) if rank is not None else ""
    kind = f"{piece.badge}-{_dashed(piece.text)}"
    return Markup('<span class="pb-badge pb-{}"{}>{}</span>').format(kind, sort, piece.text)


def _linked(shown: Markup, link: Link | None, here: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(_href(link, here), shown) if link else shown


def _href(link: Link, here: str) -> str:
    address = _way(here, link.page)
    return f"{address}#{link.anchor}" if link.anchor else address


@cache
def _way(here: str, page: str) -> str:
    return way(here, page)


def _dashed(words: str) -> str:
    return words.replace(" ", "-").replace("(", "").replace(")", "")
