"""From rendered files to a site, with MkDocs, or with Zensical: whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from proofbook.outputs.font import faces
from proofbook.outputs.site.navigation import navigation
from proofbook.outputs.site.settings import FONTS, THEME, settings
from proofbook.pipeline import Rendered
from proofbook.publish.builders import Builder, with_mkdocs, with_zensical
from proofbook.publish.written import MARK, swap, workplace


def built(made: Rendered, target: Path, as_of: date, builder: Builder = with_mkdocs) -> None:
    """Build the site into `target`; raises RefusedError where that folder must not be replaced."""
    with workplace(target) as work, _epoch(as_of):
        write_pages(work, made, policy=strict_policy(builder))
        builder(work)
        (work / "site" / MARK).write_bytes(b"")
        swap(work / "site", target)


def built_by_zensical(made: Rendered, target: Path, as_of: date) -> None:
    """Build the same pages with Zensical."""
    built(made, target, as_of, with_zensical)


def write_pages(work: Path, made: Rendered, *, policy: str) -> None:
    """The folder `pages`, and a `mkdocs.yml` that builds it into `site` under this Content-Security-Policy."""
    for path, content in {**made.files, **font_files()}.items():
        page = work / "pages" / path
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_bytes(content)
    given: dict[str, Any] = settings(made.project, navigation(made.files), made.stamp)
    given |= {"docs_dir": "pages", "site_dir": "site", "plugins": ["search"]}
    given["theme"] |= {"custom_dir": THEME}
    given["extra"] |= {"policy": policy}
    (work / "mkdocs.yml").write_text(json.dumps(given, ensure_ascii=False, indent=2), encoding="utf-8")


def strict_policy(builder: Builder) -> str:
    """The Content-Security-Policy of a published site."""
    from proofbook.publish.policy import policy

    return policy(builder)


def font_files() -> Mapping[str, bytes]:
    """The site's own font."""
    return {f"{FONTS}/{face.name}": face.read_bytes() for face in faces()}


@contextmanager
def _epoch(as_of: date) -> Iterator[None]:
    """MkDocs dates its sitemap by SOURCE_DATE_EPOCH."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC).timestamp()))
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before
