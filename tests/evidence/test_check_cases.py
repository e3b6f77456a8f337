"""A check's examples go the way of real artifacts, and a check that can't be trusted is found by them."""

from __future__ import annotations

from proofbook.evidence.check_cases import Outcome, case_problem, cases_of, outcome, outcome_of_nothing
from proofbook.evidence.jail import Jail
from proofbook.evidence.observation import Result
from proofbook.library.check import Check
from tests.evidence.conftest import KIND, NAMED, read_check

SHARED = {"kind.rego": KIND}
TEST = """package checks.named_test

cases := [
    {"name": "its own network", "expect": "pass", "parameters": {}, "artifacts": [
        {"path": "pod.yaml", "kind": "kubernetes", "text": `
apiVersion: v1
kind: Pod
metadata: {name: "a\\b"}
spec: {hostNetwork: no}
`},
    ]},
    {"name": "the network of the node", "expect": "fail", "parameters": {}, "artifacts": [
        {"path": "pod.yaml", "kind": "kubernetes", "text": `{"apiVersion": "v1", "kind": "Pod",
            "metadata": {"name": "x"}, "spec": {"hostNetwork": true}}`},
    ]},
    {"name": "no pod", "expect": "not-observed", "artifacts": []},
    {"name": "broken", "expect": "undecided", "artifacts": [
        {"path": "pod.yaml", "kind": "kubernetes", "text": "a: [}"},
    ]},
]
"""


def outcomes(check: Check, jail: Jail) -> list[Outcome]:
    return [outcome(case, check, SHARED, jail) for case in cases_of(check, jail)]


def test_each_example_comes_out_as_it_expects(jail: Jail) -> None:
    check = read_check("named", NAMED, TEST)
    assert [each.result for each in outcomes(check, jail)] == [case.expect for case in cases_of(check, jail)]
    assert case_problem(check, jail) == ""


def test_the_text_of_an_example_is_taken_as_it_is_written(jail: Jail) -> None:
    first = cases_of(read_check("named", NAMED, TEST), jail)[0]
    assert first.artifacts[0].text == (
        '\napiVersion: v1\nkind: Pod\nmetadata: {name: "a\\b"}\nspec: {hostNetwork: no}\n'
    )


def test_a_check_without_a_passing_and_a_failing_example_is_not_tested(jail: Jail) -> None:
    assert case_problem(read_check("named", NAMED), jail) == "there is no named_test.rego"
    only_one = TEST.replace('"expect": "fail"', '"expect": "pass"')
    assert case_problem(read_check("named", NAMED, only_one), jail) == "no example of fail"
    broken = "package checks.named_test\ncases := ["
    assert case_problem(read_check("named", NAMED, broken), jail).startswith("the test file does not compile")
    misspelt = TEST.replace('"expect"', '"expects"')
    assert case_problem(read_check("named", NAMED, misspelt), jail).startswith("`cases` is not a list of examples: 0")


def test_an_example_of_a_kind_that_the_check_does_not_read_is_undecided(jail: Jail) -> None:
    check = read_check("named", NAMED, TEST.replace('"kind": "kubernetes"', '"kind": "helm-values"'))
    assert outcomes(check, jail)[0].reason == "the check does not read `helm-values`"


def test_a_typo_that_would_pass_is_found_by_the_empty_input(jail: Jail) -> None:
    typo = 'observations contains {"object": "x", "result": "pass", "message": "m", "cites": []} if not inptu.bad'
    assert outcome_of_nothing(read_check("typo", typo), SHARED, jail).result is Result.UNDECIDED
    assert outcome_of_nothing(read_check("named", NAMED), SHARED, jail).result is Result.NOT_OBSERVED


def test_a_mistake_in_a_shared_rule_reaches_only_those_who_use_it(jail: Jail) -> None:
    shared = {**SHARED, "broken.rego": "package lib.broken\nx := ["}
    assert outcome_of_nothing(read_check("named", NAMED), shared, jail).result is Result.NOT_OBSERVED
    user = f"import data.lib.broken\n{NAMED}"
    assert "lib/broken.rego, line 2" in outcome_of_nothing(read_check("named", user), shared, jail).reason
