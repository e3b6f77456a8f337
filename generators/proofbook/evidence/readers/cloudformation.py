"""CloudFormation templates in YAML or JSON; short tags come in their long form, policies in them as lists."""

from __future__ import annotations

from collections.abc import Callable

from pydantic import JsonValue

from proofbook.evidence.content import Content, Document
from proofbook.evidence.readers.iam_policy import in_lists, is_policy
from proofbook.evidence.typed import Tags, typed, unknown_tags
from proofbook.evidence.yaml_documents import unreadable, yaml_documents
from proofbook.source.diagnostic import Diagnostic
from proofbook.source.node import Node


def read(text: str, path: str) -> Content:
    """One document: the template."""
    found: list[Document] = []
    for node in yaml_documents(text, path):
        if isinstance(node, Diagnostic):
            return Content(diagnostics=(node,))
        wrong = _wrong(node, bool(found))
        if wrong is not None:
            return wrong
        found.append(Document(value=_with_policies_in_lists(typed(node, TAGS)), node=node))
    return Content(documents=tuple(found))


def _wrong(node: Node, is_second: bool) -> Content | None:
    foreign = next(unknown_tags(node, TAGS), None)
    if foreign is not None:
        return unreadable(foreign, f"CloudFormation has no function `{foreign.tag}`")
    resources = {key.text: value for key, value in node.entries}.get("Resources")
    if resources is None or resources.kind != "mapping":
        return unreadable(node, "this is no CloudFormation template: it has no `Resources`")
    return unreadable(node, "a template is one document") if is_second else None


def _function(name: str) -> Callable[[JsonValue], JsonValue]:
    return lambda value: {name: value}


def _attribute(value: JsonValue) -> JsonValue:
    """`!GetAtt Key.Arn`: the resource, then the attribute with its own dots."""
    return {"Fn::GetAtt": [*value.split(".", 1)] if isinstance(value, str) else value}


FUNCTIONS = (
    "And Base64 Cidr Equals FindInMap GetAZs If ImportValue Join Length Not Or Select Split Sub ToJsonString Transform"
)
TAGS: Tags = {
    "!Ref": _function("Ref"),
    "!Condition": _function("Condition"),
    "!GetAtt": _attribute,
    **{f"!{name}": _function(f"Fn::{name}") for name in FUNCTIONS.split()},
}


def _with_policies_in_lists(value: JsonValue) -> JsonValue:
    if isinstance(value, list):
        return [_with_policies_in_lists(each) for each in value]
    if not isinstance(value, dict):
        return value
    inner: JsonValue = {key: _with_policies_in_lists(each) for key, each in value.items()}
    return in_lists(inner) if is_policy(inner) else inner
