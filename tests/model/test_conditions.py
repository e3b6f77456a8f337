"""Conditions over a model: yes, no, or unknown with the facts that nobody stated."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from proofbook.library.condition import All, HasProperty, Not
from proofbook.library.condition import Any as AnyOf
from proofbook.library.condition_shape import ConditionShape
from proofbook.library.terms import Answer
from proofbook.model.conditions import verdict
from tests.model.projects import system

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
ATOMS = {
    YES: HasProperty("is-hardened", True),
    NO: HasProperty("is-hardened", False),
    UNKNOWN: HasProperty("uses-mfa", True),
}

SHOP = """\
boundaries: {ours: {kind: account}, net: {kind: internet, in: ours}}
assets:
  password: {secret: credential, interactive-login: "no", confidentiality: high}
  thing: {}
  key: {secret: signing-key, protects: [cards]}
  cards: {data: account-data}
components:
  web: {technology: kubernetes-workload, in: net, processes: [password], properties: {is-hardened: "yes"}}
  store: {technology: aws-secrets-manager, stores: [password, key]}
  bare: {technology: generic-process, processes: [thing]}
principals: {ann: {kind: person, trust: operator, may: {web: [use]}}}
flows:
  read: {from: web, to: store, carries: password, protocol: https, network: vpc, authentication: none}
  call: {from: store, to: bare}
"""


@pytest.mark.parametrize(("one", "other"), list(product(ATOMS, repeat=2)))
def test_all_any_and_not_are_kleenes(one: Answer, other: Answer) -> None:
    """`all` takes the lesser of no < unknown < yes, `any` the greater, `not` turns the order round."""
    order = [NO, UNKNOWN, YES]
    parts = (ATOMS[one], ATOMS[other])
    assert holds(All(parts)) is min(one, other, key=order.index)
    assert holds(AnyOf(parts)) is max(one, other, key=order.index)
    assert holds(Not(ATOMS[one])) is order[2 - order.index(one)]
    assert (holds(All(())), holds(AnyOf(()))) == (YES, NO)


@pytest.mark.parametrize(
    ("condition", "at", "answer"),
    [
        ({"technology": "kubernetes-workload"}, "web", YES),
        ({"technology": "aws-service"}, "store", YES),
        ({"technology": "aws-kms"}, "store", NO),
        ({"kind": ["data-store", "actor"]}, "store", YES),
        ({"kind": "process"}, "read", NO),
        ({"property": {"is-hardened": "yes"}}, "web", YES),
        ({"property": {"is-hardened": "no"}}, "web", NO),
        ({"stores": {"secret": "credential"}}, "store", YES),
        ({"stores": {"secret": "credential"}}, "web", NO),
        ({"holds": {"secret": "credential"}}, "web", YES),
        ({"holds": {"confidentiality": "high"}}, "web", YES),
        ({"holds": {"confidentiality": "very-high"}}, "web", NO),
        ({"holds": {"interactive-login": "no"}}, "web", YES),
        ({"holds": {}}, "bare", YES),
        ({"stores": {"chain": "account-data"}}, "store", YES),
        ({"stores": {"chain": "patient-data"}}, "store", NO),
        ({"carries": {"secret": "credential"}}, "read", YES),
        ({"carries": {}}, "call", NO),
        ({"in": {"kind": "account"}}, "web", YES),
        ({"in": {"kind": "cluster"}}, "web", NO),
        ({"in": {}}, "web", YES),
        ({"in": {}}, "store", NO),
        ({"in": {"kind": "account"}}, "read", NO),
        ({"reachable-by": {"kind": "person"}}, "store", YES),
        ({"reachable-by": {"kind": "person", "trust": "operator"}}, "read", YES),
        ({"reachable-by": {"trust": "insider"}}, "store", NO),
        ({"protocol": ["http", "https"]}, "read", YES),
        ({"network": "internet"}, "read", NO),
        ({"authentication": "none"}, "read", YES),
        ({"encryption": "tls"}, "read", YES),
        ({"source": {"technology": "kubernetes-workload"}}, "read", YES),
        ({"target": {"technology": "kubernetes-workload"}}, "read", NO),
        ({"inbound": {"carries": {"secret": "credential"}}}, "store", YES),
        ({"outbound": {"carries": {"secret": "credential"}}}, "store", NO),
        ({"inbound": {}}, "web", NO),
    ],
)  # fmt: skip
def test_a_condition_is_answered_by_what_is_stated(condition: dict[str, Any], at: str, answer: Answer) -> None:
    assert holds(ConditionShape.model_validate(condition).tree, at) is answer


@pytest.mark.parametrize(
    ("condition", "at", "facts"),
    [
        ({"property": {"is-hardened": "yes"}}, "bare", ("is-hardened of bare",)),
        ({"holds": {"secret": "credential"}}, "bare", ("secret of thing",)),
        ({"holds": {"data": "account-data"}}, "bare", ("data of thing",)),
        ({"holds": {"integrity": "low"}}, "web", ("integrity of password",)),
        ({"holds": {"interactive-login": "yes"}}, "bare", ("interactive-login of thing",)),
        ({"holds": {"chain": "account-data"}}, "bare", ("what thing protects",)),
        ({"protocol": "https"}, "call", ("protocol of call",)),
        ({"network": "vpc"}, "call", ("network of call",)),
        ({"authentication": "none"}, "call", ("authentication of call",)),
        ({"encryption": "none"}, "call", ("encryption of call",)),
        ({"inbound": {"network": "vpc"}}, "bare", ("network of call",)),
        ({"all": [{"network": "vpc"}, {"not": {"protocol": "http"}}]}, "call", ("network of call", "protocol of call")),
    ],
)
def test_what_nobody_stated_is_unknown_and_named(condition: dict[str, Any], at: str, facts: tuple[str, ...]) -> None:
    made = system(SHOP)
    found = verdict(ConditionShape.model_validate(condition).tree, made.element(at), made)
    assert (found.answer, found.facts) == (UNKNOWN, facts)


def test_who_may_reach_an_element_is_unknown_while_nobody_is_said_to() -> None:
    made = system("components: {web: {technology: generic-process}}\n")
    found = verdict(ConditionShape.model_validate({"reachable-by": {"kind": "person"}}).tree, made.element("web"), made)
    assert (found.answer, found.facts) == (UNKNOWN, ("who may reach web",))


def test_a_sure_no_beside_an_unknown_asks_nothing() -> None:
    made = system(SHOP)
    both = ConditionShape.model_validate({"network": "vpc", "carries": {"secret": "credential"}})
    assert verdict(both.tree, made.element("call"), made).facts == ()


def holds(condition: Any, at: str = "web") -> Answer:
    made = system(SHOP)
    return verdict(condition, made.element(at), made).answer
