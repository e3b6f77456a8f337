"""Wildcards match as they are defined, in time that grows with the text and not with what it might mean."""

from __future__ import annotations

import random
import time

from proofbook.evidence.iam.decision import InForce
from proofbook.evidence.iam.patterns import LONGEST, literal, matches, tokens
from tests.evidence.iam.cases import a_call, a_policy, allow
from tests.evidence.iam.test_decision import outcome


def by_definition(pattern: str, text: str) -> bool:
    """What a pattern stands for, tried out one character at a time."""
    if not pattern:
        return not text
    if pattern[0] == "*":
        return by_definition(pattern[1:], text) or (bool(text) and by_definition(pattern, text[1:]))
    return bool(text) and pattern[0] in ("?", text[0]) and by_definition(pattern[1:], text[1:])


def test_a_pattern_stands_for_what_it_is_defined_to() -> None:
    chance = random.Random(4)
    found = [0, 0]
    for _ in range(3000):
        pattern = "".join(chance.choices("ab*?", k=chance.randint(0, 7)))
        text = "".join(chance.choices("ab?", k=chance.randint(0, 7)))
        expected = by_definition(pattern, text)
        assert matches(tokens(pattern), text) is expected, (pattern, text)
        found[expected] += 1
    assert min(found) > 300


def test_a_wildcard_that_is_meant_as_a_character_is_one() -> None:
    assert matches(literal("a*"), "a*")
    assert not matches(literal("a*"), "ab")


def test_a_hostile_pattern_is_matched_in_time() -> None:
    started = time.process_time()
    assert not matches(tokens("*?a" * (LONGEST // 3)), "a" * (LONGEST - 1) + "b")
    assert matches(tokens("*a" * 1000), "a" * LONGEST)
    assert time.process_time() - started < 1


def test_what_is_too_long_to_match_is_undecided() -> None:
    long = "arn:aws:s3:::" + "*a" * LONGEST
    assert outcome(a_call(), InForce(identity=(a_policy(allow(Resource=long)),))) == "undecided"
    asked = allow(Condition={"StringLike": {"aws:UserAgent": "*x"}})
    said = a_call(keys={"aws:UserAgent": "x" * 10_000})
    assert outcome(said, InForce(identity=(a_policy(asked),))) == "undecided"
