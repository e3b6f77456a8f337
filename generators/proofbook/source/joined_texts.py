"""Secrets written in parts: the items of a join, the lines of one value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofbook.source.node import Node
from proofbook.source.random_words import is_random
from proofbook.source.secret_shapes import without_shapes
from proofbook.source.telling import is_reference

_CHUNK = re.compile(r"[A-Za-z0-9+/=_-]{2,}")
MOST = 100
"""The most parts that are put together."""


def joined_parts(key: Node, value: Node) -> Iterator[Node]:
    """The parts of a join or a substitution that come to a secret once they are put together."""
    if key.text != "Fn::Join" and value.tag != "!Join":
        return
    if len(value.elements) != 2 or value.elements[1].kind != "sequence":
        return
    delimiter, parts = value.elements
    written = [each for each in parts.elements[:MOST] if each.kind == "scalar" and not _refers(each)]
    if len(written) < 2:
        return
    joined = delimiter.text.join(each.text for each in written)
    if without_shapes(joined, lambda _: False) != joined:
        yield from written


def split_words(node: Node) -> bool:
    """Whether a scalar on several lines is one word in parts, a part a line, that looks drawn at random."""
    rows = node.span.end_line - node.span.line
    if not 1 <= rows < MOST:
        return False
    chunks = node.text.split()
    if not 2 <= len(chunks) <= rows + 1 or not all(_CHUNK.fullmatch(each) for each in chunks):
        return False
    return is_random(re.sub(r"[-_/+]", "", "".join(chunks)))


def _refers(node: Node) -> bool:
    return bool(node.tag) or is_reference(node.text, quoted=True)
