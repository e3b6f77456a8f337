"""What a browser does with a project whose every text tries to be more than text: it shows it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Quiet
from tests.browser.test_pages import Visit, one_of_each_kind
from tests.outputs.hostile import Built

OWN = ("threats", "checks", "mitigations", "frameworks")
"""The folders with a page about an entry of the project's own library."""

MADE_BY_TEXT = """() => [...document.querySelectorAll('*')].filter(each =>
    [...each.attributes].some(one => one.name.startsWith('on') || /^\\s*javascript:/i.test(one.value)) ||
    each.closest('article, .md-search') && each.matches('script, style, img, iframe, object, embed, form:not([name])')
).map(each => each.outerHTML.slice(0, 200))"""


class Opened(Visit):
    """What happened while the pages were open, and what stood on them."""

    def __init__(self, page: Page, address: str) -> None:
        super().__init__(page, address)
        self.made: dict[str, list[str]] = {}
        self.scripts: dict[str, int] = {}
        self.silent: list[str] = []

    def note(self, page: Page, path: str) -> None:
        self.made[path] = page.evaluate(MADE_BY_TEXT)
        self.scripts[path] = page.locator("script").count()
        if "<script>alert(1)</script><img src=x onerror=alert(2)>" not in page.inner_text("body"):
            self.silent.append(path)


@pytest.fixture(scope="module")
def opened(browser: Browser, hostile: Built) -> Iterator[Opened]:
    """One page of each kind opened, and the search used."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(hostile.site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_page()
    seen = Opened(page, f"http://127.0.0.1:{server.server_port}")
    for path in [*one_of_each_kind(hostile.site), *(f"{each}/hostile/index.html" for each in OWN)]:
        page.goto(f"{seen.address}/{path}", wait_until="load")
        seen.note(page, path)
    page.locator("input[name=query]").first.click()
    page.locator("input[name=query]").first.press_sequentially("onerror script")
    page.wait_for_selector(".md-search-result__item", timeout=20_000)
    seen.note(page, "search")
    yield seen
    page.close()
    server.shutdown()


def test_each_kind_of_page_shows_the_text(opened: Opened) -> None:
    assert len(opened.made) > 25
    assert opened.silent == []


def test_no_text_becomes_an_element_or_a_script(opened: Opened) -> None:
    assert {path: made for path, made in opened.made.items() if made} == {}
    assert set(opened.scripts.values()) == {opened.scripts["glossary/index.html"]}


def test_no_text_opens_a_dialog_asks_for_a_file_or_makes_the_browser_complain(opened: Opened) -> None:
    assert (opened.complaints, opened.strangers, opened.missing) == ([], [], [])
