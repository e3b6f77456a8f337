"""Who reaches an element: from where a principal may act, along the data flows."""

from __future__ import annotations

import pytest

from proofbook.model.reach import reaches
from tests.model.projects import system

CHAIN = """\
components:
  a: {technology: generic-process}
  b: {technology: generic-process}
  c: {technology: generic-process}
  lone: {technology: generic-process}
principals:
  admin: {kind: person, trust: administrator, may: {c: [manage]}}
  clerk: {kind: person, trust: authenticated, may: {a: [use]}}
  visitor: {kind: anonymous, may: {b: [ask]}}
flows:
  ab: {from: a, to: b}
  bc: {from: b, to: c}
  ca: {from: c, to: a}
"""


def reached(element: str, sections: str = CHAIN) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.principal or each.title, each.way) for each in reaches(system(sections))[element]]


def test_a_principal_reaches_what_data_flows_to_from_where_it_may_act_the_least_trusted_first() -> None:
    assert reached("c") == [
        ("visitor", ("b", "bc", "c")),
        ("clerk", ("a", "ab", "b", "bc", "c")),
        ("admin", ("c",)),
    ]


def test_a_principal_reaches_the_data_flows_on_its_way_and_none_against_their_direction() -> None:
    line = CHAIN.replace("  ca: {from: c, to: a}\n", "")
    assert reached("bc", line) == [("visitor", ("b", "bc")), ("clerk", ("a", "ab", "b", "bc"))]
    assert reached("ab", line) == [("clerk", ("a", "ab"))]
    assert reached("a", line) == [("clerk", ("a",))]


def test_nobody_reaches_what_nobody_is_said_to() -> None:
    assert reached("lone") == []


def test_of_two_equally_trusted_the_nearer_comes_first() -> None:
    more = CHAIN.replace("principals:\n", "principals:\n  zoe: {kind: person, trust: authenticated, may: {b: [use]}}\n")
    assert [who for who, _ in reached("b", more)] == ["visitor", "zoe", "clerk", "admin"]


def test_anybody_reaches_a_data_flow_over_the_internet_but_not_by_that_its_ends() -> None:
    open_line = CHAIN.replace("ab: {from: a, to: b}", "ab: {from: a, to: b, network: internet}")
    assert reached("ab", open_line)[0] == ("anybody on the internet", ())
    assert "anybody on the internet" not in {who for who, _ in reached("b", open_line)}
    private = open_line.replace("network: internet", "network: vpc")
    assert "anybody on the internet" not in {who for who, _ in reached("ab", private)}


@pytest.mark.parametrize(
    ("kind", "trust"), [("anonymous", "anonymous"), ("external-user", "external"), ("provider-staff", "provider")]
)
def test_the_trust_of_these_kinds_need_not_be_said(kind: str, trust: str) -> None:
    (found,) = system(f"principals: {{p: {{kind: {kind}}}}}\n").principals
    assert found.trust.word == trust
