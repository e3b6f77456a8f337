"""Treatments: one decision a line, and an acceptance only for its time."""

from __future__ import annotations

from datetime import date

import pytest

from tests.model.projects import read, rules, system

KINDS = {
    "mitigate": "{owner: Ann, due: 2027-01-01, ticket: T-1, how: By a lock.}",
    "accept": "{approver: Ann, reason: It is small., expires: 2026-12-31}",
    "transfer": "{to: The insurer, reason: By contract.}",
    "avoid": "{how: Nothing is kept.}",
    "not-applicable": "{by: Ann, reason: There is no door.}",
}


@pytest.mark.parametrize(("kind", "said"), KINDS.items())
def test_a_treatment_is_of_the_kind_that_its_key_says(kind: str, said: str) -> None:
    (treatment,) = system(f"treatments: {{odd@web: {{{kind}: {said}}}}}\n").treatments
    assert (treatment.line, treatment.kind) == ("odd@web", kind)


@pytest.mark.parametrize(
    "said", ["{}", "{accept: }", "{accept: , avoid: {how: So.}}", "{avoid: {how: So.}, transfer: {to: A, reason: B}}"]
)
def test_a_treatment_is_exactly_one_decision(said: str) -> None:
    assert rules(f"treatments: {{odd@web: {said}}}\n") == ["wrong-type"]


@pytest.mark.parametrize(("as_of", "lapsed"), [(date(2026, 12, 31), False), (date(2027, 1, 1), True)])
def test_an_acceptance_holds_on_its_last_day_and_lapses_on_the_next(as_of: date, lapsed: bool) -> None:
    found = read(f"treatments: {{odd@web: {{accept: {KINDS['accept']}}}}}\n", as_of=as_of)
    (treatment,) = found.systems[0].treatments
    assert treatment.lapsed(as_of) is lapsed
    assert [each.rule for each in found.diagnostics] == (["acceptance-expired"] if lapsed else [])


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"accept"}))
def test_only_an_acceptance_lapses(kind: str) -> None:
    (treatment,) = system(f"treatments: {{odd@web: {{{kind}: {KINDS[kind]}}}}}\n").treatments
    assert not treatment.lapsed(date(2999, 1, 1))
