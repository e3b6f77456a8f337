"""Values of a Helm chart: one mapping; what it leaves out is the chart's default, which nobody stated."""

from __future__ import annotations

from proofbook.evidence.content import Content, Document
from proofbook.evidence.typed import typed, unknown_tags
from proofbook.evidence.yaml_documents import unreadable, yaml_documents
from proofbook.source.diagnostic import Diagnostic


def read(text: str, path: str) -> Content:
    """One document: the values."""
    found: list[Document] = []
    for node in yaml_documents(text, path):
        if isinstance(node, Diagnostic):
            return Content(diagnostics=(node,))
        foreign = next(unknown_tags(node), None)
        if foreign is not None:
            return unreadable(foreign, f"the tag `{foreign.tag}` means nothing in the values of a chart")
        if node.kind != "mapping" or found:
            return unreadable(node, "the values of a chart are one mapping")
        found.append(Document(value=typed(node), node=node))
    return Content(documents=tuple(found))
