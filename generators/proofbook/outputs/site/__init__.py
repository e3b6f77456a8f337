"""The site's pages: the modules beside this one that have a function `pages`, one a kind of page."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping

from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.site.addresses import source
from proofbook.outputs.site.handbook import handbook

OF_SYSTEMS = "system_"
"""How the names of those modules start that write a page for each system, and nothing else."""


def files(portfolio: Portfolio) -> Mapping[str, bytes]:
    """Every page of every kind by its source path, such as `systems/x/threats/index.md`."""
    return _pages(portfolio, "")


def pages_of_systems(portfolio: Portfolio) -> Mapping[str, bytes]:
    """The pages about one system each, alone."""
    return _pages(portfolio, OF_SYSTEMS)


def _pages(portfolio: Portfolio, start: str) -> Mapping[str, bytes]:
    written: dict[str, bytes] = {}
    for name in sorted(each.name for each in pkgutil.iter_modules(__path__) if each.name.startswith(start)):
        pages = getattr(importlib.import_module(f"{__name__}.{name}"), "pages", None)
        if pages is not None:
            for page, text in pages(portfolio).items():
                path = page if page in handbook() else source(page)
                assert path not in written, path
                written[path] = text.encode()
    return written
