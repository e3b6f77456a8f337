"""A PDF as those who listen read it back: the text of its structure tree, whatever page it stands on."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, cached_property
from pathlib import Path

import pymupdf
from lxml import etree
from pymupdf import mupdf

FOOT = 20 * 72 / 25.4
"""The height of the margin that holds the foot of a page, in points."""

SIDE = 17 * 72 / 25.4
"""A little less than the margins at the sides, which hold nothing."""

Place = tuple[int, ...]
"""Where a part stands in the structure tree: its number among its siblings, from the root down."""


class Paper:
    """What a tagged PDF says."""

    def __init__(self, file: Path) -> None:
        self.tags: dict[Place, str] = {}
        self.texts: dict[Place, list[str]] = {}
        self.columns: dict[Place, float] = {}
        self.starting: dict[int, list[str]] = {}
        with pymupdf.open(file) as pdf:
            self.metadata = dict(pdf.metadata)
            self.sheets = [page.get_text() for page in pdf]
            self.outside = [
                (page.number + 1, word[4])
                for page in pdf
                for word in page.get_text("words")
                if word[0] < SIDE or word[2] > page.rect.width - SIDE
            ]
            self.feet = [page.get_text(clip=(0, page.rect.height - FOOT, *page.rect.br)) for page in pdf]
            for page in pdf:
                read = etree.fromstring(_structured(page))
                for line in _lines(read, page.rect.height, "//block/line"):
                    self.starting.setdefault(round(_left(line)), []).append(line.get("text"))
                for line in _lines(read, page.rect.height):
                    self._continue(line)
                for part in read.xpath("./struct"):
                    self._read(part, (), page.rect.height)

    def _read(self, part: etree._Element, above: Place, height: float) -> None:
        place = (*above, int(part.get("idx")))
        self.tags[place] = part.get("raw")
        texts = self.texts.setdefault(place, [])
        for line in _lines(part, height):
            texts.append(line.get("text"))
            self.columns[place] = _left(line)
        for each in part.xpath("./struct"):
            self._read(each, place, height)

    def _continue(self, line: etree._Element) -> None:
        """Give a line to the part that began on the sheet before: MuPDF does not say of what it is the rest.

        In a row of a table that is the cell in whose column it starts.
        """
        last = max(self.tags, default=())
        row = max((at for at in self.tags if self.tags[at] == "TR" and last[: len(at)] == at), default=None)
        cells = [at for at in self.columns if row is not None and at[: len(row)] == row]
        heads = {text for at in self.tags if self.tags[at] == "TH" for text in self.texts[at]}
        if line.get("text") not in heads and last:
            place = min(cells, key=lambda at: abs(self.columns[at] - _left(line)), default=last)
            self.texts[place].append(line.get("text"))

    def text(self, place: Place = ()) -> str:
        """All text at and below a place."""
        return " ".join(text for at in self._within(place) for text in self.texts[at])

    @cached_property
    def ranges(self) -> list[str]:
        """The text of the lines that start at the same column, sheet after sheet, without any space.

        A text that runs on over sheets is in one of them whole: the heads that a table repeats are left out.
        """
        heads = {text for at, tag in self.tags.items() if tag == "TH" for text in self.texts[at]}
        return [squeezed("".join(line for line in lines if line not in heads)) for lines in self.starting.values()]

    def cover(self) -> dict[str, str]:
        """What the cover says, by its label."""
        end = min(at for at, tag in self.tags.items() if tag == "H1")
        parts = [at for at in self._places if at < end and self.tags[at] == "Div" and "Div" not in self._below(at)]
        pairs = [self.text(at) for at in parts]
        return dict(zip(pairs[::2], pairs[1::2], strict=True))

    def under(self, heading: str) -> list[Place]:
        """The parts that follow a heading of the first level, up to the next."""
        heads = [at for at in self._places if self.tags[at] == "H1"]
        starts = [at for at in heads if self.text(at) == heading]
        end = min((at for at in heads if starts and at > starts[0]), default=None)
        return [at for at in self._places if starts and at > starts[0] and (end is None or at < end)]

    def text_under(self, heading: str) -> str:
        """All text that follows a heading of the first level, up to the next."""
        return " ".join(text for at in self.under(heading) for text in self.texts[at])

    def tables(self, heading: str) -> list[list[list[str]]]:
        """The tables under a heading: rows of cells, the head first; without any space, as a cell breaks its lines."""
        return [self._rows(at) for at in self.under(heading) if self.tags[at] == "Table"]

    def rows(self, heading: str) -> list[list[str]]:
        """The rows of the only table under a heading, without its head; none where there is no such table."""
        return [row for table in self.tables(heading) for row in table[1:]]

    @cached_property
    def _places(self) -> list[Place]:
        return sorted(self.tags)

    def _within(self, place: Place) -> list[Place]:
        """A part and those below it, in order."""
        end = bisect_left(self._places, (*place[:-1], place[-1] + 1)) if place else None
        return self._places[bisect_left(self._places, place) : end]

    def _below(self, place: Place) -> set[str]:
        return {self.tags[at] for at in self._within(place) if at != place}

    def _rows(self, table: Place) -> list[list[str]]:
        """The rows, the head first; MuPDF leaves out an empty cell at the end of one."""
        inside = self._within(table)
        rows = [at for at in inside if self.tags[at] == "TR"]
        cells = {
            row: [squeezed(self.text(at)) for at in inside if self.tags[at] in ("TH", "TD") and at[:-1] == row]
            for row in rows
        }
        width = max(map(len, cells.values()))
        return [[*found, *[""] * (width - len(found))] for found in cells.values()]


@cache
def paper(file: Path) -> Paper:
    """The paper of a file; tests read it only."""
    return Paper(file)


def squeezed(text: object) -> str:
    """The text without any space, and without the marks where a long word may break."""
    return "".join(str(text).replace("\u200b", "").split())


def _lines(part: etree._Element, height: float, path: str = "./block/line") -> list[etree._Element]:
    """The lines of a part itself, without the foot of the sheet, which MuPDF gives to the part that was read last."""
    return [each for each in part.xpath(path) if float(each.get("bbox").split()[1]) < height - FOOT]


def _left(line: etree._Element) -> float:
    return float(line.get("bbox").split()[0])


def _structured(page: pymupdf.Page) -> bytes:
    read = page.get_textpage(flags=pymupdf.TEXT_COLLECT_STRUCTURE | pymupdf.TEXT_PRESERVE_WHITESPACE)
    buffer = mupdf.fz_new_buffer(1024)
    output = mupdf.FzOutput(buffer)
    mupdf.fz_print_stext_page_as_xml(output, read.this, 0)
    output.fz_close_output()
    return re.sub(rb"<char [^>]*/>", b"", buffer.fz_buffer_extract())
