"""Variants: what a deployment adds, removes and overrides, with threats of its own."""

from __future__ import annotations

import pytest

from proofbook.model.component import Component
from proofbook.model.system import System
from proofbook.threats.enumeration import enumeration
from tests.model.projects import SHIPPED, read, rules, systems

SHOP = """\
components:
  web: {technology: web-application, properties: {is-hardened: "yes", uses-session-tokens: "no"}}
  node: {technology: kubernetes-node}
flows: {ask: {from: web, to: node, protocol: https, network: vpc}}
threats:
  theft: {title: Theft, at: node, stride: [tampering], about: It goes., likelihood: low, affects: [integrity]}
treatments: {theft@node: {accept: {approver: Ann, reason: Small., on: 2026-07-01, expires: 2027-01-01}}}
variants:
  v: {title: Other, about: It differs., %s}
"""


def test_a_variant_has_what_it_adds_besides() -> None:
    made = varied("add: {components: {cache: {technology: generic-process}}}")
    assert ids(made["x"]) == ["web", "node"]
    assert ids(made["x+v"]) == ["web", "node", "cache"]
    assert made["x+v"].full_title == "X: Other"


def test_a_variant_lacks_what_it_removes() -> None:
    made = varied("remove: [ask, theft]")
    assert [len(each.flows) for each in made.values()] == [1, 0]
    assert [len(each.hand_threats) for each in made.values()] == [1, 0]


def test_a_variant_overrides_a_property_and_keeps_the_others() -> None:
    made = varied('override: {components: {web: {properties: {is-hardened: "no"}}}}')
    assert [stated(each) for each in made.values()] == [
        {"is-hardened": True, "uses-session-tokens": False},
        {"is-hardened": False, "uses-session-tokens": False},
    ]


def test_a_variant_may_decide_otherwise() -> None:
    made = varied("override: {treatments: {theft@node: {mitigate: {owner: Ann, due: 2027-01-01}}}}")
    assert [each.treatments[0].kind for each in made.values()] == ["accept", "mitigate"]


def test_a_variant_has_threats_of_its_own() -> None:
    made = varied('override: {components: {web: {properties: {is-hardened: "no"}}}}')
    lines = [{line.id for line in enumeration(each, SHIPPED).lines} for each in made.values()]
    assert lines[1] - lines[0] == {"hardening-missing@web", "answers-too-much@web"}


@pytest.mark.parametrize(
    "change", ["remove: [webb]", "override: {components: {webb: {owner: Ann}}}", "override: {component: {web: {}}}"]
)
def test_a_variant_that_changes_what_is_not_there_is_a_mistake(change: str) -> None:
    assert rules(SHOP % change) == ["variant-touches-nothing"]


def test_a_mistake_of_a_variant_alone_leaves_the_system_as_such() -> None:
    found = read(SHOP % "add: {flows: {tell: {from: web, to: nowhere}}}")
    assert [each.key for each in found.systems] == ["x"]
    assert any("in the variant `v`" in each.message for each in found.diagnostics)


def varied(change: str) -> dict[str, System]:
    return systems(SHOP % change)


def ids(made: System) -> list[str]:
    return [each.id for each in made.components]


def stated(made: System) -> dict[str, bool]:
    web = made.element("web")
    assert isinstance(web, Component)
    return {name: fact.value for name, fact in web.properties.items() if fact.origin == "stated"}
