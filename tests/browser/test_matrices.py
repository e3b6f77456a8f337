"""A matrix in a browser: filtered, sorted and saved under the site's own policy; plain where no script runs."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

MATRIX = "matrices/requirements/"
ROWS = "table.pb-matrix tbody tr"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The matrix of all requirements, which must not make the browser complain."""
    complaints: list[str] = []
    opened = browser.new_page(viewport={"width": 1366, "height": 768})
    opened.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.goto(f"{address}/{MATRIX}", wait_until="load")
    yield opened
    opened.close()
    assert not complaints


def test_what_is_saved_unfiltered_is_the_csv_file(page: Page, site: Path) -> None:
    with (site / "matrices/requirements.csv").open(encoding="utf-8", newline="") as file:
        assert saved(page) == list(csv.reader(file))


def test_what_is_saved_is_what_is_shown(page: Page) -> None:
    everything = saved(page)
    page.get_by_label("Framework", exact=True).select_option(index=1)
    page.get_by_label("System", exact=True).select_option(index=1)
    page.get_by_label("Status", exact=True).select_option("not applicable")
    chosen = page.get_by_label("Framework", exact=True).input_value()
    system = page.get_by_label("System", exact=True).input_value()
    heads, *rows = saved(page)
    place = everything[0].index(system)
    assert heads == [*everything[0][:4], system]
    assert rows == [
        [*row[:4], row[place]]
        for row in everything[1:]
        if row[1] == chosen and row[place].split(" · ")[0] == "not applicable"
    ]
    assert rows
    assert page.locator(ROWS).filter(visible=True).count() == len(rows)
    told = page.locator(".pb-filter-box [role=status]").inner_text()
    assert f"{len(rows)} of {len(everything) - 1} rows" in told
    assert f"5 of {len(everything[0])} columns" in told


def test_the_columns_of_one_owner_stay(page: Page) -> None:
    owners = page.get_by_label("Owner of the system", exact=True)
    assert owners.count() == 1
    owners.select_option(index=1)
    shown = page.locator("table.pb-matrix thead th[data-owner]").filter(visible=True)
    assert {each.get_attribute("data-owner") for each in shown.all()} == {owners.input_value()}


def test_a_matrix_is_filtered_and_sorted_by_keyboard_alone(page: Page) -> None:
    page.locator(".pb-filter-box input").focus()
    page.keyboard.type("key")
    shown = page.locator(ROWS).filter(visible=True)
    assert 0 < shown.count() < page.locator(ROWS).count()
    assert all("key" in words.lower() for words in shown.all_inner_texts())
    head = page.locator("table.pb-matrix thead th[data-status]").first
    head.locator("button").focus()
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    place = page.locator("table.pb-matrix thead th").evaluate_all(
        "heads => heads.findIndex(head => head.hasAttribute('aria-sort'))"
    )
    ranks = page.locator(ROWS).evaluate_all(
        "(rows, place) => rows.map(row => Number(row.cells[place].querySelector('[data-sort]').dataset.sort))", place
    )
    assert ranks == sorted(ranks)


def test_without_javascript_every_row_is_there(browser: Browser, address: str, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{address}/{MATRIX}")
    with (site / "matrices/requirements.csv").open(encoding="utf-8", newline="") as file:
        assert plain.locator(ROWS).filter(visible=True).count() == len(list(csv.reader(file))) - 1
    assert plain.locator(".pb-filter-box").count() == 0
    context.close()


def test_a_framework_of_110_requirements_fits_a_screen(browser: Browser, address: str, site: Path) -> None:
    numbers = {
        file.stem: len(file.read_text(encoding="utf-8").splitlines()) - 1
        for file in site.glob("matrices/requirements/*.csv")
    }
    largest = max((each for each in numbers if numbers[each] <= 110), key=lambda each: numbers[each])
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.goto(f"{address}/{MATRIX}{largest}/", wait_until="load")
    rows = page.locator(".pb-glance-block tbody tr")
    assert rows.count() == numbers[largest]
    assert max(rows.evaluate_all("rows => rows.map(row => row.getBoundingClientRect().bottom)")) <= 768
    page.close()


def saved(page: Page) -> list[list[str]]:
    """What the button saves, as a reader of CSV sees it."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Download what is shown as CSV").click()
    assert download.value.suggested_filename == "requirements.csv"
    with Path(download.value.path()).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))
