"""An HTML page as a parser reads it back: its main text, links, headings and tables."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree, html
from lxml.html import HtmlElement

PARSER = html.HTMLParser(encoding="utf-8")
Row = dict[str, HtmlElement]
"""Column head → cell."""


@cache
def page(file: Path) -> HtmlElement:
    """The whole page; tests read it only."""
    return html.document_fromstring(file.read_bytes(), parser=PARSER)


def article(file: Path) -> HtmlElement:
    """What the page says, without its frame."""
    (found,) = page(file).iter("article")
    return found


def text(element: HtmlElement) -> str:
    """The text, spaces folded, without the marks that link to a heading."""
    return folded("".join(element.itertext()).replace("¶", ""))


def folded(words: str) -> str:
    """The words with one space between them."""
    return " ".join(words.split())


def headings(file: Path) -> list[tuple[str, str]]:
    """Tag and text of each heading, in order."""
    return [(each.tag, text(each)) for each in article(file).iter("h1", "h2", "h3", "h4")]


def ids(file: Path) -> set[str]:
    """Every id on the page."""
    return set(page(file).xpath("//@id"))


def hrefs(file: Path) -> list[str]:
    """Where the links of the page's own text lead, in drawings too."""
    return [str(each) for each in article(file).xpath(".//@*[local-name()='href']")]


def links(site: Path, file: Path) -> Iterator[tuple[Path, str]]:
    """The file and the anchor that each link of the page's own text leads to, inside the site."""
    here = file.relative_to(site).parent.as_posix()
    for href in hrefs(file):
        address = urlsplit(href)
        if address.scheme:
            continue
        target = site / posixpath.normpath(posixpath.join(here, unquote(address.path))) if address.path else file
        yield target / "index.html" if target.is_dir() else target, unquote(address.fragment)


def rows(part: HtmlElement, first: str, *, caption: str = "") -> list[Row]:
    """The rows of the one table below `part` whose first column has this head, and whose caption this text."""
    found = [each for each in part.iter("table") if _heads(each)[:1] == [first] and caption in _caption(each)]
    assert len(found) == 1, f"{len(found)} tables start with a column {first!r}"
    heads = _heads(found[0])
    cells = [row.xpath("./th | ./td") for row in found[0].xpath("./tbody/tr")]
    return [dict(zip(heads, row, strict=True)) for row in cells if len(row) == len(heads)]


def as_xml(svg: HtmlElement) -> HtmlElement:
    """A drawing on a page, as an XML parser reads it."""
    return etree.fromstring(etree.tostring(svg, with_tail=False))


def _heads(table: HtmlElement) -> list[str]:
    return [text(each) for each in table.xpath("./thead/tr[1]/th")]


def _caption(table: HtmlElement) -> str:
    return " ".join(text(each) for each in table.xpath("./caption"))
