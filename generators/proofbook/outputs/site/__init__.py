"""The site's pages: the modules beside this one that have a function `pages`, one a kind of page."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping

from proofbook.assessment.portfolio import Portfolio


def files(portfolio: Portfolio) -> Mapping[str, bytes]:
    """Every page of every kind by its source path, such as `systems/x/threats.md`."""
    written: dict[str, bytes] = {}
    for name in sorted(module.name for module in pkgutil.iter_modules(__path__)):
        pages = getattr(importlib.import_module(f"{__name__}.{name}"), "pages", None)
        if pages is not None:
            for path, text in pages(portfolio).items():
                assert path not in written, path
                written[path] = text.encode()
    return written
