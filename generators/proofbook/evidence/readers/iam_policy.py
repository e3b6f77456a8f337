"""AWS policies in JSON or YAML: identity, resource, trust and organisation policies, or what the AWS CLI prints of one.

Where a policy may write one thing or a list, a check always sees a list: statements, actions, resources, the values
of principals and conditions; `Principal: "*"` comes as `{"AWS": ["*"]}`.
"""

from __future__ import annotations

from pydantic import JsonValue

from proofbook.evidence.content import Content, Document
from proofbook.evidence.typed import typed, unknown_tags
from proofbook.evidence.yaml_documents import unreadable, yaml_documents
from proofbook.source.diagnostic import Diagnostic
from proofbook.source.node import Node

WRAPPERS = (("PolicyVersion", "Document"), ("Role", "AssumeRolePolicyDocument"), ("PolicyDocument",), ("Policy",))
"""Where the answers of the AWS CLI hold the policy."""
LISTS = ("Action", "NotAction", "Resource", "NotResource")


def read(text: str, path: str) -> Content:
    """The policy, or policies when the file has several documents."""
    return policies(text, path)


def policies(text: str, path: str, *, names_principals: bool | None = None) -> Content:
    """Policies of which every statement names principals, or none does; None: either may be."""
    found: list[Document] = []
    for root in yaml_documents(text, path):
        if isinstance(root, Diagnostic):
            return Content(diagnostics=(root,))
        node = _policy(root)
        foreign = next(unknown_tags(node), None)
        if foreign is not None:
            return unreadable(foreign, f"the tag `{foreign.tag}` means nothing in a policy")
        value = typed(node)
        if not is_policy(value):
            return unreadable(node, "this is no policy: it has no statement with an effect")
        if names_principals is not None and _principals(value) != {names_principals}:
            wanted = "says in every statement for whom it is" if names_principals else "names no principal"
            return unreadable(node, f"a policy of this kind {wanted}")
        found.append(Document(value=in_lists(value), node=node))
    return Content(documents=tuple(found))


def is_policy(value: JsonValue) -> bool:
    """Whether it has statements, each with an effect."""
    if not isinstance(value, dict):
        return False
    statements = _listed(value.get("Statement", []))
    return bool(statements) and all(isinstance(each, dict) and "Effect" in each for each in statements)


def in_lists(policy: JsonValue) -> JsonValue:
    """The policy with a list wherever it may have one."""
    assert isinstance(policy, dict)
    return {**policy, "Statement": [_statement(each) for each in _listed(policy["Statement"])]}


def _principals(policy: JsonValue) -> set[bool]:
    """Whether its statements name principals."""
    assert isinstance(policy, dict)
    return {
        not {"Principal", "NotPrincipal"}.isdisjoint(each)
        for each in _listed(policy["Statement"])
        if isinstance(each, dict)
    }


def _policy(root: Node) -> Node:
    for wrapper in WRAPPERS:
        node = root
        for step in wrapper:
            node = next((value for key, value in node.entries if key.text == step), root)
        if node is not root and node.kind == "mapping":
            return node
    return root


def _statement(statement: JsonValue) -> JsonValue:
    assert isinstance(statement, dict)
    return {name: _part(name, value) for name, value in statement.items()}


def _part(name: str, value: JsonValue) -> JsonValue:
    if name in LISTS:
        return _listed(value)
    if name in ("Principal", "NotPrincipal"):
        return {"AWS": [value]} if isinstance(value, str) else _each_listed(value)
    if name == "Condition" and isinstance(value, dict):
        return {operator: _each_listed(keys) for operator, keys in value.items()}
    return value


def _each_listed(value: JsonValue) -> JsonValue:
    return {key: _listed(each) for key, each in value.items()} if isinstance(value, dict) else value


def _listed(value: JsonValue) -> list[JsonValue]:
    return value if isinstance(value, list) else [value]
