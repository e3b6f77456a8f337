"""Where the words of the library's files stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from proofbook.source.node import Node
from proofbook.source.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A part of a file, in which a word is looked for."""

    node: Node | None
    whole: Span | None
    """The place of the whole file, for want of a better one."""

    def below(self, *path: str | int) -> Place:
        """The part at the path, or the deepest one on the way to it."""
        return Place(node=self.node.at(*path) if self.node else None, whole=self.whole)

    def has(self, key: str) -> bool:
        """Whether the part is a mapping with this key."""
        return self.node is not None and self.node.has(key)

    def of(self, word: str) -> Span | None:
        """The first key or value in this part that is the word; the part's own place when none is."""
        if self.node is None:
            return self.whole
        return next((each.span for each in _scalars(self.node) if each.text == word), self.node.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The nodes of the library's files, by path."""

    nodes: Mapping[str, Node]

    def below(self, file: Span | None, *path: str | int) -> Place:
        """What stands at the path in the file that this span is of."""
        return Place(node=self.nodes.get(file.path) if file else None, whole=file).below(*path)


def _scalars(node: Node) -> Iterator[Node]:
    if node.kind == "scalar":
        yield node
    for key, value in node.entries:
        yield from (*_scalars(key), *_scalars(value))
    for each in node.elements:
        yield from _scalars(each)
