"""Event patterns of Amazon EventBridge: as written, or the rules that `aws events` prints.

However it is written, a check sees a rule: `EventPattern` as an object, and `Name`, `State` and `EventBusName` where
the file has them. A rule with a schedule and no pattern is left out.
"""

from __future__ import annotations

from dataclasses import replace

from pydantic import JsonValue

from proofbook.evidence.content import Content, Document
from proofbook.evidence.events.pattern import pattern
from proofbook.evidence.events.refusal import RefusedError, UnsettledError
from proofbook.evidence.typed import typed, unknown_tags
from proofbook.evidence.yaml_documents import unreadable, yaml_documents
from proofbook.source.diagnostic import Diagnostic
from proofbook.source.node import Node

SAID = ("Name", "State", "EventBusName")


def read(text: str, path: str) -> Content:
    """One document a rule."""
    found: list[Document] = []
    for root in yaml_documents(text, path):
        if isinstance(root, Diagnostic):
            return Content(diagnostics=(root,))
        foreign = next(unknown_tags(root), None)
        if foreign is not None:
            return unreadable(foreign, f"the tag `{foreign.tag}` means nothing in a pattern")
        for rule in _rules(root):
            read_rule = _rule(rule, path)
            if isinstance(read_rule, Content):
                return read_rule
            found.append(read_rule)
    return Content(documents=tuple(found))


def _rules(root: Node) -> list[Node]:
    """Each rule as an object with `EventPattern`; a pattern that stands by itself is put under that name."""
    rules = root.value("Rules")
    if rules is not None and rules.kind == "sequence":
        return [each for each in rules.elements if each.value("EventPattern")]
    if root.value("EventPattern"):
        return [root]
    name = Node(kind="scalar", span=root.span, text="EventPattern")
    return [Node(kind="mapping", span=root.span, entries=((name, root),))]


def _rule(rule: Node, path: str) -> Document | Content:
    written = rule.at("EventPattern")
    inner = _unfolded(written, path)
    if isinstance(inner, Content):
        return inner
    value = typed(inner)
    try:
        pattern(value)
    except RefusedError as refused:
        where = inner.at(*refused.at) if inner is written else written
        return unreadable(where, f"EventBridge refuses this pattern: {refused.what}")
    except UnsettledError:
        pass  # The checks that need it say so.
    said: dict[str, JsonValue] = {name: typed(rule.at(name)) for name in SAID if rule.has(name)}
    return Document(value={**said, "EventPattern": value}, node=rule)


def _unfolded(written: Node, path: str) -> Node | Content:
    """The pattern; as the AWS CLI prints it, it is JSON inside a text."""
    if written.kind != "scalar" or not written.quoted:
        return written
    for node in yaml_documents(written.text, "pattern.json"):
        if isinstance(node, Diagnostic):
            return Content(diagnostics=(replace(node, span=written.span),))
        return node
    return unreadable(written, f"a rule of {path} has an empty pattern")
