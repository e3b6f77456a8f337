"""Kubernetes manifests: YAML with one object a document, or JSON; a `List` counts as its items."""

from __future__ import annotations

from collections.abc import Iterator

from proofbook.evidence.content import Content, Document
from proofbook.evidence.typed import typed, unknown_tags
from proofbook.evidence.yaml_documents import unreadable, yaml_documents
from proofbook.source.diagnostic import Diagnostic
from proofbook.source.node import Node


def read(text: str, path: str) -> Content:
    """The objects, in the order of the file."""
    found: list[Document] = []
    for root in yaml_documents(text, path):
        if isinstance(root, Diagnostic):
            return Content(diagnostics=(root,))
        for node in _objects(root):
            wrong = _wrong(node)
            if wrong is not None:
                return wrong
            found.append(Document(value=typed(node), node=node))
    return Content(documents=tuple(found))


def _objects(node: Node) -> Iterator[Node]:
    items = node.at("items")
    is_list = node.kind == "mapping" and node.at("kind").text.endswith("List") and items.kind == "sequence"
    if is_list and node.at("apiVersion").kind == "scalar":
        for item in items.elements:
            yield from _objects(item)
    else:
        yield node


def _wrong(node: Node) -> Content | None:
    foreign = next(unknown_tags(node), None)
    if foreign is not None:
        return unreadable(foreign, f"the tag `{foreign.tag}` means nothing in a Kubernetes object")
    names = {key.text for key, _ in node.entries}
    missing = [name for name in ("apiVersion", "kind") if name not in names]
    if missing:
        return unreadable(
            node,
            f"a document is no Kubernetes object: it has no `{missing[0]}`",
            help="render a chart first: `helm template`; values files have a kind of their own, helm-values",
        )
    return None
