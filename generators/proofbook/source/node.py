"""A YAML node that knows its place; scalars stay text, and decoders decide what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from proofbook.source.span import Span

Kind = Literal["scalar", "mapping", "sequence"]


@dataclass(frozen=True, kw_only=True)
class Node:
    """A scalar, a mapping or a sequence."""

    kind: Kind
    span: Span
    text: str = ""
    """A scalar's text, never typed: `no` and `0443` are what the author wrote."""
    quoted: bool = False
    tag: str = ""
    """An explicit tag such as `!Ref`; empty when there is none."""
    entries: tuple[tuple[Node, Node], ...] = ()
    elements: tuple[Node, ...] = ()

    def plain(self) -> object:
        """None, text, lists and dicts; an unquoted empty scalar, `~` or `null` is None."""
        match self.kind:
            case "mapping":
                return {key.text: value.plain() for key, value in self.entries}
            case "sequence":
                return [each.plain() for each in self.elements]
            case "scalar":
                return None if not self.quoted and self.text in _NULLS else self.text

    def at(self, *path: str | int) -> Node:
        """The node at the path, or the deepest one on the way to it that exists."""
        return self._walked(path)[1]

    def key(self, *path: str | int) -> Node:
        """The key of the path's last step; in a sequence, the element; where the path ends early, what `at` gives."""
        key, node, whole = self._walked(path)
        return key if whole else node

    def value(self, key: str) -> Node | None:
        """What stands under a key of a mapping."""
        found = self._by_key.get(key) if self.entries else None
        return found[1] if found else None

    def has(self, *path: str | int) -> bool:
        """Whether the whole path exists."""
        return self._walked(path)[2]

    @cached_property
    def _by_key(self) -> dict[str, tuple[Node, Node]]:
        """The first entry of each key: looked up in order, a file full of mistakes would take minutes."""
        return {key.text: (key, value) for key, value in reversed(self.entries)}

    def _walked(self, path: tuple[str | int, ...]) -> tuple[Node, Node, bool]:
        key = node = self
        for step in path:
            found = node._child(step)
            if found is None:
                return key, node, False
            key, node = found
        return key, node, True

    def _child(self, step: str | int) -> tuple[Node, Node] | None:
        if self.kind == "mapping":
            return self._by_key.get(str(step))
        if self.kind == "sequence" and isinstance(step, int) and 0 <= step < len(self.elements):
            return self.elements[step], self.elements[step]
        return None


_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
