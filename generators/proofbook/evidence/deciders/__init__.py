"""One module a kind of fact, found by listing this folder: `iam_decisions.py` decides `iam-decisions`.

A check names in METADATA (`facts:`) what it wants decided by a library before it judges: an IAM decision, the validity
of an object under its schema, the match of an event. Each module has `decide(given, parameters)`, from the check's
artifacts and parameters to a JSON value, which the check finds as `input.facts["iam-decisions"]`. What it can't decide
it says in that value; it ends in bounded time whatever it is given.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import pkgutil
from collections.abc import Callable, Mapping
from functools import cache

from pydantic import JsonValue

from proofbook.evidence.content import Given

Decider = Callable[[Given, Mapping[str, JsonValue]], JsonValue]
"""From what a check is given and its parameters to the fact."""


@cache
def decider_names() -> tuple[str, ...]:
    """Every kind of fact, sorted."""
    return tuple(sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(__path__)))


def decided(names: tuple[str, ...], given: Given, parameters: Mapping[str, JsonValue]) -> Mapping[str, JsonValue]:
    """The facts of these kinds, by kind; the modules are imported when they are first asked.

    The same question comes from several elements and variants: its answer is remembered.
    """
    if not names:
        return {}
    files = [[path, kind, [each.value for each in documents]] for path, (kind, documents) in sorted(given.items())]
    asked = hashlib.sha256(json.dumps([names, dict(parameters), files]).encode()).hexdigest()
    if asked not in _known:
        if len(_known) >= MOST_REMEMBERED:
            _known.clear()
        _known[asked] = {name: _decider(name)(given, parameters) for name in names}
    return _known[asked]


MOST_REMEMBERED = 1000
_known: dict[str, Mapping[str, JsonValue]] = {}


def _decider(name: str) -> Decider:
    decide: Decider = importlib.import_module(f"{__name__}.{name.replace('-', '_')}").decide
    return decide
