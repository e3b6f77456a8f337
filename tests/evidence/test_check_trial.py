"""What `proofbook checks test` holds against a check."""

from __future__ import annotations

from dataclasses import replace

from proofbook.evidence.check_trial import trial
from proofbook.evidence.jail import Jail
from tests.evidence.conftest import KIND, NAMED, read_check
from tests.evidence.test_check_cases import TEST

SHARED = {"kind.rego": KIND}


def wrong(module: str, test: str, jail: Jail) -> tuple[str, ...]:
    return trial(read_check("named", module, test), SHARED, jail).wrong


def test_nothing_is_wrong_with_a_check_that_does_what_its_examples_say(jail: Jail) -> None:
    tried = trial(read_check("named", NAMED, TEST), SHARED, jail)
    assert (tried.check, tried.examples, tried.wrong) == ("named", 4, ())


def test_an_example_that_comes_out_otherwise_is_named_with_what_was_said(jail: Jail) -> None:
    (said,) = wrong(NAMED, TEST.replace('"not-observed"', '"pass"'), jail)
    assert said == "“no pod” is not-observed, not pass"
    assert "“broken” is undecided, not fail: pod.yaml:" in wrong(NAMED, TEST.replace('"undecided"', '"fail"'), jail)[0]


def test_an_example_is_not_undecided_because_the_check_breaks(jail: Jail) -> None:
    breaks = "observations contains seen if {\n\tcount(input.artifacts) > 0\n\tseen := object.keys(1)\n}\n"
    said = wrong(breaks, TEST.replace('"pass"', '"undecided"').replace('"fail"', '"undecided"'), jail)
    assert "“its own network” is undecided since the check ended in an error while it was evaluated" in said


def test_a_fact_that_nothing_decides_and_a_kind_that_nothing_reads_are_wrong(jail: Jail) -> None:
    check = read_check("named", NAMED, TEST, custom="#   facts: omens\n")
    assert "nothing decides the fact `omens`" in trial(check, SHARED, jail).wrong
    assert "nothing reads artifacts of the kind `runes`" in trial(replace(check, reads=("runes",)), SHARED, jail).wrong


def test_a_check_that_sees_something_in_nothing_is_wrong(jail: Jail) -> None:
    always = 'observations contains {"object": "x", "result": "pass", "message": "Fine.", "cites": []} if true\n'
    assert wrong(always, TEST, jail)[-1].startswith("given nothing it is undecided")


def test_a_table_that_lost_its_rows_or_a_column_is_wrong(jail: Jail) -> None:
    shows = NAMED.replace('"message":', '"table": {"columns": ["Pod", "Why"], "rows": [["a", ""]]}, "message":')
    assert "the column “Why” of its table is empty in every example" in wrong(shows, TEST, jail)
    assert "it shows a table without a row" in wrong(shows.replace('[["a", ""]]', "[]"), TEST, jail)
