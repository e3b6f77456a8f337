"""The two programs that make a site of pages: MkDocs, and Zensical, which reads the same settings and no plugins."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from markupsafe import Markup

Builder = Callable[[Path], None]
"""Builds the `mkdocs.yml` of a folder into the `site` beside it."""


def with_mkdocs(work: Path) -> None:
    """Build the folder's site with MkDocs."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    config = load_config(str(work / "mkdocs.yml"))
    # It is escaped there; Material escapes it once more in some places, unless it is known to be.
    config.site_name = Markup(config.site_name)
    build(config)


def with_zensical(work: Path) -> None:
    """Build the folder's site with Zensical; raises CalledProcessError where it finds fault with a page."""
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--config-file", "mkdocs.yml"]
    subprocess.run(command, cwd=work, check=True, capture_output=True)
