"""No check that we ship steps into a fault of the engine that would make a pass of anything."""

from __future__ import annotations

import re

import pytest

from proofbook.evidence.jail import Evaluated, Jail, Module
from tests.evidence.comprehensions import head_only
from tests.evidence.conftest import SHIPPED

MODULES = {**{check.id: check.module for check in SHIPPED.checks.values()}, **SHIPPED.rego_modules}
EVERY = re.compile(r"\bevery \w+(?:, \w+)? in [^\n]*\{\n(?P<body>(?:[ \t]+[^\n]*\n)*?)[ \t]*\}")
NOT = re.compile(r"^[ \t]*not\b", re.MULTILINE)


def test_the_engine_takes_a_not_inside_every_for_true(jail: Jail) -> None:
    """As of regopy 1.5.2; when this fails, the test below may go."""
    policy = 'package a\nimport rego.v1\nr if { every x in ["a"] { not x == "a" } }'
    assert jail.evaluate((Module(name="a.rego", text=policy),), "data.a.r", {}) == Evaluated(value=True)


@pytest.mark.parametrize("module", MODULES)
def test_no_check_has_a_not_inside_every(module: str) -> None:
    assert [found["body"] for found in EVERY.finditer(MODULES[module]) if NOT.search(found["body"])] == []


HEAD_ONLY = """package a
import rego.v1
named(mark, each) := concat("", [mark, each])
all_of(mark) := [named(mark, each) | some each in input]
r contains all_of(mark) if some mark in ["x", "y"]
"""


def test_the_engine_forgets_what_a_comprehension_names_in_its_head_alone(jail: Jail) -> None:
    """As of regopy 1.5.2; when this fails, the two tests below may go."""
    found = jail.evaluate((Module(name="a.rego", text=HEAD_ONLY),), "data.a.r", ["1"])
    assert found == Evaluated(value=[["x1"], []])


def test_a_name_in_the_head_alone_is_found_at_its_line() -> None:
    assert head_only(HEAD_ONLY) == [(4, "mark")]
    assert head_only("package a\nf(x) := {y: x | y := input.a[_]}\n") == [(2, "x")]
    assert head_only("package a\nf(x) := [z | y := input.a[_]; z := [x, y]]\n") == []
    assert head_only("package a\nf(x) if { x in {1} | {2} }\n") == []


@pytest.mark.parametrize("module", MODULES)
def test_no_comprehension_of_a_check_takes_a_name_from_outside_in_its_head_alone(module: str) -> None:
    assert head_only(MODULES[module]) == []
