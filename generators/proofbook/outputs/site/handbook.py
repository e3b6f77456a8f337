"""Methodology and glossary: pages that people wrote and every site has; a project's own of the same name replaces one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import proofbook
from proofbook.assessment.portfolio import Portfolio

PARTS = ("glossary.md", "methodology/*.md")


def pages(_: Portfolio) -> Mapping[str, str]:
    """`glossary.md` and `methodology/<page>.md`."""
    return handbook()


@cache
def handbook() -> Mapping[str, str]:
    """The shipped pages: inside the installed package, or in `docs/` of a checkout."""
    package = Path(proofbook.__file__).resolve().parent
    installed = package / "handbook"
    folder = installed if installed.is_dir() else package.parents[1] / "docs"
    found = sorted(path for part in PARTS for path in folder.glob(part))
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in found}
