"""What an assessor looks for first in our PCI DSS: whom a number is for, what answers it, and no two served alike."""

from __future__ import annotations

from itertools import combinations

from proofbook.library.same_checks import mitigations_of
from proofbook.library.terms import Entity
from tests.model.projects import SHIPPED

FRAMEWORK = SHIPPED.frameworks["pci-dss-4.0.1"]
LEAVES = [number for number in FRAMEWORK.requirements if not FRAMEWORK.children(number)]
FOR_SERVICE_PROVIDERS = {"3.6.1.1", "3.7.9", "8.2.3", "8.3.10", "8.3.10.1", "12.5.2.1", "12.9.1", "12.9.2"}


def test_what_is_for_service_providers_only_says_so_and_asks_what_the_organisation_is() -> None:
    said = {
        number for number, each in FRAMEWORK.requirements.items() if each.title.startswith("Service providers only")
    }
    asked = {
        number
        for number, each in FRAMEWORK.requirements.items()
        if each.applies_to and each.applies_to.entity is Entity.SERVICE_PROVIDER
    }
    assert said == asked == FOR_SERVICE_PROVIDERS


def test_a_number_that_nothing_serves_says_what_answers_it_or_when_it_applies() -> None:
    assert [number for number in LEAVES if not _serving(number) and not FRAMEWORK.requirements[number].note] == []


def test_no_two_numbers_are_served_by_the_same_checks_without_a_reason() -> None:
    checks = {number: {each.id for id in _serving(number) for each in SHIPPED.checks_for(id)} for number in LEAVES}
    alike = {pair for pair in combinations(LEAVES, 2) if checks[pair[0]] and checks[pair[0]] == checks[pair[1]]}
    explained = {each.requirements for each in SHIPPED.mappings["pci-dss-4.0.1"].same_checks}
    assert alike == explained


def test_a_number_has_one_row_that_counts() -> None:
    # Each row that counts is needed: two ways belong under one `any`.
    counting = [row.requirement for row in SHIPPED.mappings["pci-dss-4.0.1"].rows if row.counts]
    assert sorted(counting) == sorted(set(counting))


def _serving(number: str) -> set[str]:
    rows = SHIPPED.rows_of(FRAMEWORK.id, number)
    return {id for row in rows if row.counts and row.serve is not None for id in mitigations_of(row.serve)}
