"""A model full of markup, code and control characters comes out as text: on pages, on paper, in data, on a terminal."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
import yaml
from jsonschema import Draft202012Validator
from lxml import etree, html

from proofbook.outputs.font import drawable
from proofbook.pipeline import portfolio
from proofbook.source.render import Format, rendered
from proofbook.source.terminal import visible
from tests.outputs import hostile as made
from tests.outputs.hostile import Built, texts
from tests.outputs.html_page import article, folded, page, text
from tests.outputs.pdf_paper import Paper, paper, squeezed

NOWHERE = {"mappings.author", "part.title", "part.about"}
"""Texts that no page shows: who wrote a mapping, and what a shared part calls itself."""


def test_each_text_is_text_on_a_page(hostile: Built) -> None:
    shown = "\n".join(found for file in html_files(hostile) if "⟦" in (found := text(article(file))))
    assert {mark(each) for each in all_texts() if folded(visible(each)) not in shown} == NOWHERE


def test_the_frame_of_each_page_shows_names_as_text(hostile: Built) -> None:
    name = folded(visible(yaml.safe_load((hostile.project / "mkdocs.yml").read_bytes())["site_name"]))
    for file in html_files(hostile):
        frame = page(file)
        assert name in text(frame.xpath("//title")[0])
        assert {text(each) for each in frame.xpath("//nav[@data-md-level='0']/label")} == {name}
        for attribute in ("aria-label", "title"):
            assert {folded(each) for each in frame.xpath(f"//a[@data-md-component='logo']/@{attribute}")} == {name}
    title = folded(visible(made.PAGE_TITLE))
    assert text(page(hostile.site / "notes/index.html").xpath("//title")[0]) == f"{title} - {name}"
    assert title in text(page(hostile.site / "index.html").xpath("//nav[@data-md-level='0']/ul")[0])


def test_a_heading_with_code_is_text_in_the_title(hostile: Built) -> None:
    title = page(hostile.site / "heading/index.html").xpath("string(//title)")
    assert title.startswith("How <script>alert(7)</script> is <escaped> - ")


def test_no_page_has_an_element_that_a_text_made(hostile: Built) -> None:
    scripts = len(page(hostile.site / "glossary/index.html").xpath("//script"))
    for file in html_files(hostile):
        whole, own = page(file), article(file)
        assert (len(whole.xpath("//article")), len(whole.xpath("//h1"))) == (1, 1)
        assert len(whole.xpath("//script")) == scripts
        assert not own.xpath(
            ".//script | .//style | .//img | .//iframe | .//object | .//form | .//base | .//*[@markdown]"
        )
        assert not whole.xpath("//@*[starts-with(name(), 'on')]")


def test_no_link_leads_where_a_text_says(hostile: Built) -> None:
    hrefs = {str(each) for file in html_files(hostile) for each in page(file).xpath("//@*[local-name()='href']")}
    assert not {each for each in hrefs if "evil" in each.partition("#")[0] or "script:" in each.casefold()}


IN_DATA = {
    "check.title",
    "frameworks.requirements.1.title",
    "mitigations.title",
    "model.assumptions.shut.text",
    "model.boundaries.net.title",
    "model.components.hostile.title",
    "model.mitigations.hostile.how",
    "model.owner",
    "model.principals.ann.title",
    "model.threats.by-accept.title",
    "model.title",
    "model.treatments.by-accept.accept.approver",
    "model.variants.other.title",
}


def test_data_holds_each_text_as_it_is(hostile: Built) -> None:
    raw = (hostile.site / "proofbook.json").read_text("utf-8")
    data = json.loads(raw)
    schema = json.loads((hostile.site / "proofbook.schema.json").read_text("utf-8"))
    assert Draft202012Validator(schema).is_valid(data)
    held = "\0".join(strings(data))
    assert {mark(each) for each in all_texts() if each in held} >= IN_DATA
    seen = [each for each in data["systems"][0]["observations"] if each["check"] == "hostile"]
    assert [(each["message"], each["artifacts"][0]["path"]) for each in seen] == [
        (made.OBSERVED, f"models/artifacts/{made.FILE}")
    ]
    assert acting(raw) == set()


ON_PAPER = {
    "model": "title about owner",
    "model.components": "caller.title browser.title hostile.title hostile.owner",
    "model.flows": "ask.title",
    "model.treatments": "by-accept.accept.approver by-accept.accept.reason secret-never-rotated.mitigate.owner",
    "model.threats": "by-accept.title by-transfer.title by-avoid.title by-nothing.title",
    "model.assumptions": "shut.text",
    "frameworks": "title version requirements.1.title requirements.2.title",
    "threats": "title",
    "mitigations": "title",
}


def test_the_paper_shows_each_text(hostile: Built) -> None:
    by_mark = {mark(each): each for each in all_texts()}
    wanted = {f"{place}.{name}" for place, names in ON_PAPER.items() for name in names.split()}
    ranges = the_paper(hostile).ranges
    assert {each for each in wanted if not any(squeezed(drawable(by_mark[each])) in shown for shown in ranges)} == set()
    assert any(made.LONG in shown for shown in ranges)


def test_the_paper_keeps_each_text_on_its_sheet(hostile: Built) -> None:
    assert the_paper(hostile).outside == []


def test_a_drawing_is_plain_svg_with_links_of_ours(hostile: Built) -> None:
    drawings = [svg for file in html_files(hostile) for svg in article(file).xpath(".//svg")]
    assert len(drawings) > 10
    for svg in drawings:
        xml = etree.fromstring(etree.tostring(svg, with_tail=False))
        assert {each.tag.rsplit("}")[-1] for each in xml.iter()} <= ELEMENTS
        assert {name.rsplit("}")[-1] for each in xml.iter() for name in each.attrib} <= ATTRIBUTES
        assert all(acting(each) == set() for each in xml.itertext())


ELEMENTS = set("svg title desc g a path polygon polyline ellipse rect circle line text tspan".split())
ATTRIBUTES = set(
    "viewbox width height role aria-labelledby class style id transform href d points cx cy r rx ry x y x1 x2 y1 y2 "
    "text-anchor".split()
)


def test_the_search_knows_texts_and_no_markup(hostile: Built) -> None:
    known = json.loads((hostile.site / "search/search_index.json").read_text("utf-8"))["docs"]
    assert len(known) > 500
    for each in known:
        for part in html.fragment_fromstring(f"{each['title']} {each['text']}", create_parent="div").iter():
            assert part.tag in SEARCHED
            assert not part.attrib


SEARCHED = set("div p code pre ul ol li h1 h2 h3 h4 em strong table tr td th".split())


@pytest.mark.parametrize("command", ["threats", "assess"])
def test_nothing_acts_on_the_terminal(hostile: Built, command: str) -> None:
    said = made.run(hostile.project, command, *([made.SYSTEM] if command == "threats" else []))
    assert acting(hostile.said + said) == set()


def test_mistakes_with_hostile_words_are_told_line_by_line(tmp_path: Path) -> None:
    project = made.broken(tmp_path)
    found = portfolio(project, date(2026, 11, 24)).diagnostics
    assert len({each.rule for each in found}) >= 8
    told = {format: rendered(found, project, format) for format in get_args(Format)}
    for each in told.values():
        assert acting(each) == set()
        assert not [line for line in each.splitlines() if line.startswith(("::error::x", "::warning::x"))]
    assert [each["message"] for each in json.loads(told["json"])] == [each.message for each in found]
    assert all(re.match(r"::(error|warning) ", line) for line in told["github"].splitlines()[:10])
    assert sum(line.startswith("error[") for line in told["text"].splitlines()) == len(found)


def all_texts() -> Iterator[str]:
    """Every hostile text of the project."""
    for path, content in made.files():
        if path.endswith(".yaml") and "artifacts" not in path:
            yield from texts(yaml.safe_load(content))
    yield from texts(made.said_of_the_check())


def mark(words: str) -> str:
    """Where the text stands, as it says itself, without ids of the greatest length."""
    said = words[1 : words.index("⟧")] if "⟧" in words else words[:10]
    return said.replace(f"@{made.LONGEST}", "").replace(f"variants.{made.LONGEST}", "variants.other")


def strings(data: object) -> Iterator[str]:
    """Every text in data."""
    match data:
        case dict():
            for each in data.values():
                yield from strings(each)
        case list():
            for each in data:
                yield from strings(each)
        case str():
            yield data


def acting(said: str) -> set[str]:
    """The characters that act on a terminal or turn a line around."""
    return {each for each in said if each != "\n" and unicodedata.category(each) in ("Cc", "Cf", "Cs", "Zl", "Zp")}


@cache
def html_files(hostile: Built) -> list[Path]:
    return sorted(hostile.site.rglob("*.html"))


def the_paper(hostile: Built) -> Paper:
    return paper(hostile.site / "papers" / f"{made.SYSTEM}.pdf")
