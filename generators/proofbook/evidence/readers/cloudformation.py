"""CloudFormation templates in YAML or JSON; short tags come in their long form, policies in them as lists.

cfn-lint's decoder types the values and refuses what CloudFormation would; our own nodes know where each value stands,
and their guards come first, so that no bomb reaches the decoder.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from pydantic import JsonValue

from proofbook.evidence.content import Content, Document
from proofbook.evidence.readers.iam_policy import in_lists, is_policy
from proofbook.evidence.typed import typed, unknown_tags
from proofbook.evidence.yaml_documents import as_yaml, unreadable, yaml_documents
from proofbook.source.diagnostic import Diagnostic
from proofbook.source.marks import with_breaks_back, with_plain_breaks
from proofbook.source.node import Node
from proofbook.source.span import Span

FUNCTIONS = (
    "And Base64 Cidr Equals FindInMap GetAtt GetAZs If ImportValue Join Length Not Or Select Split Sub ToJsonString "
    "Transform"
)
TAGS = {f"!{name}": str for name in ("Ref", "Condition", *FUNCTIONS.split())}


def read(text: str, path: str) -> Content:
    """One document: the template."""
    template: Node | None = None
    for node in yaml_documents(text, path):
        if isinstance(node, Diagnostic):
            return Content(diagnostics=(node,))
        wrong = _wrong(node, template is not None)
        if wrong is not None:
            return wrong
        template = node
    return _decoded(text, template) if template else Content()


def _wrong(node: Node, is_second: bool) -> Content | None:
    foreign = next(unknown_tags(node, TAGS), None)
    if foreign is not None:
        return unreadable(foreign, f"CloudFormation has no function `{foreign.tag}`")
    resources = node.value("Resources")
    if resources is None or resources.kind != "mapping":
        return unreadable(node, "this is no CloudFormation template: it has no `Resources`")
    return unreadable(node, "a template is one document") if is_second else None


def _decoded(text: str, node: Node) -> Content:
    # Half a second, which only those pay who have a template.
    from cfnlint.decode.decode import decode_str

    template, refused = decode_str(with_plain_breaks(as_yaml(text)))
    if refused:
        at = replace(node, span=_line(node.span, refused[0].linenumber))
        return unreadable(at, f"cfn-lint refuses it: {refused[0].message.splitlines()[0]}")
    try:
        value = _plain(template, node)
    except LookupError:
        return unreadable(node, "cfn-lint reads its keys in another way")
    return Content(documents=(Document(value=_with_policies_in_lists(value), node=node),))


def _line(span: Span, line: int) -> Span:
    return Span(path=span.path, line=line, column=1, end_line=line, end_column=2)


def _plain(value: object, node: Node) -> JsonValue:
    """JSON of what the decoder made of a node.

    A date, and a number that JSON can't hold, are the text as written: CloudFormation knows no such values.
    """
    if isinstance(value, Mapping):
        if node.tag in TAGS:
            return {str(name): _plain(each, replace(node, tag="")) for name, each in value.items()}
        return {key.text: _plain(each, below) for key, below, each in _entries(value, node)}
    if isinstance(value, list):
        # `!GetAtt Key.Arn` is a list of two that stands as one text.
        parts = node.elements if len(node.elements) == len(value) else (node,) * len(value)
        return [_plain(each, part) for each, part in zip(value, parts, strict=True)]
    if isinstance(value, str):
        return with_breaks_back(str(value))
    if value is None or isinstance(value, bool | int) or (isinstance(value, float) and math.isfinite(value)):
        return value
    return node.text


def _entries(value: Mapping[object, object], node: Node) -> list[tuple[Node, Node, object]]:
    """Key, value and what the decoder made of the value; a key is text, whatever it looks like."""
    return [(key, below, value[_decoded_key(value, key)]) for key, below in node.entries]


def _decoded_key(value: Mapping[object, object], key: Node) -> object:
    return next((each for each in (key.text, with_plain_breaks(key.text)) if each in value), typed(key))


def _with_policies_in_lists(value: JsonValue) -> JsonValue:
    if isinstance(value, list):
        return [_with_policies_in_lists(each) for each in value]
    if not isinstance(value, dict):
        return value
    inner: JsonValue = {key: _with_policies_in_lists(_attribute(key, each)) for key, each in value.items()}
    return in_lists(inner) if is_policy(inner) else inner


def _attribute(key: str, value: JsonValue) -> JsonValue:
    """`Fn::GetAtt: Key.Out.Arn`: the resource, then the attribute with its own dots."""
    return [*value.split(".", 1)] if key == "Fn::GetAtt" and isinstance(value, str) else value
