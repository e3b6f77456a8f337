"""The steps of a scenario, numbered as its source numbers them."""

from __future__ import annotations

from tests.model.projects import read, system

MODEL = """\
components: {a: {technology: generic-process}, b: {technology: generic-process}}
flows: {ask: {from: a, to: b}, look: {from: b, to: a}, tell: {from: a, to: b}}
scenarios: {talk: {title: They talk, flows: %s}}
"""


def labels(flows: str) -> list[tuple[str, str]]:
    return [(each.label, each.flow.id) for each in system(MODEL % flows).scenarios[0].steps]


def test_where_the_source_has_no_numbers_the_steps_are_counted() -> None:
    assert labels("[ask, look, ask]") == [("1", "ask"), ("2", "look"), ("3", "ask")]


def test_what_happens_between_two_numbered_steps_has_the_earlier_number_and_a_letter() -> None:
    assert labels("[look, 1: ask, look, look, 2b: tell, look]") == [
        ("a", "look"),
        ("1", "ask"),
        ("1a", "look"),
        ("1b", "look"),
        ("2b", "tell"),
        ("2ba", "look"),
    ]


def test_a_flow_that_does_not_exist_is_placed_where_it_is_named() -> None:
    (wrong,) = [each for each in read(MODEL % "[1: aks]").diagnostics if each.rule == "scenario-flow-unknown"]
    assert wrong.span
    assert (wrong.span.line, wrong.span.column) == (5, 49)
    assert wrong.help == "did you mean `ask`?"
