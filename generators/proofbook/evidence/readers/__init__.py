"""One module a kind of artifact, found by listing this folder: `helm_values.py` reads `helm-values`.

Each has `read(text, path)`, and its docstring's first line says what the kind is.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from functools import cache

from proofbook.evidence.content import Content

Reader = Callable[[str, str], Content]
"""From the redacted text and the path of an artifact to its documents."""


@cache
def readers() -> Mapping[str, Reader]:
    """Every reader by the kind it reads."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name.replace("_", "-"): importlib.import_module(f"{__name__}.{name}").read for name in names}


def kinds() -> Mapping[str, str]:
    """What each kind of artifact is, in a sentence, by kind."""
    return {kind: _first_line(reader) for kind, reader in readers().items()}


def _first_line(reader: Reader) -> str:
    return (importlib.import_module(reader.__module__).__doc__ or "").split("\n", 1)[0]
