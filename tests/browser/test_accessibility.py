"""Everybody can read the site: axe-core looks at each kind of page, narrow and wide, light and dark."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext

from tests.browser.test_pages import one_of_each_kind

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
# The hundredth row of a table is made as the first is; axe-core would take minutes over each long page.
SHORTENED = """() => document.querySelectorAll("article *").forEach(each => {
  if (!each.closest("svg")) while (each.children.length > 12) each.lastElementChild.remove();
})"""
SMALL = "lake-formation-web-app"
"""A system with all kinds of page and few lines, which are made as those of any other are."""
Scheme = Literal["light", "dark"]
Rules = Mapping[str, object]


# The dark scheme changes colours and nothing else.
@pytest.mark.parametrize(
    ("scheme", "width", "rules"), [("light", 320, RULES), ("light", 1366, RULES), ("dark", 1366, CONTRAST)]
)
def test_each_kind_of_page_can_be_read_by_everybody(
    browser: Browser, site: Path, address: str, scheme: Scheme, width: int, rules: Rules
) -> None:
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 768}, reduced_motion="reduce"
    )
    looked_at = one_of_each_kind(site, SMALL)
    found = {path: found for path in looked_at if (found := barriers(context, f"{address}/{path}", rules))}
    context.close()
    assert not found


def barriers(context: BrowserContext, url: str, rules: Rules) -> list[str]:
    """What axe-core finds on a page: the rule and the first place it was broken."""
    page = context.new_page()
    page.goto(url, wait_until="load")
    page.evaluate(SHORTENED)
    violations = Axe().run(page, options=rules).response["violations"]
    page.close()
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in violations]
