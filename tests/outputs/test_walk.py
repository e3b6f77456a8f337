"""An assessor's walk: from a requirement down to the line that was read, with its digest, and back, by links alone."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from lxml.html import HtmlElement

from tests.conftest import ROOT
from tests.outputs.html_page import article, ids, text

SYSTEMS = sorted(
    file.stem for file in (ROOT / "models").glob("*.yaml") if "system" in yaml.safe_load(file.read_text("utf-8"))
)
DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
AT_MOST = 10
"""So many requirements of each system are walked, spread over all that have evidence."""


class Place(NamedTuple):
    """A page, and a place on it."""

    file: Path
    anchor: str

    def element(self) -> HtmlElement:
        """What bears the anchor."""
        (found,) = article(self.file).xpath(".//*[@id=$id]", id=self.anchor)
        return found


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_requirement_leads_to_the_line_that_was_read_and_back(system: str, shipped_site: Path) -> None:
    walked = list(with_evidence(shipped_site, system))
    for start in walked[:: max(1, len(walked) // AT_MOST)][:AT_MOST]:
        row = start.element()
        framework = follow(start, link(row, "/frameworks/"))
        assert start in leads(framework)
        matrix = follow(framework, found(framework, "/matrices/requirements/"))
        assert start in leads(matrix)
        trace = follow(start, link(row, "/trace/#"))
        chain = reaching(trace)
        assert start in targets(trace.file, chain)
        for step in ("/mitigations/", "/checks/"):
            assert leads(follow(trace, link(chain, step)))
        lines = follow(trace, link(chain, "/evidence/#E-"))
        figure = lines.element()
        (digest,) = DIGEST.findall(text(figure.xpath("./figcaption")[0]))
        artifact = follow(lines, figure.xpath("string(./figcaption/a/@href)"))
        assert digest in text(artifact.element())
        back = [str(each) for each in artifact.element().xpath(".//a/@href") if "#observation-" in each]
        assert any(start in leads(piece(follow(artifact, each))) for each in back), (
            start.anchor,
            artifact.anchor,
            back,
        )


@pytest.mark.parametrize(
    "page",
    [
        "matrices/requirements/pci-dss-4.0.1",
        "matrices/mitigations",
        "matrices/crosswalks",
        "systems/external-secrets-operator/lines-by-mitigation",
        "systems/external-secrets-operator/trace",
    ],
)
def test_no_cell_of_a_matrix_leads_nowhere(page: str, shipped_site: Path) -> None:
    file = shipped_site / page / "index.html"
    (*_, matrix) = article(file).xpath(".//table[contains(@class, 'pb-matrix')]")
    assert targets(file, matrix)


def with_evidence(site: Path, system: str) -> Iterator[Place]:
    """The requirements of a system, roll-ups aside, that name evidence."""
    file = site / "systems" / system / "requirements" / "index.html"
    for row in article(file).xpath(".//tbody/tr[@id]"):
        if row.xpath("./td[last()]/a") and row.xpath(".//a[contains(@href, '/trace/#')]"):
            yield Place(file, row.get("id"))


def reaching(first: Place) -> HtmlElement:
    """The first chain of a requirement, from its first row on, that reaches a line."""
    row = first.element()
    number = text(row.xpath("./th")[0])
    while row is not None and text(row.xpath("./th")[0]) == number:
        # A person's word has a number as well, and no line.
        if row.xpath(".//a[contains(@href, '/evidence/#E-') and contains(., ':')]"):
            return row
        row = row.getnext()
    raise AssertionError(f"no chain of {first.anchor} reaches a line")


def piece(place: Place) -> Place:
    """The piece of evidence that holds a place or comes after it."""
    here = place.element()
    whole = here if here.tag in ("section", "li") else here.xpath("following-sibling::section[1]")[0]
    return Place(place.file, whole.get("id"))


def leads(place: Place) -> set[Place]:
    """Everywhere that the links of a place lead."""
    part = place.element() if place.anchor else article(place.file)
    return targets(place.file, part.getnext().getnext() if part.get("class") == "pb-anchor" else part)


def targets(file: Path, part: HtmlElement) -> set[Place]:
    """Everywhere that the links of a part of a page lead."""
    hrefs = {str(each) for each in part.xpath(".//a/@href")}
    return {follow(Place(file, ""), each) for each in hrefs if not urlsplit(each).scheme}


def link(part: HtmlElement, kind: str) -> str:
    """The first address of a kind below a part of a page."""
    return next(str(each) for each in part.xpath(".//a/@href") if kind in f"/{each}")


def found(place: Place, kind: str) -> str:
    return link(place.element().xpath("following-sibling::div[1]")[0], kind)


def follow(start: Place, href: str) -> Place:
    """Where an address leads; it is a dead end when there is no such page, or no such place on it."""
    address = urlsplit(href)
    target = start.file
    if address.path:
        target = Path(posixpath.normpath(posixpath.join(start.file.parent.as_posix(), unquote(address.path))))
        target = target / "index.html" if target.is_dir() else target
    assert target.is_file(), f"{start.file}: {href}"
    anchor = unquote(address.fragment)
    assert not anchor or anchor in anchors(target), f"{start.file}: {href}"
    return Place(target, anchor)


@cache
def anchors(file: Path) -> frozenset[str]:
    """Every place of a page."""
    return frozenset(ids(file))
