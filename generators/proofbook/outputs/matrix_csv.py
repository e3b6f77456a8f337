"""`matrices/*.csv`: each matrix as CSV (RFC 4180, UTF-8, a row of heads), in which nothing is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.matrix.catalogue import matrices
from proofbook.outputs.matrix.table import Table

ACTIVE = ("=", "+", "-", "@", "\t", "\r")
"""A text that starts so would be worked out by a spreadsheet."""


def files(portfolio: Portfolio) -> Mapping[str, bytes]:
    """One file a matrix."""
    return {path_of(each): as_csv(each) for each in matrices(portfolio)}


def path_of(table: Table) -> str:
    """Where a matrix stands as CSV."""
    return f"matrices/{table.name}.csv"


def as_csv(table: Table) -> bytes:
    """The matrix with its heads."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(guarded(column.title) for column in table.columns)
    rows.writerows([guarded(cell.text) for cell in row.cells] for row in table.rows)
    return written.getvalue().encode()


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(ACTIVE) else text
