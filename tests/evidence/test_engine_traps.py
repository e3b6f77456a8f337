"""No check that we ship steps into a fault of the engine that would make a pass of anything."""

from __future__ import annotations

import re

import pytest

from proofbook.evidence.jail import Evaluated, Jail, Module
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
