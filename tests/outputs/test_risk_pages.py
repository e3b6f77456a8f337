"""The pages on risk say what `proofbook.json` says, and a heat map leads to the very lines that it counts."""

from __future__ import annotations

from collections import Counter
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import html
from lxml.html import HtmlElement

from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.data import document
from proofbook.outputs.site import risk, risk_cells, risk_exceptions, risk_next, risk_register, system_risk
from proofbook.source.diagnostic import Severity
from tests.outputs.html_page import text
from tests.outputs.two_systems import two_systems

Json = dict[str, Any]
WAYS = {"Inherent": "inherent", "Planned, if every claim held": "planned", "Residual, on evidence": "residual"}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Portfolio:
    """Two systems with a variant each, assessed."""
    made = two_systems(tmp_path_factory.mktemp("all"))
    assert not [each for each in made.diagnostics if each.severity is Severity.ERROR]
    return made


@pytest.fixture(scope="module")
def data(whole: Portfolio) -> Json:
    """What `proofbook.json` says of them."""
    return document(whole).model_dump(mode="json", by_alias=True)


@pytest.fixture(scope="module")
def pages(whole: Portfolio) -> dict[str, HtmlElement]:
    """The pages, by their paths."""
    kinds = (risk, risk_cells, risk_exceptions, risk_next, risk_register, system_risk)
    return {path: html.fromstring(page) for each in kinds for path, page in each.pages(whole).items()}


@pytest.mark.parametrize(
    ("map_page", "list_page", "system"),
    [
        ("risk/index.md", "risk/cells.md", ""),
        *((f"systems/{id}/risk.md",) * 2 + (id,) for id in ("shop", "till+other")),
    ],
)
def test_a_cell_of_a_heat_map_counts_and_leads_to_its_lines(
    map_page: str, list_page: str, system: str, pages: dict[str, HtmlElement], data: Json
) -> None:
    systems = [each for each in data["systems"] if (key(each) == system if system else not each["variant"])]
    lines = [line for each in systems for line in each["lines"] if line["counts"]]
    maps = pages[map_page].xpath(".//table[contains(@class, 'pb-heat')]")
    assert [text(each.xpath("./caption")[0]) for each in maps] == list(WAYS)
    for each, way in zip(maps, WAYS.values(), strict=True):
        wanted = Counter((line[way]["likelihood"], line[way]["impact"], line[way]["level"]) for line in lines)
        found = {}
        for link in each.iter("a"):
            row = pages[list_page].get_element_by_id(urlsplit(link.get("href")).fragment)
            level, likelihood, impact, its = (text(cell) for cell in row)
            at = tuple(word.replace(" ", "-") for word in (likelihood, impact, level))
            found[at] = int(text(link))
            assert its.startswith(f"{found[at]}: ")
            assert len(row.findall(".//a")) == found[at]
            spoken = f"{level} risk: likelihood {likelihood}, impact {impact}"
            assert link.get("aria-label") == f"{found[at]} at {spoken}"
        assert found == wanted


def test_a_cell_tells_its_level_by_a_letter_and_not_by_colour_alone(pages: dict[str, HtmlElement]) -> None:
    (first, *_) = pages["risk/index.md"].xpath(".//table[contains(@class, 'pb-heat')]")
    shown = [[text(each) for each in row.iter("small")] for row in first.iter("tr")][1:]
    assert shown == [
        ["VL", "L", "M", "H", "VH"],
        ["VL", "L", "M", "H", "VH"],
        ["VL", "L", "M", "M", "H"],
        ["VL", "L", "L", "L", "M"],
        ["VL", "VL", "VL", "L", "L"],
    ]


def test_the_first_page_counts_the_lines_at_each_level(pages: dict[str, HtmlElement], data: Json) -> None:
    columns = [each["levels"] for each in data["risk"]["figures"]]
    (totals, *_) = pages["risk/index.md"].xpath(".//table")
    wanted = [[level.replace("-", " "), *(str(each[level]) for each in columns)] for level in columns[0]]
    assert [[text(cell) for cell in row] for row in totals.find("tbody")] == wanted


def test_the_register_has_each_line_of_the_systems_as_such_with_how_it_came_about(
    pages: dict[str, HtmlElement], data: Json
) -> None:
    rows = body(pages["risk/register.md"])
    assert len(rows) == data["risk"]["lines"] == 6
    for row in rows:
        page, anchor = pages[page_of(row)], urlsplit(row.find(".//a").get("href")).fragment
        assert len(page.get_element_by_id(anchor).findall(".//details")) == 4


def test_an_acceptance_shows_who_why_and_for_how_long_and_that_it_was_shortened(pages: dict[str, HtmlElement]) -> None:
    rows = [[text(cell) for cell in row] for row in body(pages["risk/exceptions.md"])]
    assert rows[0] == [
        "OneB", "The shop; The shop: Another", "high", "Ben, head of risk", "It is rare.", "2026-11-01", "2028-01-01",
        "2027-05-03shortened by the policy", "160",
    ]  # fmt: skip
    assert len(rows) == 2


def test_what_to_do_next_says_the_level_before_and_after(pages: dict[str, HtmlElement], data: Json) -> None:
    (shop,) = (each for each in data["systems"] if key(each) == "shop")
    assert shop["work"]
    for each in shop["work"]:
        row = pages["systems/shop/risk.md"].get_element_by_id(f"do-{each['id'].replace('@', '-')}")
        levels, todo, lowered = (text(cell) for cell in row[:3])
        assert (levels, each["todo"] in todo) == (str(each["levels"]), True)
        assert all(
            f"{one['before'].replace('-', ' ')} → {one['after'].replace('-', ' ')}" in lowered for one in each["lines"]
        )
        assert sum(one["levels"] for one in each["lines"]) == each["levels"]


def key(system: Json) -> str:
    return "+".join(filter(None, (system["id"], system["variant"])))


def body(page: HtmlElement) -> list[HtmlElement]:
    """The rows of the first table."""
    return list(page.find(".//tbody"))


def page_of(row: HtmlElement) -> str:
    return "systems/" + str(row.find(".//a").get("href")).split("systems/")[1].split("/")[0] + "/risk.md"
