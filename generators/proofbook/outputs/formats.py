"""Every output format: the modules beside this one that have a function `files`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping

import proofbook.outputs
from proofbook.assessment.portfolio import Portfolio


def rendered_by_every_format(portfolio: Portfolio) -> Mapping[str, bytes]:
    """Every file of every format by its path in the site; two formats that write one path are a bug of ours."""
    written: dict[str, bytes] = {}
    for name in sorted(module.name for module in pkgutil.iter_modules(proofbook.outputs.__path__)):
        files = getattr(importlib.import_module(f"{proofbook.outputs.__name__}.{name}"), "files", None)
        if files is None:
            continue
        for path, content in files(portfolio).items():
            assert path not in written, path
            written[path] = content
    return dict(sorted(written.items()))
