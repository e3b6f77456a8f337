"""A matrix as a value: columns, rows, and cells that know where they lead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from proofbook.assessment.status import Status
from proofbook.source.terminal import visible

Badge = Literal["", "status", "result", "level", "illustrative"]

UNCLAIMED = "unclaimed"
"""Said of a mitigation that would answer something and that nobody claims."""

LETTERS = {
    Status.FAILING: "F",
    Status.MISSING: "M",
    Status.OPEN: "O",
    Status.UNDECIDED: "U",
    Status.CLAIMED: "C",
    Status.EXPIRED: "X",
    Status.ATTESTED: "A",
    Status.SUPPORTED_DECLARED: "D",
    Status.SUPPORTED_OBSERVED: "S",
    Status.INHERITED: "I",
    Status.NOT_APPLICABLE: "–",
}
"""What stands for a status where there is room for one letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A page of the site, and a place on it."""

    page: str
    """Its source path, such as `checks/x.md`."""
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a cell; `piece` makes one."""

    text: str
    """On one line, and nothing in it acts on a terminal."""
    link: Link | None = None
    badge: Badge = ""
    """How it is marked on a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in one place of a matrix."""

    pieces: tuple[Piece, ...] = ()
    joint: str = " · "
    """What stands between the pieces."""
    rank: int | None = None
    """Its place when the column is sorted; None: by its text."""

    @property
    def text(self) -> str:
        """All of it as text."""
        return self.joint.join(each.text for each in self.pieces)

    @property
    def status(self) -> str:
        """The status that it shows, or nothing."""
        return next((each.text for each in self.pieces if each.badge == "status"), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column and what a reader may do with it."""

    title: str
    """On one line, as all texts of a matrix; `one_line` makes it so."""
    link: Link | None = None
    choose: bool = False
    """Whether a reader may choose the rows by what stands in it."""
    status: bool = False
    """Whether a reader may choose the rows by the status in it."""
    system: str = ""
    """The system that it is about; a reader may choose the columns by it."""
    owner: str = ""
    """Who answers for that system; a reader may choose the columns by it."""
    letters: bool = False
    """Whether a page shows one letter a cell."""
    width: int = 16
    """In characters, where widths are given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row; its first cell is its head."""

    cells: tuple[Cell, ...]
    anchors: tuple[str, ...] = ()
    """Its places on the page."""
    is_roll_up: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A matrix."""

    name: str
    """Its path without an ending, such as `requirements/pci-dss-4.0.1`."""
    title: str
    about: str
    """What a cell says, in a sentence or two."""
    page: str
    """The page that shows it."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    illustrative: bool
    """Whether anything in it was written to show the tool."""

    def __post_init__(self) -> None:
        assert all(len(row.cells) == len(self.columns) for row in self.rows), self.name


def one_line(text: object) -> str:
    """The text on one line, spaces folded, marks that act on a line made visible."""
    return " ".join(visible(str(text)).split())


def piece(text: object, link: Link | None = None, badge: Badge = "") -> Piece:
    """A part of a cell, on one line."""
    return Piece(text=one_line(text), link=link, badge=badge)


def cell(text: object, link: Link | None = None, *, badge: Badge = "", rank: int | None = None) -> Cell:
    """A cell with one piece, or an empty one."""
    made = piece(text, link, badge)
    return Cell(pieces=(made,) if made.text else (), rank=rank)


def status_cell(status: Status, link: Link | None, *more: object, illustrative: bool = False) -> Cell:
    """A status with what stands beside it."""
    pieces = [piece(status.value, link, "status"), *(piece(each) for each in more if str(each))]
    if illustrative:
        pieces.append(piece("illustrative", badge="illustrative"))
    return Cell(pieces=tuple(pieces), rank=status.rank)
