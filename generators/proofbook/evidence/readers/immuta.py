"""What an Immuta tenant says: policies, data sources, people and settings, and the owner's own list of columns.

Policies and data sources come as Immuta's V2 API and its policy-as-code command line take them. The rest Immuta
documents no file for: people (`users:`), settings (`tenant:`) and the list of columns (`catalogue:`) are in a plain
form of our own, which `proofbook.evidence.immuta.statements` describes. Whatever may be one text or a list is a list.
"""

from __future__ import annotations

from proofbook.evidence.content import Content, Document
from proofbook.evidence.decoded_document import decoded_document
from proofbook.evidence.immuta.forms import TOLD_BY, form
from proofbook.evidence.yaml_documents import unreadable, yaml_documents
from proofbook.source.diagnostic import Diagnostic
from proofbook.source.node import Node


def read(text: str, path: str) -> Content:
    """The statements, in the order of the file."""
    found: list[Document] = []
    for node in yaml_documents(text, path):
        if isinstance(node, Diagnostic):
            return Content(diagnostics=(node,))
        read = _document(node)
        if isinstance(read, Content):
            return read
        found.append(read)
    return Content(documents=tuple(found))


def _document(node: Node) -> Document | Content:
    shape = form({key.text for key, _ in node.entries}, node.at("type").text)
    if shape is not None:
        return decoded_document(node, shape)
    if node.has("policyKey"):
        return unreadable(
            node.key("type"), "a policy has no kind that is known", help="write `type: subscription` or `type: data`"
        )
    return unreadable(
        node,
        "a document is nothing that Immuta says",
        help=f"a policy has `policyKey` and `type`, other documents one of: {', '.join(TOLD_BY)}",
    )
