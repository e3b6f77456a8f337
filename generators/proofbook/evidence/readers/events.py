"""Events of Amazon EventBridge, real or made up: one, a list of them, or a list under `events`."""

from __future__ import annotations

from proofbook.evidence.content import Content, Document
from proofbook.evidence.typed import typed, unknown_tags
from proofbook.evidence.yaml_documents import unreadable, yaml_documents
from proofbook.source.diagnostic import Diagnostic
from proofbook.source.node import Node

NEEDED = ("source", "detail-type", "detail")


def read(text: str, path: str) -> Content:
    """One document an event."""
    found: list[Document] = []
    for root in yaml_documents(text, path):
        if isinstance(root, Diagnostic):
            return Content(diagnostics=(root,))
        foreign = next(unknown_tags(root), None)
        if foreign is not None:
            return unreadable(foreign, f"the tag `{foreign.tag}` means nothing in an event")
        for node in _events(root):
            missing = next((name for name in NEEDED if not node.has(name)), None)
            if missing is not None:
                return unreadable(node, f"this is no event: it has no `{missing}`")
            found.append(Document(value=typed(node), node=node))
    return Content(documents=tuple(found))


def _events(root: Node) -> tuple[Node, ...]:
    listed = root.value("events")
    if listed is not None and listed.kind == "sequence":
        return listed.elements
    return root.elements if root.kind == "sequence" else (root,)
