"""Numbers of evidence stay when other evidence comes, and tell every piece from every other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from proofbook.assessment.assessment import Assessment
from proofbook.outputs import register as of_numbers
from proofbook.outputs.register import register
from proofbook.pipeline import portfolio
from tests.conftest import started


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Assessment:
    root = started(tmp_path_factory.mktemp("register") / "shop")
    return portfolio(root, date(2026, 11, 24)).assessments[0]


def with_observations(shop: Assessment, first: int) -> Assessment:
    seen = shop.evidence.observations
    return replace(shop, evidence=replace(shop.evidence, observations=seen[first:]))


def test_a_number_stays_when_other_checks_come_or_go(shop: Assessment) -> None:
    all_of_them = {each.seen.id: each.number for each in register(shop)}
    assert len({*all_of_them.values()}) == len(all_of_them) > 2
    rest = {each.seen.id: each.number for each in register(with_observations(shop, 2))}
    assert rest == {id: number for id, number in all_of_them.items() if id in rest}


def test_two_pieces_that_share_their_digits_get_longer_numbers(
    shop: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = iter(f"123456{last:03}" for last in range(1000))
    monkeypatch.setattr(of_numbers, "_drawn", lambda *piece: next(drawn))
    numbers = [each.number for each in register(shop)]
    assert len({*numbers}) == len(numbers)
    assert {len(each) for each in numbers} == {len("E-123456789")}


def test_a_number_needs_nothing_but_digits(tmp_path: Path, shop: Assessment) -> None:
    assert all(each.number.removeprefix("E-").isdecimal() for each in register(shop))
