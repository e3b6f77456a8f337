"""Zensical builds the pages that MkDocs builds: it knows no plugin, so each page has to be there without one."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pytest

from proofbook.pipeline import rendered
from proofbook.publish.build import built_by_zensical
from tests.outputs.html_page import article, headings, hrefs, ids, links, page, text

AS_OF = date(2026, 11, 1)


class Sites(NamedTuple):
    """The same project, built twice."""

    by_mkdocs: Path
    by_zensical: Path


@pytest.fixture(scope="module")
def sites(starter: Path, starter_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """The starter's site as MkDocs builds it, and as Zensical does."""
    both = Sites(starter_site, tmp_path_factory.mktemp("builders") / "zensical")
    built_by_zensical(rendered(starter, AS_OF), both.by_zensical, AS_OF)
    return both


def test_zensical_builds_the_same_set_of_pages(sites: Sites) -> None:
    assert len(pages(sites.by_mkdocs)) > 200
    assert pages(sites.by_zensical) == pages(sites.by_mkdocs)


@pytest.mark.parametrize("read", [lambda file: text(article(file)), headings, hrefs])
def test_zensical_builds_the_same_text_headings_and_links(sites: Sites, read: Callable[[Path], object]) -> None:
    different = [
        path for path in pages(sites.by_mkdocs) if read(sites.by_mkdocs / path) != read(sites.by_zensical / path)
    ]
    assert not different


@pytest.mark.parametrize("builder", Sites._fields)
def test_every_link_leads_to_a_file_and_a_place_in_it(sites: Sites, builder: str) -> None:
    site: Path = getattr(sites, builder)
    lost = [
        (path, target.relative_to(site).as_posix(), anchor)
        for path in pages(site)
        for target, anchor in links(site, site / path)
        if not target.is_file() or (anchor and target.suffix == ".html" and anchor not in ids(target))
    ]
    assert not lost


def test_the_search_of_both_knows_every_page(sites: Sites) -> None:
    by_mkdocs = json.loads((sites.by_mkdocs / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    by_zensical = json.loads((sites.by_zensical / "search.json").read_text(encoding="utf-8"))["items"]
    wanted = {path.removesuffix("index.html") for path in pages(sites.by_mkdocs)} - {"404.html"}
    for known in (by_mkdocs, by_zensical):
        assert {each["location"] for each in known if "#" not in each["location"]} == wanted


@pytest.mark.parametrize("builder", Sites._fields)
def test_the_policy_of_each_page_lets_the_theme_s_own_scripts_run(sites: Sites, builder: str) -> None:
    site: Path = getattr(sites, builder)
    stopped = {
        path for path in pages(site) for script in inline_scripts(site / path) if script not in policy(site / path)
    }
    assert not stopped


def pages(site: Path) -> list[str]:
    return sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))


def policy(file: Path) -> str:
    (found,) = page(file).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    return str(found)


def inline_scripts(file: Path) -> list[str]:
    """The digest of each script that runs, as a policy writes it."""
    found = page(file).xpath("//script[not(@src) and not(@type='application/json')]/text()")
    return [f"'sha256-{b64encode(sha256(each.encode()).digest()).decode()}'" for each in found]
