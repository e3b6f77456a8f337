"""A hostile or broken policy is undecided, alone, in bounded time; never pass and never fail."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from pydantic import JsonValue

from proofbook.evidence.jail import Answer, Evaluated, Jail, Module, Undecided
from proofbook.evidence.jail.limits import Limits

LIMITS = Limits(seconds=1.5, megabytes=250, answer_bytes=100_000)
HONEST = "observations contains each if some each in input.objects"
EXPONENTIAL = (
    "r := numbers.range(1, 400)\n"
    "observations contains 1 if { some a in r; some b in r; some c in r; some d in r; a + b + c + d < 0 }"
)
TEXT = 's := concat("", [x | some a in numbers.range(1, 200); x := sprintf("%d", [a])])\n'


@pytest.fixture(scope="module")
def jail() -> Iterator[Jail]:
    with Jail(LIMITS) as jail:
        yield jail


def answer(jail: Jail, policy: str, input: JsonValue = None) -> Answer:
    modules = (Module(name="policy.rego", text=f"package checks.example\n{policy}"),)
    return jail.evaluate(modules, "data.checks.example.observations", {} if input is None else input)


def reason(jail: Jail, policy: str) -> str:
    said = answer(jail, policy)
    assert isinstance(said, Undecided), said
    return said.reason


def test_an_honest_policy_is_evaluated(jail: Jail) -> None:
    assert answer(jail, HONEST, {"objects": [1, "two"]}) == Evaluated(value=[1, "two"])


def test_a_rule_that_matches_nothing_is_an_empty_set(jail: Jail) -> None:
    assert answer(jail, HONEST, {}) == Evaluated(value=[])


@pytest.mark.parametrize("text", ['a"b', "a\\b", "a\nb", "\t", "é", "\u202e", "😀", "\x01", "\x7f", "a\\nb", ""])
def test_text_comes_back_as_it_went_in(jail: Jail, text: str) -> None:
    assert answer(jail, HONEST, {"objects": [text]}) == Evaluated(value=[text])


@pytest.mark.parametrize("text", ['a"b', "a\\b", "a\nb", "é\t"])
def test_text_of_an_artifact_equals_the_same_text_in_a_policy(jail: Jail, text: str) -> None:
    literal = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    policy = f'observations contains "same" if input.text == "{literal}"'
    assert answer(jail, policy, {"text": text}) == Evaluated(value=["same"])


@pytest.mark.parametrize(
    "expression",
    [
        "1 + 2 * 3 - 4 / 2 == 5",
        "7 % 2 == 1",
        "{1, 2} & {2} == {2}",
        "{1} | {2} == {1, 2}",
        "{1, 2} - {1} == {2}",
        "1 < 2",
        "2 >= 1",
        "1 != 2",
        "1 in [1]",
        "not 3 in [1]",
        '"k", 1 in {"k": 1}',
        "every x in [1, 2] { x > 0 }",
        'walk({"a": 1}, [["a"], 1])',
        'glob.match("secret/*", ["/"], "secret/a")',
        "regex.match(`^a[.]b$`, `a.b`)",
        'time.parse_duration_ns("1h") == 3600000000000',
        'sprintf("%s %d", ["a", 1]) == "a 1"',
    ],
)
def test_what_checks_need_is_allowed(jail: Jail, expression: str) -> None:
    assert answer(jail, f"observations contains 1 if {{ {expression} }}") == Evaluated(value=[1])


@pytest.mark.parametrize(
    "call",
    [
        "opa.runtime()",
        "time.now_ns()",
        'rand.intn("a", 3)',
        'uuid.rfc4122("a")',
        "http.send({})",
        'net.lookup_ip_addr("localhost")',
        'print("a")',
        'rego.parse_module("a", "package a")',
        'yaml.unmarshal("a: 1")',
    ],
)
def test_a_call_that_looks_outside_is_refused_before_anything_runs(jail: Jail, call: str) -> None:
    name = call.split("(")[0].replace("print", "internal.print")
    assert reason(jail, f"observations contains x if x := {call}") == f"calls `{name}`, which a check may not"


def test_a_refused_call_in_a_rule_that_nobody_asks_for_is_refused_too(jail: Jail) -> None:
    assert "http.send" in reason(jail, f"{HONEST}\nother := http.send({{}})")


@pytest.mark.parametrize(
    ("policy", "why"),
    [
        ("observations contains x if { x := ", "does not compile: this is unclosed (policy.rego, line 2)"),
        ("observations contains x if x := nobody(1)", "can't be evaluated: Function not found: nobody"),
        ("observations := f(1)\nf(x) := f(x + 1)", "can't be evaluated: Recursion detected in rule body"),
        ('observations contains x if x := regex.match("(", "a")', "ended in an error while it was evaluated"),
        ("observations contains x if x := 1 / 0", "ended in an error while it was evaluated"),
        ("observations := 1\nobservations := 2", "ended in an error while it was evaluated"),
        ("observations := x if x := input.nothing", "leaves `data.checks.example.observations` undefined"),
        ("other := 1", "leaves `data.checks.example.observations` undefined"),
        ("observations := 1e999", "answered something that can't be read as JSON"),
        ('observations := upper("a\\n")', "answered something that can't be read as JSON"),
        ("observations := input.a\n%", "does not compile"),
    ],
)
def test_a_broken_policy_is_undecided_for_a_stated_reason(jail: Jail, policy: str, why: str) -> None:
    assert reason(jail, policy).startswith(why)


@pytest.mark.parametrize(
    ("policy", "why"),
    [
        (EXPONENTIAL, "took longer than 1.5 seconds"),
        (f'observations := regex.match("(a+)+$", "{"a" * 40}!")', "took longer than 1.5 seconds"),
        ("observations := count(numbers.range(1, 100000000))", "held more than 250 MB of memory"),
        (
            f"{TEXT}observations := [x | some a in numbers.range(1, 500); x := [a, s]]",
            "answered more than 100000 bytes",
        ),
    ],
)
def test_a_hostile_policy_is_ended_and_the_next_is_evaluated(jail: Jail, policy: str, why: str) -> None:
    before = answer(jail, HONEST, {"objects": ["before"]})
    started = time.monotonic()
    assert reason(jail, policy) == why
    assert time.monotonic() - started < 10
    assert before == Evaluated(value=["before"])
    assert answer(jail, HONEST, {"objects": ["after"]}) == Evaluated(value=["after"])


def test_the_same_question_has_the_same_answer_in_another_jail(jail: Jail) -> None:
    with Jail(LIMITS) as other:
        assert reason(other, EXPONENTIAL) == reason(jail, EXPONENTIAL)


def test_without_an_engine_everything_is_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("proofbook.evidence.jail.process.CHILD", "no-such-program.py")
    with Jail() as jail:
        assert "does not start on this machine" in reason(jail, HONEST)


def test_without_a_watch_over_memory_a_long_evaluation_is_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("proofbook.evidence.jail.process.resident_bytes", lambda pid: None)
    with Jail(LIMITS) as jail:
        assert isinstance(answer(jail, EXPONENTIAL), Undecided)
