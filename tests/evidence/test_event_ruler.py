"""Our matcher of event patterns against Quamina, the matcher that the package event-ruler wraps.

It knows exact values, lists, nesting, `exists`, `anything-but` with a list of texts, and its own `shellstyle`, as
which prefix, suffix and a wildcard with one star can be put to it.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable

import event_ruler
from pydantic import JsonValue

from proofbook.evidence.events.match import Steps, matches
from proofbook.evidence.events.pattern import pattern

WORDS = ("", "x", "xy", "xyz", "yx", "zzy", "X", "true", "1", "ü")
VALUES: tuple[JsonValue, ...] = (*WORDS, True, False, None, "10.0.0.1")

STARS: dict[str, Callable[[str], str]] = {
    "prefix": lambda text: text + "*",
    "suffix": lambda text: "*" + text,
    "wildcard": lambda text: text,
}


def names(depth: int) -> list[str]:
    """Others at each depth: Quamina 1.0 mixes up fields of one name below a list."""
    return [f"{letter}{depth}" for letter in "abc"]


def an_event(some: random.Random, depth: int) -> JsonValue:
    return {name: a_value(some, depth) for name in names(depth) if some.random() < 0.8}


def a_value(some: random.Random, depth: int) -> JsonValue:
    kind = some.random()
    if depth and kind < 0.4:
        return an_event(some, depth - 1)
    if kind < 0.6 and depth:
        return [a_value(some, depth) for _ in range(some.randint(0, 2))]
    return some.choice(VALUES)


def a_pattern(some: random.Random, depth: int) -> dict[str, JsonValue]:
    chosen = some.sample(names(depth), some.randint(1, 2))
    return {name: a_pattern(some, depth - 1) if depth and some.random() < 0.5 else a_list(some) for name in chosen}


def a_list(some: random.Random) -> JsonValue:
    kind = some.random()
    if kind < 0.15:
        return [{"exists": some.random() < 0.5}]
    if kind < 0.4:
        return [{"anything-but": some.sample(WORDS, some.randint(1, 3))}]
    if kind < 0.6:
        operator = some.choice([*STARS])
        return [{operator: some.choice(("x*z", "*", "x*", "*y")) if operator == "wildcard" else some.choice(WORDS[1:])}]
    return some.sample(VALUES, some.randint(1, 4))


def for_quamina(value: JsonValue) -> JsonValue:
    if isinstance(value, list):
        return [for_quamina(each) for each in value]
    if isinstance(value, dict):
        return {
            "shellstyle" if name in STARS else name: STARS[name](str(each)) if name in STARS else for_quamina(each)
            for name, each in value.items()
        }
    return value


def text(value: JsonValue) -> str:
    return json.dumps(value, ensure_ascii=False)


def theirs(event: JsonValue, wanted: JsonValue) -> bool | None:
    """None where Quamina 1.0 gives up on the event, or mixes up several `exists`."""
    if text(wanted).count("exists") > 1:
        return None
    try:
        answer: bool = event_ruler.test_event_pattern(text(event), text(for_quamina(wanted)))
    except RuntimeError:
        return None
    return answer


def test_it_agrees_with_quamina_on_thousands_of_pairs() -> None:
    some = random.Random(20261101)
    pairs = [(an_event(some, 2), a_pattern(some, 2)) for _ in range(3000)]
    judged = [(event, wanted, judge) for event, wanted in pairs if (judge := theirs(event, wanted)) is not None]
    assert len(judged) > 2500
    assert sum(judge for _, _, judge in judged) > 200
    for event, wanted, judge in judged:
        assert matches(pattern(wanted), event, Steps()) is judge, (wanted, event)
