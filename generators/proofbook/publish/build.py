"""From rendered files to a site, with MkDocs, or with Zensical: whole or not at all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from proofbook.outputs.font import faces
from proofbook.outputs.site.navigation import navigation
from proofbook.outputs.site.settings import FONTS, THEME, settings
from proofbook.pipeline import Rendered
from proofbook.publish.written import MARK, swap, workplace


def built(made: Rendered, target: Path, as_of: date) -> None:
    """Build the site with MkDocs into `target`; raises RefusedError where that folder must not be replaced."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    with workplace(target) as work, _epoch(as_of):
        write_pages(work, made)
        build(load_config(str(work / "mkdocs.yml")))
        (work / "site" / MARK).write_bytes(b"")
        swap(work / "site", target)


def built_by_zensical(made: Rendered, target: Path) -> None:
    """Build the same pages with Zensical, which reads the same settings and no plugins."""
    with workplace(target) as work:
        write_pages(work, made)
        subprocess.run(
            [sys.executable, "-m", "zensical", "build", "-f", "mkdocs.yml"],
            cwd=work,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        swap(work / "site", target)


def write_pages(work: Path, made: Rendered, *, policy: str | None = None) -> None:
    """The folder `pages`, and a `mkdocs.yml` that builds it into `site`; without a policy given, the strict one."""
    for path, content in {**made.files, **font_files()}.items():
        page = work / "pages" / path
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_bytes(content)
    given: dict[str, Any] = settings(made.project, navigation(made.files), made.stamp)
    given |= {"docs_dir": "pages", "site_dir": "site", "plugins": ["search"]}
    given["theme"] |= {"custom_dir": THEME}
    given["extra"] |= {"policy": strict_policy() if policy is None else policy}
    (work / "mkdocs.yml").write_text(json.dumps(given, ensure_ascii=False, indent=2), encoding="utf-8")


def strict_policy() -> str:
    """The Content-Security-Policy of a published site."""
    from proofbook.publish.policy import policy

    return policy()


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
