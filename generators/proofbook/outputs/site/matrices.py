"""The matrices of all systems, each on a page, and their index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from proofbook.assessment.portfolio import Portfolio
from proofbook.library.framework import Framework
from proofbook.outputs.matrix.crosswalks import CROSSWALKS_PAGE, counts, crosswalks
from proofbook.outputs.matrix.lines import lines_by_mitigation
from proofbook.outputs.matrix.mitigations import MITIGATIONS_PAGE, by_system
from proofbook.outputs.matrix.requirements import matrix_page, of_all, of_framework
from proofbook.outputs.matrix.table import LETTERS, Cell, Column, Row, Table
from proofbook.outputs.matrix.trace import trace
from proofbook.outputs.matrix_csv import path_of
from proofbook.outputs.site.matrix_html import letter_html, table_html
from proofbook.outputs.site.template import page

BLOCK = 22
"""At least so many requirements stand one below the other at a glance: what a screen of 768 lines has room for."""
ACROSS = 1300
"""So many pixels a screen of 1366 has for the blocks side by side; a letter takes 24 and a number 56."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GlanceRow:
    """One requirement with a letter a system."""

    number: str
    title: str
    anchor: str
    is_roll_up: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """A whole framework on one screen."""

    systems: tuple[Column, ...]
    blocks: tuple[tuple[GlanceRow, ...], ...]


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`matrices/index.md`, and a page for each matrix of all systems."""
    frameworks = tuple(portfolio.library.frameworks.values())
    named = _named(frameworks)
    of_frameworks = {matrix_page(each.id): (each, of_framework(each, portfolio)) for each in frameworks}
    whole, mitigations = of_all(portfolio), by_system(portfolio)
    related, numbers = crosswalks(portfolio), counts(portfolio)

    def written(path: str, title: str, *tables: Table, framework: Framework | None = None) -> str:
        return page(
            path, title, "matrix_page", alone=True, pages=named, tables=tables, framework=framework, csv=path_of,
            marks=_marks(), table_html=table_html, letter_html=letter_html,
            glance=_glance(tables[0]) if framework and portfolio.systems() else None,
        )  # fmt: skip

    return {
        "matrices/index.md": _index(
            portfolio, named, [*(table for _, table in of_frameworks.values()), whole, mitigations, related, numbers]
        ),
        **{path: written(path, table.title, table, framework=each) for path, (each, table) in of_frameworks.items()},
        matrix_page(): written(matrix_page(), whole.title, whole),
        MITIGATIONS_PAGE: written(MITIGATIONS_PAGE, mitigations.title, mitigations),
        CROSSWALKS_PAGE: written(CROSSWALKS_PAGE, "Crosswalks", numbers, related),
    }


def _named(frameworks: Iterable[Framework]) -> list[tuple[str, str]]:
    return [
        *((f"{each.title} {each.version}", matrix_page(each.id)) for each in frameworks),
        ("All requirements", matrix_page()),
        ("Mitigations", MITIGATIONS_PAGE),
        ("Crosswalks", CROSSWALKS_PAGE),
    ]


def _index(portfolio: Portfolio, named: list[tuple[str, str]], tables: Iterable[Table]) -> str:
    return page(
        "matrices/index.md",
        "Matrices",
        "matrices",
        wide=True,
        pages=named,
        of_all=tables,
        csv=path_of,
        shown_illustrative=any(each.illustrative for each in portfolio.systems()),
        of_systems=[
            (each, trace(each, portfolio), lines_by_mitigation(each, portfolio)) for each in portfolio.systems()
        ],
    )


def _marks() -> Mapping[str, str]:
    return {status.value: letter for status, letter in LETTERS.items()}


def _glance(table: Table) -> Glance:
    """The matrix of a framework with a letter a cell, in blocks."""
    first = next(place for place, column in enumerate(table.columns) if column.system)
    rows = [_glanced(row, first) for row in table.rows]
    side_by_side = max(1, ACROSS // (24 * (len(table.columns) - first) + 56))
    height = max(BLOCK, -(-len(rows) // side_by_side))
    return Glance(
        systems=table.columns[first:],
        blocks=tuple(tuple(rows[start : start + height]) for start in range(0, len(rows), height)),
    )


def _glanced(row: Row, first: int) -> GlanceRow:
    number, title = row.cells[:2]
    return GlanceRow(
        number=number.text, title=title.text, anchor=row.anchors[0], is_roll_up=row.is_roll_up, cells=row.cells[first:]
    )
