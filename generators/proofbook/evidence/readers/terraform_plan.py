"""Terraform plans in JSON, as `terraform show -json` prints them: the resources as they will be, of every module.

A check sees a list of resources, each with its address, type, values and place. What is known only after the plan was
applied, and what is marked sensitive, comes as `{"Fn::Unknown": []}`, in the form of CloudFormation's functions, so
that one rule tells both; IAM policies, which a plan holds as text, come as the reader of `iam-policy` gives them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import JsonValue

from proofbook.evidence.content import Content, Document
from proofbook.evidence.readers.iam_policy import in_lists, is_policy
from proofbook.evidence.typed import typed, unknown_tags
from proofbook.evidence.yaml_documents import unreadable, yaml_documents
from proofbook.source.diagnostic import Diagnostic

UNKNOWN: JsonValue = {"Fn::Unknown": []}
ROOT = ("planned_values", "root_module")
At = tuple[str | int, ...]


def read(text: str, path: str) -> Content:
    """One document: the resources of the plan."""
    found: list[Document] = []
    for node in yaml_documents(text, path):
        if isinstance(node, Diagnostic):
            return Content(diagnostics=(node,))
        foreign = next(unknown_tags(node), None)
        if foreign is not None:
            return unreadable(foreign, f"the tag `{foreign.tag}` means nothing in a plan")
        value = typed(node)
        wrong = _wrong(value)
        if wrong or found:
            return unreadable(node, wrong or "a plan is one document")
        assert isinstance(value, dict)
        planned = [*_planned(value)]
        odd = next((at for at, resource in planned if not _is_resource(resource)), None)
        if odd is not None:
            return unreadable(node.at(*odd), "a module or resource of the plan has not the form of one")
        unknown = _unknown(value)
        resources = [_resource(at, resource, unknown, path) for at, resource in planned if _is_managed(resource)]
        found.append(Document(value={"resources": resources}, node=node))
    return Content(documents=tuple(found))


def _wrong(value: JsonValue) -> str:
    if not isinstance(value, dict) or not str(value.get("format_version", "")).startswith("1."):
        return "this is no plan that `terraform show -json` printed in version 1 of its format"
    if value.get("errored") is True:
        return "planning ended with an error, so the plan is not whole"
    if not isinstance(_below(value, *ROOT), dict):
        return "this is no plan: it has no `planned_values`; a state has none"
    if not isinstance(value.get("resource_changes"), list):
        return "this plan has no list of `resource_changes`, so what it does not know yet can't be told"
    return ""


def _planned(plan: JsonValue) -> Iterator[tuple[At, JsonValue]]:
    """Every resource, the modules' own before those of the modules in them; what should be one and isn't, too."""
    modules: list[At] = [ROOT]
    while modules:
        at = modules.pop()
        module = _below(plan, *at)
        if not isinstance(module, dict):
            yield at, module
            continue
        for name in ("resources", "child_modules"):
            parts = module.get(name, [])
            if not isinstance(parts, list):
                yield (*at, name), parts
            elif name == "resources":
                yield from (((*at, name, index), each) for index, each in enumerate(parts))
            else:
                modules += [(*at, name, index) for index in range(len(parts))]


def _is_resource(value: JsonValue) -> bool:
    if not isinstance(value, dict) or not all(isinstance(value.get(name), str) for name in ("address", "type")):
        return False
    return isinstance(value.get("values", {}), dict)


def _is_managed(resource: JsonValue) -> bool:
    return isinstance(resource, dict) and resource.get("mode", "managed") == "managed"


def _resource(at: At, resource: JsonValue, unknown: Mapping[str, JsonValue], path: str) -> JsonValue:
    assert isinstance(resource, dict)
    address = str(resource["address"])
    values = _hidden(_hidden(resource.get("values", {}), unknown.get(address)), resource.get("sensitive_values"))
    return {
        "address": address,
        "type": resource["type"],
        "values": {name: _policy(value, path) for name, value in values.items()} if isinstance(values, dict) else {},
        "at": [*at, "values"],
    }


def _unknown(plan: JsonValue) -> Mapping[str, JsonValue]:
    """What is known only after the plan was applied, by the address of the resource."""
    changes = _below(plan, "resource_changes")
    return {
        str(each.get("address")): _below(each, "change", "after_unknown")
        for each in (changes if isinstance(changes, list) else [])
        if isinstance(each, dict)
    }


def _hidden(value: JsonValue, marks: JsonValue) -> JsonValue:
    """The value with everything that is marked true replaced; a plan leaves out what it does not know."""
    if marks is True:
        return UNKNOWN
    if isinstance(marks, dict) and marks:
        held = value if isinstance(value, dict) else {}
        return {**held, **{name: _hidden(held.get(name), mark) for name, mark in marks.items() if _marks(mark)}}
    if isinstance(marks, list) and _marks(marks):
        held_items = value if isinstance(value, list) else []
        length = max(len(held_items), len(marks))
        pairs = zip(_padded(held_items, length), _padded(marks, length), strict=True)
        return [_hidden(each, mark) for each, mark in pairs]
    return value


def _padded(values: list[JsonValue], length: int) -> list[JsonValue]:
    return [*values, *[None] * (length - len(values))]


def _marks(mark: JsonValue) -> bool:
    """Whether anything is marked true in it."""
    if isinstance(mark, dict):
        return any(_marks(each) for each in mark.values())
    return any(_marks(each) for each in mark) if isinstance(mark, list) else mark is True


def _policy(value: JsonValue, path: str) -> JsonValue:
    """A policy that stands there as text, or in the blocks of a role, as lists; anything else as it is."""
    if isinstance(value, list):
        return [
            {**each, "policy": _policy(each.get("policy"), path)}
            if isinstance(each, dict) and "policy" in each
            else each
            for each in value
        ]
    if not isinstance(value, str) or not value.lstrip().startswith("{") or "Statement" not in value:
        return value
    nodes = yaml_documents(value, path)
    if len(nodes) != 1 or isinstance(nodes[0], Diagnostic) or next(unknown_tags(nodes[0]), None) is not None:
        return value
    held = typed(nodes[0])
    return in_lists(held) if is_policy(held) else value


def _below(value: JsonValue, *at: str | int) -> JsonValue:
    for step in at:
        if isinstance(value, dict):
            value = value.get(str(step))
        elif isinstance(value, list) and isinstance(step, int):
            value = value[step]
        else:
            return None
    return value
