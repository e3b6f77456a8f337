"""Whether an event matches a pattern; None where that can't be told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pydantic import JsonValue

from proofbook.evidence.events.condition import Absent, Condition, Unknown, fits, some
from proofbook.evidence.events.pattern import Path, Pattern, Way

MOST_STEPS = 2_000_000
"""Comparisons of one question; an honest rule needs some hundred."""


class _ExhaustedError(Exception):
    """It took too long."""


@dataclass(slots=True)
class Steps:
    """How many comparisons are left, over as many patterns and events as share it."""

    left: int = MOST_STEPS

    def take(self, cost: int = 1) -> None:
        self.left -= cost
        if self.left < 0:
            raise _ExhaustedError


@dataclass(slots=True)
class _Branch:
    """What is asked at one place of the event and below it."""

    conditions: tuple[Condition, ...] = ()
    below: dict[str, _Branch] = field(default_factory=dict)


def matches(pattern: Pattern, event: JsonValue, steps: Steps) -> bool | None:
    """Whether the event matches in one way at least.

    A list in the event matches through any one of its items; fields under the same list must be fitted by the same
    item. That a field is absent is asked of the whole event.
    """
    try:
        present = {path for path, _ in _leaves(event, (), steps)}
        if any("." in step for path in present for step in path) and not _is_plain(pattern, present):
            return None
        return some(_in_way(way, event, present, steps) for way in pattern.ways)
    except _ExhaustedError:
        return None


def _is_plain(pattern: Pattern, present: set[Path]) -> bool:
    """Whether no name with a dot could be taken for a path of the pattern."""
    dotted = {".".join(path) for path in present if any("." in step for step in path)}
    return dotted.isdisjoint(".".join(path) for way in pattern.ways for path in way)


def _leaves(value: JsonValue, path: Path, steps: Steps) -> Iterator[tuple[Path, JsonValue]]:
    steps.take()
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _leaves(each, (*path, name), steps)
    elif isinstance(value, list):
        for each in value:
            yield from _leaves(each, path, steps)
    else:
        yield path, value


def _in_way(way: Way, event: JsonValue, present: set[Path], steps: Steps) -> bool | None:
    root = _Branch()
    is_sure = True
    for path, wanted in way.items():
        if path not in present and any(isinstance(each, Absent) for each in wanted):
            continue
        if any(isinstance(each, Unknown) for each in wanted) and path not in present:
            is_sure = False
            continue
        branch = root
        for step in path:
            branch = branch.below.setdefault(step, _Branch())
        branch.conditions = wanted
    found = _at(root, event, steps)
    return found if is_sure or found is False else None


def _at(branch: _Branch, value: JsonValue, steps: Steps) -> bool | None:
    steps.take()
    if isinstance(value, list) and (branch.conditions or branch.below):
        return some(_at(branch, each, steps) for each in value)
    found: bool | None = True
    if branch.conditions:
        found = _fitted(branch.conditions, value, steps)
    for name, below in branch.below.items():
        if found is False:
            return False
        here = isinstance(value, dict) and name in value and _at(below, value[name], steps)
        found = False if here is False else None if here is None else found
    return found


def _fitted(conditions: tuple[Condition, ...], value: JsonValue, steps: Steps) -> bool | None:
    if isinstance(value, dict | list):
        return False
    steps.take(len(conditions) * (1 + (len(value) // 64 if isinstance(value, str) else 0)))
    return some(fits(each, value) for each in conditions)
