"""A page that is built again is what the build of everything made of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from proofbook.pipeline import rendered
from proofbook.publish.build import write_pages
from proofbook.publish.kept_site import KeptSite
from tests.conftest import started


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kept")
    made = rendered(started(folder / "project"), date(2026, 11, 1))
    write_pages(folder, made, policy="")
    return folder


def test_every_page_that_is_built_again_has_the_same_bytes(work: Path) -> None:
    site = KeptSite(work / "mkdocs.yml")
    pages = [each.src_uri for each in site.files.documentation_pages() if each.src_uri.startswith(("systems", "index"))]
    shown = {page: (work / "site" / page).with_suffix(".html").read_text("utf-8") for page in pages}
    assert len(pages) > 5
    for each in shown:
        (work / "site" / each).with_suffix(".html").unlink()
    site.build(pages)
    again = {page: (work / "site" / page).with_suffix(".html").read_text("utf-8") for page in pages}
    assert [page for page in pages if again[page] != shown[page]] == []
