"""Every check that we ship passes and fails where its examples say, and takes nothing for a pass."""

from __future__ import annotations

import pytest

from proofbook.evidence.check_cases import case_problem, cases_of, outcome, outcome_of_nothing
from proofbook.evidence.jail import Jail
from proofbook.evidence.observation import Result
from proofbook.evidence.readers import readers
from proofbook.library.check import Check
from tests.evidence.conftest import SHIPPED

every_check = pytest.mark.parametrize("check", SHIPPED.checks.values(), ids=SHIPPED.checks)


@every_check
def test_each_example_comes_out_as_it_expects(check: Check, jail: Jail) -> None:
    said = {case.name: outcome(case, check, SHIPPED.rego_modules, jail) for case in cases_of(check, jail)}
    expected = {case.name: case.expect for case in cases_of(check, jail)}
    assert {name: each.result for name, each in said.items()} == expected, said


@every_check
def test_there_is_a_passing_and_a_failing_example(check: Check, jail: Jail) -> None:
    assert case_problem(check, jail) == ""


@every_check
def test_no_input_is_not_observed(check: Check, jail: Jail) -> None:
    said = outcome_of_nothing(check, SHIPPED.rego_modules, jail)
    assert said.result is Result.NOT_OBSERVED, said.reason


@every_check
def test_a_check_reads_kinds_that_have_a_reader(check: Check) -> None:
    assert {*check.reads} <= {*readers()}
