"""Trust boundaries: nested, never in a circle; and which of them a data flow crosses, and which way."""

from __future__ import annotations

import pytest

from proofbook.library.condition import Crosses
from proofbook.library.terms import Answer, BoundaryKind
from proofbook.model.component import Component
from proofbook.model.conditions import verdict
from proofbook.model.flow import DataFlow
from tests.model.projects import rules, system

PLACES = """\
boundaries:
  net: {kind: internet}
  account: {kind: account%s}
  cluster: {kind: cluster, in: account}
  inner: {kind: namespace, in: cluster}
  other: {kind: namespace, in: cluster}
components:
  outside: {technology: person, in: net}
  nowhere: {technology: external-system}
  deep: {technology: generic-process, in: inner}
  same: {technology: generic-process, in: inner}
  beside: {technology: generic-process, in: other}
  above: {technology: generic-process, in: cluster}
flows: {f: {from: %s, to: %s}}
"""


@pytest.mark.parametrize(
    ("source", "target", "crossed"),
    [
        ("deep", "same", []),
        ("deep", "beside", ["inner", "other"]),
        ("deep", "above", ["inner"]),
        ("above", "deep", ["inner"]),
        ("outside", "deep", ["net", "account", "cluster", "inner"]),
        ("deep", "outside", ["inner", "cluster", "account", "net"]),
        ("nowhere", "deep", ["account", "cluster", "inner"]),
        ("outside", "nowhere", ["net"]),
    ],
)
def test_a_flow_crosses_each_boundary_that_holds_exactly_one_of_its_ends_from_the_inside_out_and_in_again(
    source: str, target: str, crossed: list[str]
) -> None:
    assert [each.id for each in flow(PLACES % ("", source, target)).crossings()] == crossed


@pytest.mark.parametrize(
    ("order", "source", "target", "inward"),
    [
        (", more-trusted-than: net", "outside", "deep", Answer.YES),
        (", more-trusted-than: net", "deep", "outside", Answer.NO),
        ("", "outside", "deep", Answer.UNKNOWN),
        (", more-trusted-than: net", "nowhere", "deep", Answer.UNKNOWN),
        (", more-trusted-than: net", "deep", "beside", Answer.UNKNOWN),
        (", more-trusted-than: net", "deep", "same", Answer.NO),
    ],
)
def test_a_crossing_is_inward_by_the_stated_order_alone(order: str, source: str, target: str, inward: Answer) -> None:
    made = system(PLACES % (order, source, target))
    found = verdict(Crosses((), inward=True), made.flows[0], made)
    assert found.answer is inward
    assert bool(found.facts) is (inward is Answer.UNKNOWN)
    if made.flows[0].crossings():
        assert verdict(Crosses((), inward=False), made.flows[0], made).answer is opposite(inward)


def test_only_a_boundary_of_the_asked_kind_counts() -> None:
    made = system(PLACES % ("", "deep", "above"))
    assert verdict(Crosses((BoundaryKind.NAMESPACE,), None), made.flows[0], made).answer is Answer.YES
    assert verdict(Crosses((BoundaryKind.CLUSTER,), None), made.flows[0], made).answer is Answer.NO


def test_a_component_stands_in_its_boundary_and_in_all_around_it() -> None:
    deep = system(PLACES % ("", "deep", "above")).element("deep")
    assert isinstance(deep, Component)
    assert [each.id for each in deep.boundaries()] == ["inner", "cluster", "account"]


@pytest.mark.parametrize(
    "circle", ["a: {kind: node, in: a}", "a: {kind: node, in: b}, b: {kind: node, in: c}, c: {kind: node, in: a}"]
)
def test_a_boundary_that_stands_in_itself_is_a_mistake(circle: str) -> None:
    assert rules(f"boundaries: {{{circle}}}\n") == ["nested-in-itself"]


def test_a_boundary_may_be_written_before_the_one_around_it() -> None:
    made = system("boundaries: {in: {kind: node, in: out}, out: {kind: network}}\n")
    assert [(each.id, each.parent and each.parent.id) for each in made.boundaries] == [("in", "out"), ("out", None)]


@pytest.mark.parametrize(
    "where", ["boundaries: {a: {kind: node, in: b}}", "boundaries: {a: {kind: node, more-trusted-than: b}}"]
)
def test_a_boundary_that_is_named_must_exist(where: str) -> None:
    assert rules(where + "\n") == ["unknown-reference"]


def flow(sections: str) -> DataFlow:
    return system(sections).flows[0]


def opposite(answer: Answer) -> Answer:
    return {Answer.YES: Answer.NO, Answer.NO: Answer.YES, Answer.UNKNOWN: Answer.UNKNOWN}[answer]
