"""Shared parts: what stands in the model overrides them field by field."""

from __future__ import annotations

from tests.model.projects import rules, system

CLUSTER = """\
title: A cluster
about: Shared.
sources: [{title: Its manual, url: "https://example.org/manual"}]
boundaries: {aws: {kind: account}}
assets: {token: {title: Token, secret: token, opens: [api]}}
components:
  api:
    {title: API, technology: kubernetes-api-server, in: aws, owner: AWS, stores: [token],
     properties: {is-hardened: "yes", is-resilient: "yes"}}
mitigations: {tls-in-transit: {at: api, how: By the cluster.}}
treatments: {odd@api: {accept: {approver: Ann, reason: Small., on: 2026-07-01, expires: 2027-01-01}}}
"""


def test_what_the_model_leaves_out_comes_from_the_part() -> None:
    found = system("uses: cluster\n", parts={"cluster": CLUSTER})
    assert (found.title, found.about) == ("X", "")
    assert [each.title for each in found.sources] == ["Its manual"]
    assert found.element("api").title == "API"
    assert [each.mitigation for each in found.claims] == ["tls-in-transit"]


def test_the_model_overrides_a_field_and_keeps_the_others() -> None:
    found = system(
        'uses: [cluster]\ncomponents: {api: {owner: Us, stores: [], properties: {is-hardened: "no"}}}\n',
        parts={"cluster": CLUSTER},
    )
    (api,) = found.components
    assert (api.owner, api.title, api.stores, api.boundary and api.boundary.id) == ("Us", "API", (), "aws")
    assert {name: (fact.value, fact.origin) for name, fact in api.properties.items() if fact.origin == "stated"} == {
        "is-hardened": (False, "stated"),
        "is-resilient": (True, "stated"),
    }


def test_lists_beside_the_sections_are_joined_and_every_part_keeps_its_place() -> None:
    found = system(
        'uses: cluster\nsources: [{title: Ours, url: "https://example.org/ours"}]\n', parts={"cluster": CLUSTER}
    )
    assert [each.title for each in found.sources] == ["Its manual", "Ours"]
    assert found.components[0].span.path == "models/shared/cluster.yaml"


def test_a_treatment_is_one_decision_so_that_the_models_replaces_the_parts() -> None:
    found = system("uses: cluster\ntreatments: {odd@api: {avoid: {how: It is off.}}}\n", parts={"cluster": CLUSTER})
    assert [(each.line, each.kind) for each in found.treatments] == [("odd@api", "avoid")]


def test_the_later_of_two_parts_overrides_the_earlier() -> None:
    other = "components: {api: {technology: kubernetes-api-server, owner: Them}}\n"
    (api,) = system("uses: [cluster, other]\n", parts={"cluster": CLUSTER, "other": other}).components
    assert (api.owner, api.title) == ("Them", "API")


def test_a_part_holds_nothing_that_only_a_system_has() -> None:
    assert rules("uses: cluster\n", parts={"cluster": CLUSTER + "uses: [other]\n"}) == ["unknown-key"]


def test_a_part_that_does_not_exist_is_a_mistake_with_the_nearest_that_does() -> None:
    assert rules("uses: clustre\n", parts={"cluster": CLUSTER}) == ["unknown-reference"]
