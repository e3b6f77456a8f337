"""Properties: a technology brings some with reasons, the model overrides, and the rest is unknown."""

from __future__ import annotations

import pytest

from proofbook.model.component import Component, Fact
from tests.model.projects import SHIPPED, rules, system


def test_a_technology_brings_what_it_has_by_itself_with_the_reason() -> None:
    brought = facts("{technology: eks-fargate}")["runs-pods-of-several-teams"]
    said = SHIPPED.technologies["eks-fargate"].properties["runs-pods-of-several-teams"]
    assert (brought.value, brought.origin, brought.why) == (False, "technology", said.why)
    assert brought.span.path == "controls/technologies/eks-fargate.yaml"


def test_the_model_overrides_what_the_technology_brings_and_says_where() -> None:
    stated = facts('{technology: eks-fargate, properties: {runs-pods-of-several-teams: "yes"}}')
    found = stated["runs-pods-of-several-teams"]
    assert (found.value, found.origin, found.span.path) == (True, "stated", "models/x.yaml")
    assert stated.keys() == facts("{technology: eks-fargate}").keys()


def test_what_neither_says_is_unknown() -> None:
    assert facts("{technology: generic-process}") == {}


def test_an_heir_has_what_its_ancestors_bring_and_its_own_word_wins() -> None:
    heir, elder = SHIPPED.technologies["eks-fargate"], SHIPPED.technologies["kubernetes-node"]
    assert heir.kinds_of[:2] == ("eks-fargate", *elder.kinds_of[:1])
    assert heir.traits.keys() >= elder.traits.keys()


@pytest.mark.parametrize(
    ("component", "rule"),
    [
        ('{technology: person, properties: {is-hardend: "yes"}}', "unknown-property"),
        ("{technology: person, properties: {is-hardened: maybe}}", "not-one-of"),
        ("{technology: persn}", "unknown-technology"),
    ],
)
def test_a_property_and_its_answer_must_exist(component: str, rule: str) -> None:
    assert rules(f"components: {{a: {component}}}\n") == [rule]


def test_a_question_for_components_is_no_question_for_data_flows() -> None:
    ends = "components: {a: {technology: person}, b: {technology: person}}\n"
    asked = ends + 'flows: {f: {from: a, to: b, properties: {encrypts-api-data: "yes"}}}\n'
    assert SHIPPED.properties["encrypts-api-data"].on == "component"
    assert rules(asked) == ["unknown-property"]
    assert rules(asked.replace("encrypts-api-data", "is-encrypted")) == []


def facts(component: str) -> dict[str, Fact]:
    (made,) = system(f"components: {{a: {component}}}\n").components
    assert isinstance(made, Component)
    return dict(made.properties)
