"""From a pattern as written to the ways in which an event can match it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from proofbook.evidence.events.condition import Condition, Unknown
from proofbook.evidence.events.conditions import OPERATORS, conditions, is_function
from proofbook.evidence.events.refusal import RefusedError, UnsettledError

Path = tuple[str, ...]
Way = Mapping[Path, tuple[Condition, ...]]
"""Fields that must all fit, each one of its conditions."""

MOST_WAYS = 1000
"""As many as AWS takes of what `$or` unfolds to."""
MOST_FIELDS = 50_000
RESERVED = {*OPERATORS, "exactly", "regex", "=", "<", "<=", ">", ">="}


@dataclass(frozen=True, slots=True)
class Pattern:
    """An event matches when it matches in one way."""

    ways: tuple[Way, ...]


def pattern(value: JsonValue, later: bool = False) -> Pattern:
    """The pattern; raises RefusedError and UnsettledError. `later`: whether a template's functions may stand in it."""
    if not isinstance(value, dict):
        raise RefusedError("a pattern is an object", ())
    return Pattern(tuple(_ways(value, (), (), later, False)))


def _ways(value: dict[str, JsonValue], path: Path, at: tuple[str | int, ...], later: bool, in_or: bool) -> list[Way]:
    if not value:
        raise RefusedError("an empty object", at)
    found: list[Way] = [{}]
    for name, each in value.items():
        if name == "$or":
            more = _alternatives(each, path, (*at, name), later)
        else:
            _look_at_name(name, (*at, name), in_or)
            more = _field(each, (*path, name), (*at, name), later, in_or)
        found = _both(found, more, (*at, name))
    return found


def _look_at_name(name: str, at: tuple[str | int, ...], in_or: bool) -> None:
    if "." in name:
        raise UnsettledError("a name with a dot, which may mean two things,", at)
    if in_or and name in RESERVED:
        raise RefusedError(f"`{name}` can't be a name inside `$or`", at)


def _field(value: JsonValue, path: Path, at: tuple[str | int, ...], later: bool, in_or: bool) -> list[Way]:
    if later and is_function(value):
        return [{path: (Unknown(),)}]
    if isinstance(value, dict):
        return _ways(value, path, at, later, in_or)
    if isinstance(value, list):
        return [{path: conditions(value, at, later)}]
    raise RefusedError("a field takes a list of values, or an object", at)


def _alternatives(value: JsonValue, path: Path, at: tuple[str | int, ...], later: bool) -> list[Way]:
    if later and is_function(value):
        raise UnsettledError("`$or` that a template fills in", at)
    if not isinstance(value, list) or len(value) < 2:
        raise UnsettledError("`$or` without a list of two or more", at)
    found: list[Way] = []
    for index, each in enumerate(value):
        if not isinstance(each, dict) or (later and is_function(each)):
            raise UnsettledError("`$or` of something else than objects", (*at, index))
        found += _ways(each, path, (*at, index), later, True)
        if len(found) > MOST_WAYS:
            raise UnsettledError(f"`$or` that unfolds to more than {MOST_WAYS:,} ways", at)
    return found


def _both(some: list[Way], others: list[Way], at: tuple[str | int, ...]) -> list[Way]:
    if len(some) * len(others) > MOST_WAYS:
        raise UnsettledError(f"`$or` that unfolds to more than {MOST_WAYS:,} ways", at)
    if sum(map(len, some)) * len(others) + sum(map(len, others)) * len(some) > MOST_FIELDS:
        raise UnsettledError(f"`$or` that unfolds to more than {MOST_FIELDS:,} fields", at)
    if any(not one.keys().isdisjoint(other) for one in some for other in others):
        raise UnsettledError("a field that stands twice", at)
    return [{**one, **other} for one in some for other in others]
