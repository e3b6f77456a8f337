"""A plan is read as the resources that it will make; what it doesn't know yet is told apart from nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from pydantic import JsonValue

from proofbook.evidence.content import Content
from proofbook.evidence.readers.terraform_plan import UNKNOWN, read

POLICY = '{"Statement": {"Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*"}}'


def resource(address: str, values: JsonValue, **more: JsonValue) -> JsonValue:
    return {"address": address, "mode": "managed", "type": address.split(".")[-2], "values": values, **more}


def plan(*resources: JsonValue, changes: Sequence[JsonValue] = (), **more: JsonValue) -> Content:
    module = {"resources": [*resources], **more}
    written = {"format_version": "1.2", "planned_values": {"root_module": module}, "resource_changes": [*changes]}
    return read(json.dumps(written, indent=1), "plan.json")


def resources(content: Content) -> list[JsonValue]:
    (document,) = content.documents
    assert isinstance(document.value, dict)
    found = document.value["resources"]
    assert isinstance(found, list)
    return found


def values(content: Content) -> JsonValue:
    (only,) = resources(content)
    assert isinstance(only, dict)
    return only["values"]


def wrong(text: str) -> str:
    content = read(text, "plan.json")
    assert not content.documents
    (found,) = content.diagnostics
    return found.message


def test_a_resource_keeps_its_place() -> None:
    content = plan(resource("aws_kms_key.a", {"enable_key_rotation": True}))
    (only,) = resources(content)
    at: list[str | int] = ["planned_values", "root_module", "resources", 0, "values"]
    assert only == {
        "address": "aws_kms_key.a",
        "type": "aws_kms_key",
        "values": {"enable_key_rotation": True},
        "at": at,
    }
    key, value = content.documents[0].place([*at, "enable_key_rotation"])
    assert (key.text, value.text) == ("enable_key_rotation", "true")


def test_modules_in_modules_are_read() -> None:
    inner: JsonValue = {"address": "module.a.module.b", "resources": [resource("module.a.module.b.aws_kms_key.k", {})]}
    outer: JsonValue = {"address": "module.a", "child_modules": [inner]}
    (only,) = resources(plan(child_modules=[outer]))
    assert isinstance(only, dict)
    assert only["at"] == [
        "planned_values",
        "root_module",
        "child_modules",
        0,
        "child_modules",
        0,
        "resources",
        0,
        "values",
    ]


def test_what_is_known_after_apply_is_unknown_at_any_depth() -> None:
    after: JsonValue = {"arn": True, "tags": {}, "vpc_config": [{"vpc_id": True}], "rules": [{}, {"id": True}]}
    change: JsonValue = {"address": "aws_eks_cluster.c", "change": {"after_unknown": after}}
    held: JsonValue = {"name": "c", "vpc_config": [{"public": False}], "rules": [{"a": 1}]}
    assert values(plan(resource("aws_eks_cluster.c", held), changes=[change])) == {
        "name": "c",
        "arn": UNKNOWN,
        "vpc_config": [{"public": False, "vpc_id": UNKNOWN}],
        "rules": [{"a": 1}, {"id": UNKNOWN}],
    }


def test_sensitive_values_are_not_told() -> None:
    held = resource("aws_db_instance.d", {"password": "x", "size": 1}, sensitive_values={"password": True, "tags": {}})
    assert values(plan(held)) == {"password": UNKNOWN, "size": 1}


def test_policies_in_text_come_as_lists() -> None:
    held: JsonValue = {
        "policy": POLICY,
        "inline_policy": [{"name": "a", "policy": POLICY}],
        "description": "{Statement",
    }
    listed = {"Statement": [{"Effect": "Allow", "Action": ["kms:Decrypt"], "Resource": ["*"]}]}
    assert values(plan(resource("aws_iam_role.r", held))) == {
        "policy": listed,
        "inline_policy": [{"name": "a", "policy": listed}],
        "description": "{Statement",
    }


@pytest.mark.parametrize(
    "policy", ['{"Statement": [', '{"Statement": "a"}', "{" * 500 + "Statement", '{"Statement": *a}']
)
def test_a_policy_that_can_not_be_read_stays_text(policy: str) -> None:
    assert values(plan(resource("aws_iam_policy.p", {"policy": policy}))) == {"policy": policy}


def test_data_is_nobody_s_resource() -> None:
    assert resources(plan({**resource("data.aws_iam_policy.p", {}), "mode": "data"})) == []  # type: ignore[dict-item]


WHOLE: JsonValue = {"format_version": "1.2", "planned_values": {"root_module": {}}, "resource_changes": []}


def but(**other: JsonValue) -> JsonValue:
    assert isinstance(WHOLE, dict)
    return {name: value for name, value in {**WHOLE, **other}.items() if value is not None}


def module(**parts: JsonValue) -> JsonValue:
    return but(planned_values={"root_module": {**parts}})


@pytest.mark.parametrize(
    "value",
    [
        but(format_version="2.0"),
        but(planned_values=None, values={"root_module": {}}),
        but(errored=True),
        but(resource_changes=None),
        module(resources={}),
        module(resources=["a"]),
        module(child_modules=[1]),
        module(resources=[{"address": 1, "type": "a"}]),
        module(resources=[{"address": "a.b", "type": "a", "values": []}]),
    ],
    ids=["version", "state", "errored", "changes", "resources", "text", "module", "address", "values"],
)
def test_what_is_no_whole_plan_is_refused(value: JsonValue) -> None:
    assert not read(json.dumps(WHOLE), "plan.json").diagnostics
    assert "plan" in wrong(json.dumps(value))


@pytest.mark.parametrize(
    "text",
    [
        '{"format_version": "1.2", "planned_values": ' + '{"root_module": ' * 20_000,
        "[" * 100_000,
        '{"format_version": "1.2", "a": &a [1], "planned_values": [*a]}',
        '{"format_version": "1.2"}\n{"format_version": "1.2"}',
        '{"format_version": "1.2", "planned_values": !!python/object {}}',
    ],
    ids=["deep", "deeper", "alias", "two", "tag"],
)
def test_a_hostile_plan_is_one_mistake(text: str) -> None:
    assert wrong(text)


def test_odd_marks_of_the_unknown_change_nothing() -> None:
    odd: list[JsonValue] = [
        3,
        {"address": "aws_kms_key.a"},
        {"address": "aws_kms_key.a", "change": {"after_unknown": [True]}},
    ]
    assert resources(plan(resource("aws_kms_key.a", {"b": 1}), changes=odd))
