"""A document of an artifact as a strict shape has it."""

from __future__ import annotations

from pydantic import ValidationError

from proofbook.evidence.content import Content, Document
from proofbook.evidence.typed import unknown_tags
from proofbook.evidence.yaml_documents import unreadable
from proofbook.library.entry import Shape
from proofbook.source.mistake import mistakes
from proofbook.source.node import Node

MOST = 50
"""One mistake is told; a hostile file may hold a hundred thousand, each of which takes a while to put in words."""


def decoded_document(node: Node, shape: type[Shape]) -> Document | Content:
    """The document, with a list wherever the shape may have one; or the first key or value that has no meaning."""
    foreign = next(unknown_tags(node), None)
    if foreign is not None:
        return unreadable(foreign, f"the tag `{foreign.tag}` means nothing here")
    try:
        said = shape.model_validate(node.plain())
    except ValidationError as error:
        wrong = mistakes(error.errors(include_url=False)[:MOST], node, shape)[0]
        where = node if wrong.span is None else Node(kind="scalar", span=wrong.span)
        return unreadable(where, wrong.message, wrong.help)
    return Document(value=said.model_dump(mode="json", by_alias=True, exclude_unset=True), node=node)
