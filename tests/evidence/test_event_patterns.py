"""Event patterns are decided as EventBridge documents them, in bounded time, and never guessed."""

from __future__ import annotations

import contextlib
import time

import pytest
from pydantic import JsonValue

from proofbook.evidence.events.match import Steps, matches
from proofbook.evidence.events.pattern import pattern
from proofbook.evidence.events.refusal import PatternError, RefusedError, UnsettledError

EVERY: tuple[JsonValue, ...] = ("", "x", "X", "xyz", "init", "INIT", "10.0.0.7", 1, 1.0, 2.5, -3, True, False, None)


def fitting(condition: JsonValue) -> list[JsonValue]:
    """Which of the values fit a field with this one condition."""
    return [each for each in EVERY if matches(pattern({"a": [condition]}), {"a": each}, Steps())]


@pytest.mark.parametrize(
    ("condition", "values"),
    [
        ("x", ["x"]),
        ("", [""]),
        (1, [1, 1.0]),
        (True, [True]),
        (None, [None]),
        ({"prefix": "x"}, ["x", "xyz"]),
        ({"prefix": {"equals-ignore-case": "x"}}, ["x", "X", "xyz"]),
        ({"suffix": "z"}, ["xyz"]),
        ({"suffix": {"equals-ignore-case": "T"}}, ["init", "INIT"]),
        ({"equals-ignore-case": "Init"}, ["init", "INIT"]),
        ({"wildcard": "x*z"}, ["xyz"]),
        ({"wildcard": "x*"}, ["x", "xyz"]),
        ({"wildcard": "*n*t"}, ["init"]),
        ({"wildcard": "x"}, ["x"]),
        ({"numeric": ["=", 1]}, [1, 1.0]),
        ({"numeric": [">", -3]}, [1, 1.0, 2.5]),
        ({"numeric": [">=", -3, "<", 2.5]}, [1, 1.0, -3]),
        ({"numeric": ["<=", 2.5]}, [1, 1.0, 2.5, -3]),
        ({"cidr": "10.0.0.0/29"}, ["10.0.0.7"]),
        ({"cidr": "10.0.0.0/30"}, []),
        ({"exists": True}, [*EVERY]),
        ({"exists": False}, []),
        ({"anything-but": "x"}, [each for each in EVERY if each != "x"]),
        ({"anything-but": ["x", "X", "", "xyz"]}, [*EVERY[4:]]),
        ({"anything-but": 1}, [*EVERY[:7], 2.5, -3, True, False, None]),
        ({"anything-but": [1, 2.5]}, [*EVERY[:7], -3, True, False, None]),
        ({"anything-but": {"prefix": "x"}}, [*EVERY[:1], *EVERY[2:3], *EVERY[4:]]),
        ({"anything-but": {"suffix": ["z", "t"]}}, [*EVERY[:3], *EVERY[5:]]),
        ({"anything-but": {"wildcard": "*n*"}}, [*EVERY[:4], *EVERY[5:]]),
        ({"anything-but": {"equals-ignore-case": ["x", "init"]}}, ["", "xyz", *EVERY[6:]]),
    ],
)
def test_each_comparison_fits_these_values_and_no_others(condition: JsonValue, values: list[JsonValue]) -> None:
    assert [(type(each), each) for each in fitting(condition)] == [(type(each), each) for each in values]


PEOPLE: JsonValue = {"staff": [{"first": "Anna", "last": "Smith"}, [{"first": "Peter", "last": "Jones"}]], "none": []}


@pytest.mark.parametrize(
    ("wanted", "answer"),
    [
        ({"staff": {"first": ["Anna"], "last": ["Smith"]}}, True),
        ({"staff": {"first": ["Anna"], "last": ["Jones"]}}, False),
        ({"staff": {"first": ["Peter"]}}, True),
        ({"staff": {"first": [{"anything-but": "Anna"}]}}, True),
        ({"staff": [{"exists": True}]}, False),
        ({"staff": [{"exists": False}]}, True),
        ({"none": [{"exists": True}]}, False),
        ({"staff": {"first": ["Anna"], "middle": [{"exists": False}]}}, True),
        ({"staff": {"first": ["Anna"], "last": ["Brown", {"exists": False}]}}, False),
        ({"$or": [{"x": ["y"]}, {"staff": {"last": ["Jones"]}}]}, True),
        ({"$or": [{"x": ["y"]}, {"staff": {"last": ["Brown"]}}]}, False),
        ({"staff": {"first": ["Anna"], "$or": [{"last": ["Jones"]}, {"last": ["Brown"]}]}}, False),
        (
            {"staff": {"first": ["Anna"]}, "$or": [{"staff": {"last": ["Jones"]}}, {"staff": {"last": ["Brown"]}}]},
            False,
        ),
    ],
)
def test_fields_below_a_list_are_fitted_by_one_of_its_items(wanted: JsonValue, answer: bool) -> None:
    assert matches(pattern(wanted), PEOPLE, Steps()) is answer


