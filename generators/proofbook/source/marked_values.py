"""Values that their own file marks as sensitive: Terraform's marks beside its values, and the types of parameters."""

from __future__ import annotations

from collections.abc import Iterator

from proofbook.source.node import Node

_MARKS = (("values", "sensitive_values"), ("after", "after_sensitive"), ("before", "before_sensitive"))


def marked_values(node: Node) -> Iterator[Node]:
    """The scalars below a mapping that something in it marks."""
    for values, marks in _MARKS:
        if node.has(values) and node.has(marks):
            yield from _marked(node.at(values), node.at(marks))
    if _says(node, "sensitive", "true"):
        for name in ("value", "default"):
            yield from _all(node.value(name))
    if _says(node, "Type", "SecureString") or _says(node, "type", "SecureString"):
        yield from (*_all(node.value("Value")), *_all(node.value("value")))


def _marked(value: Node, mark: Node) -> Iterator[Node]:
    """Where a mark is true, everything below; Terraform writes marks in the shape of the values."""
    if mark.kind == "scalar":
        yield from _all(value) if mark.text == "true" else ()
    elif mark.kind == "mapping":
        for key, each in mark.entries:
            yield from _marked(value.at(key.text), each) if value.has(key.text) else ()
    else:
        for one, each in zip(value.elements, mark.elements, strict=False):
            yield from _marked(one, each)


def _all(node: Node | None) -> Iterator[Node]:
    if node is None:
        return
    if node.kind == "scalar":
        yield from () if node.text in ("true", "false") else (node,)
    for _, value in node.entries:
        yield from _all(value)
    for each in node.elements:
        yield from _all(each)


def _says(node: Node, key: str, value: str) -> bool:
    held = node.value(key)
    return held is not None and held.text == value
