"""What a reader's browser sees of the whole site: no stranger is asked, nothing breaks, everybody can read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, Response

SHOWN = "external-secrets-operator"
"""The system whose pages stand for those of all systems: the one with evidence."""


class Visit:
    """What happened while pages were open."""

    def __init__(self, page: Page, address: str) -> None:
        self.address = address
        self.strangers: list[str] = []
        self.missing: list[str] = []
        self.complaints: list[str] = []
        page.on("request", self.note_request)
        page.on("response", self.note_response)
        page.on("console", self.note_message)
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("dialog", self.note_dialog)

    def note_request(self, asked: Request) -> None:
        if not asked.url.startswith((self.address, "data:", "blob:")):
            self.strangers.append(asked.url)

    def note_response(self, got: Response) -> None:
        if got.status >= 400:
            self.missing.append(got.url)

    def note_message(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self.complaints.append(said.text)

    def note_dialog(self, dialog: Dialog) -> None:
        self.complaints.append(f"a dialog: {dialog.message}")
        dialog.dismiss()


@pytest.fixture(scope="module")
def visit(browser: Browser, site: Path, address: str) -> Iterator[Visit]:
    """Every page of every system opened once, one after the other, and a few of each other folder."""
    page = browser.new_page()
    seen = Visit(page, address)
    for path in worth_a_visit(site):
        page.goto(f"{address}/{path}", wait_until="load")
    yield seen
    page.close()


def test_no_page_asks_another_host_for_anything(visit: Visit) -> None:
    assert not visit.strangers


def test_no_page_asks_for_what_is_not_there(visit: Visit) -> None:
    assert not visit.missing


def test_no_page_makes_the_browser_complain(visit: Visit) -> None:
    assert not visit.complaints


def test_no_kind_of_page_scrolls_sideways_on_a_narrow_screen(browser: Browser, site: Path, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    wide = []
    for path in one_of_each_kind(site):
        page.goto(f"{address}/{path}", wait_until="load")
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(path)
    context.close()
    assert not wide


def test_search_finds_a_system_by_its_title(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address, wait_until="load")
    field = page.locator("input[name=query]").first
    field.click()
    field.press_sequentially("External Secrets Operator")
    page.wait_for_selector(".md-search-result__item", timeout=20_000)
    assert "External Secrets Operator" in page.locator(".md-search-result__list").inner_text()
    page.close()


def test_the_site_reads_without_javascript(browser: Browser, site: Path, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    empty = [
        path
        for path in one_of_each_kind(site)
        if not (page.goto(f"{address}/{path}") and page.inner_text("main").strip())
    ]
    context.close()
    assert not empty


def test_no_page_at_all_names_another_host_for_what_it_loads(site: Path) -> None:
    loads = (
        "//script/@src | //img/@src | //iframe/@src | //source/@src | //link[@rel != 'canonical']/@href | //use/@href"
    )
    named = {
        str(each)
        for path in pages(site)
        for each in html.fromstring((site / path).read_bytes()).xpath(loads)
        if urlsplit(str(each)).netloc
    }
    assert not named


def pages(site: Path) -> list[str]:
    return sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))


def worth_a_visit(site: Path) -> list[str]:
    """All but variants, whose pages are made as their systems' are, and all but the first three pages of a folder."""
    chosen: list[str] = []
    seen: Counter[Path] = Counter()
    for path in pages(site):
        folder = Path(path).parent.parent
        seen[folder] += 1
        if "+" not in path and (path.startswith("systems/") or seen[folder] <= 3):
            chosen.append(path)
    return chosen


def one_of_each_kind(site: Path, shown: str = SHOWN) -> list[str]:
    """The first page of each kind: of each part of a system, and of each folder at each depth."""
    kinds: dict[tuple[str, ...], str] = {}
    has_shown = (site / "systems" / shown).is_dir()
    for path in pages(site):
        folders = Path(path).parent.parts
        if not folders:
            kind: tuple[str, ...] = (path,)
        elif folders[0] == "systems" and len(folders) > 1:
            if has_shown and folders[1] != shown:
                continue
            kind = ("of a system", *folders[2:])
        else:
            kind = (folders[0], str(len(folders)))
        kinds.setdefault(kind, path)
    return sorted(kinds.values())