@pytest.mark.parametrize(
    ("wanted", "event"),
    [
        ({"a": [1]}, {"a": 1.00000001}),
        ({"a": [5_000_000_001]}, {"a": 5_000_000_001.0}),
        ({"a": [{"numeric": [">", 1]}]}, {"a": 6e9}),
        ({"a": [{"equals-ignore-case": "straße"}]}, {"a": "STRASSE"}),
        ({"a": [{"cidr": "10.0.0.0/8"}]}, {"a": "010.0.0.1"}),
        ({"a": ["2001:db8::1"]}, {"a": "2001:db8:0::1"}),
        ({"a": {"b": ["x"]}}, {"a.b": "x"}),
        ({"a": [{"anything-but": {"equals-ignore-case": "ß"}}]}, {"a": "SS"}),
    ],
)
def test_what_the_guide_leaves_open_is_not_decided(wanted: JsonValue, event: JsonValue) -> None:
    assert matches(pattern(wanted), event, Steps()) is None


@pytest.mark.parametrize(
    "wanted",
    [
        [],
        {},
        {"a": "x"},
        {"a": []},
        {"a": [[]]},
        {"a": [{}]},
        {"a": [{"prefix": "x", "suffix": "y"}]},
        {"a": [{"prefix": 1}]},
        {"a": [{"numeric": ["!", 1]}]},
        {"a": [{"numeric": [">", 2, "<", 1]}]},
        {"a": [{"numeric": [">", True]}]},
        {"a": [{"cidr": "10.0.0.0"}]},
        {"a": [{"cidr": "10.0.0.0/33"}]},
        {"a": [{"exists": "true"}]},
        {"a": [{"anything-but": []}]},
        {"a": [{"anything-but": ["x", 1]}]},
        {"a": [{"anything-but": True}]},
        {"a": [{"wildcard": "x**y"}]},
        {"a": [{"wildcard": "x\\y"}]},
        {"$or": [{"a": [1]}, {}]},
        {"$or": [{"a": [1]}, {"prefix": ["x"]}]},
    ],
)
def test_what_eventbridge_would_refuse_is_refused(wanted: JsonValue) -> None:
    with pytest.raises(RefusedError):
        pattern(wanted)


@pytest.mark.parametrize(
    "wanted",
    [
        {"a": [{"regex": "x"}]},
        {"a": [{"anything-but": {"cidr": "10.0.0.0/8"}}]},
        {"a": [{"prefix": ""}]},
        {"a": [{"numeric": [">", 6e9]}]},
        {"a": [{"wildcard": "*".join("abcdefghijklm")}]},
        {"a.b": ["x"]},
        {"$or": [{"a": ["x"]}]},
        {"$or": {"a": ["x"]}},
        {"a": [1], "$or": [{"a": [2]}, {"b": [3]}]},
        {"$or": [{"a": [index]} for index in range(5000)]},
        {f"n{index}": {"$or": [{"a": [1]}, {"b": [2]}]} for index in range(40)},
    ],
)
def test_what_is_not_known_is_not_settled(wanted: JsonValue) -> None:
    with pytest.raises(UnsettledError):
        pattern(wanted)


@pytest.mark.parametrize(
    ("wanted", "event", "answer"),
    [
        ({"a": ["HIGH", {"Ref": "Least"}]}, {"a": "HIGH"}, True),
        ({"a": ["HIGH", {"Ref": "Least"}]}, {"a": "LOW"}, None),
        ({"a": {"Fn::If": ["c", ["x"], {"Ref": "AWS::NoValue"}]}, "b": [1]}, {"b": 1}, None),
        ({"a": {"Fn::If": ["c", ["x"], {"Ref": "AWS::NoValue"}]}, "b": [1]}, {"b": 2}, False),
        ({"a": {"Fn::If": ["c", ["x"], {"Ref": "AWS::NoValue"}]}, "b": [1]}, {"a": {"d": 1}, "b": 1}, None),
        ({"a": [{"prefix": {"Fn::Sub": "${x}"}}]}, {"a": "x"}, None),
    ],
)
def test_what_a_template_fills_in_leaves_open_only_what_hangs_on_it(
    wanted: JsonValue, event: JsonValue, answer: bool | None
) -> None:
    assert matches(pattern(wanted, later=True), event, Steps()) is answer


def deep(levels: int, inmost: JsonValue) -> JsonValue:
    for _ in range(levels):
        inmost = {"a": inmost}
    return inmost


@pytest.mark.parametrize(
    ("wanted", "event"),
    [
        ({"a": [{"wildcard": "*a*a*a*a*a*a*b"}] * 3000}, {"a": ["a" * 50_000] * 100}),
        ({"a": [f"v{index}" for index in range(50_000)]}, {"a": [f"w{index}" for index in range(50_000)]}),
        (
            {"$or": [{"a": {f"k{index}": [1]}} for index in range(1000)]},
            {"a": [{"b": index} for index in range(20_000)]},
        ),
        (deep(95, ["x"]), deep(95, ["x"] * 1000)),
        (deep(95, {"$or": [{"b": [1]}, {"c": [2]}]}), deep(95, [{"d": 1}] * 50_000)),
    ],
)
def test_a_hostile_pattern_or_event_ends_in_time(wanted: JsonValue, event: JsonValue) -> None:
    start = time.perf_counter()
    with contextlib.suppress(PatternError):
        matches(pattern(wanted), event, Steps())
    assert time.perf_counter() - start < 5
