"""Claims: where a mitigation is said to stand."""

from __future__ import annotations

import pytest

from proofbook.model.claim import Claim
from tests.model.projects import rules, system

PLACES = """\
boundaries: {aws: {kind: account}, vpc: {kind: network, in: aws}, net: {kind: internet}}
assets: {password: {secret: credential}}
components:
  web: {technology: generic-process, in: vpc}
  store: {technology: generic-process, in: aws}
  user: {technology: person, in: net}
principals: {ann: {kind: person, trust: insider}}
flows: {inside: {from: web, to: store}, within: {from: store, to: web}, over: {from: user, to: web}}
mitigations: {network-policy: %s}
"""


@pytest.mark.parametrize(
    ("at", "covered"),
    [
        ("[aws]", {"aws", "web", "store", "inside", "within"}),
        ("vpc", {"vpc", "web"}),
        ("[net, store]", {"net", "user", "store"}),
        ("[over, ann, password]", {"over", "ann", "password"}),
    ],
)
def test_a_boundary_stands_for_all_inside_and_for_the_flows_with_both_ends_there(at: str, covered: set[str]) -> None:
    (found,) = claims(f"{{at: {at}, how: So.}}")
    everything = {"aws", "vpc", "net", "password", "web", "store", "user", "ann", "inside", "within", "over"}
    assert {each for each in everything if found.covers(each)} == covered


def test_a_claim_without_a_place_is_for_the_whole_system() -> None:
    (found,) = claims("{how: So.}")
    assert found.covers("web")
    assert found.covers("")


def test_a_claim_at_a_place_is_not_for_the_whole_system() -> None:
    (found,) = claims("{at: aws, how: So.}")
    assert not found.covers("")


def test_several_claims_of_one_mitigation_are_told_apart() -> None:
    found = claims("[{at: web, how: So.}, {at: store, how: Otherwise.}]")
    assert [(each.id, each.mitigation, each.named) for each in found] == [
        ("network-policy", "network-policy", ("web",)),
        ("network-policy-2", "network-policy", ("store",)),
    ]


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("{at: wbe, how: So.}", "unknown-reference"),
        ("{at: web}", "missing-key"),
        ("{at: web, how: So., parameters: {network-polcy: {}}}", "unknown-check"),
        ("{at: web, how: So., parameters: {network-policy: {odd: 1}}}", "unknown-parameter"),
    ],
)
def test_what_a_claim_names_must_exist(said: str, rule: str) -> None:
    assert rules(PLACES % said) == [rule]


def claims(said: str) -> tuple[Claim, ...]:
    return system(PLACES % said).claims
