"""Treatments: one decision a line."""

from __future__ import annotations

import pytest

from tests.model.projects import rules, system

KINDS = {
    "mitigate": "{owner: Ann, due: 2027-01-01, ticket: T-1, how: By a lock.}",
    "accept": "{approver: Ann, reason: It is small., on: 2026-07-01, expires: 2026-12-31}",
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


def test_an_acceptance_without_the_day_it_was_given_is_a_mistake() -> None:
    said = KINDS["accept"].replace("on: 2026-07-01, ", "")
    assert rules(f"treatments: {{odd@web: {{accept: {said}}}}}\n") == ["missing-key"]
