"""What a requirement applies to is told in words, whatever its condition, and no part of it is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proofbook.assessment.described import described
from proofbook.library.framework import AppliesTo
from proofbook.library.terms import (
    LEVELS,
    TRUSTS,
    BoundaryKind,
    ComponentKind,
    DataKind,
    Network,
    PrincipalKind,
    SecretClass,
)


@pytest.mark.parametrize(
    ("applies", "words"),
    [
        ({"on": "asset"}, "assets"),
        ({"on": "asset", "when": {"data": "account-data"}}, "account data"),
        (
            {"on": "asset", "when": {"secret": "credential", "account": "software", "interactive-login": "yes"}},
            "credentials of accounts of applications and systems, with which a person can log in",
        ),
        ({"on": "principal", "when": {"principal": {"kind": ["person", "role"]}}}, "people or roles"),
        ({"on": "system", "with-data": "account-data"}, "the system as a whole, where the system has account data"),
        (
            {"on": "component", "when": {"not": {"any": [{"technology": "a"}, {"stores": {"secret": "token"}}]}}},
            "components that both are not of technology “A” and store no tokens",
        ),
        (
            {"on": "flow", "when": {"carries": {"data": "account-data"}, "source": {"kind": "actor"}}},
            "data flows that both carry account data and start from components that are actors",
        ),
        (
            {"on": "component", "when": {"all": [{"any": [{"kind": "actor"}, {"in": {}}]}, {"technology": "a"}]}},
            "components that both (either are actors or stand inside a trust boundary) and are of technology “A”",
        ),
    ],
)
def test_a_condition_is_told_in_words(applies: dict[str, Any], words: str) -> None:
    assert described(AppliesTo.model_validate(applies), str.upper) == words


def some(values: Iterable[StrEnum]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(sorted(str(each) for each in values)), min_size=1, max_size=3, unique=True)


yes_no = st.sampled_from(["yes", "no"])
level = st.sampled_from(sorted(LEVELS))
asset = st.fixed_dictionaries(
    {},
    optional={
        "secret": some(SecretClass), "data": some(DataKind), "chain": some(DataKind), "confidentiality": level,
        "integrity": level, "availability": level, "interactive-login": yes_no,
        "account": st.sampled_from(["person", "software"]),
    },
)  # fmt: skip
principal = st.fixed_dictionaries({}, optional={"kind": some(PrincipalKind), "trust": st.sampled_from(sorted(TRUSTS))})
crossing = st.fixed_dictionaries({}, optional={"kind": some(BoundaryKind), "inward": yes_no})
words = st.lists(st.sampled_from(["xq1", "xq2", "xq3", "none"]), min_size=1, max_size=2, unique=True)
atom = st.one_of(
    st.fixed_dictionaries({"technology": words}),
    st.fixed_dictionaries({"kind": some(ComponentKind)}),
    st.dictionaries(
        st.just("property"), st.dictionaries(st.sampled_from(["xq4", "xq5"]), yes_no, min_size=1), min_size=1
    ),
    *(st.fixed_dictionaries({each: asset}) for each in ("stores", "processes", "holds", "carries")),
    st.fixed_dictionaries(
        {"crosses": st.fixed_dictionaries({}, optional={"kind": some(BoundaryKind), "inward": yes_no})}
    ),
    st.fixed_dictionaries({"reachable-by": principal}),
    st.fixed_dictionaries({"principal": principal}),
    st.fixed_dictionaries({"in": st.fixed_dictionaries({}, optional={"kind": some(BoundaryKind)})}),
    st.fixed_dictionaries({"network": some(Network)}),
    *(st.fixed_dictionaries({each: words}) for each in ("protocol", "authentication", "encryption")),
)
condition = st.recursive(
    atom,
    lambda inner: st.one_of(
        *(st.fixed_dictionaries({each: st.lists(inner, min_size=1, max_size=3)}) for each in ("all", "any")),
        *(st.fixed_dictionaries({each: inner}) for each in ("not", "source", "target", "inbound", "outbound")),
    ),
    max_leaves=8,
)


@given(on=st.sampled_from(["component", "flow", "principal"]), when=condition)
@settings(max_examples=150, deadline=None)
def test_every_condition_is_told_and_so_is_each_atom_of_it(on: str, when: dict[str, Any]) -> None:
    told = described(AppliesTo.model_validate({"on": on, "when": when}))
    assert told.count("(") == told.count(")")
    for atom in atoms(when):
        alone = described(AppliesTo.model_validate({"on": "component", "when": atom})).partition(" that ")[2]
        against = described(AppliesTo.model_validate({"on": "component", "when": {"not": atom}})).partition(" that ")[2]
        assert alone in told or against in told or alone.removeprefix("are ") in told, (atom, told)


@given(one=atom, other=atom)
@settings(max_examples=300, deadline=None)
def test_two_atoms_that_differ_are_told_differently(one: dict[str, Any], other: dict[str, Any]) -> None:
    texts = [described(AppliesTo.model_validate({"on": "component", "when": each})) for each in (one, other)]
    assert (texts[0] == texts[1]) == (one == other)


def atoms(when: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for key, value in when.items():
        if key in ("all", "any"):
            for each in value:
                yield from atoms(each)
        elif key in ("not", "source", "target", "inbound", "outbound"):
            yield from atoms(value)
        elif key == "property":
            yield from ({"property": {name: answer}} for name, answer in value.items())
        else:
            yield {key: value}
