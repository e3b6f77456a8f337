"""What a reader makes of an artifact: typed documents that still know where every value stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from proofbook.source.diagnostic import Diagnostic
from proofbook.source.node import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One object of an artifact, as the checks see it."""

    value: JsonValue
    node: Node
    """Where it was read from; a reader may have given the value a fuller form than the file has."""

    def place(self, at: Sequence[str | int]) -> tuple[Node, Node]:
        """Key and value at a pointer, or at the deepest part of it that the file has.

        Item 0 of what stands there alone is the thing itself, and so is what a tag stands for (`!Ref x`, `Ref`).
        """
        key = value = self.node
        for step in at:
            below = _below(value, step)
            if below is not None:
                key, value = below
            elif step != 0 and not value.tag:
                break
        return key, value


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The documents of an artifact, or what is wrong with it; with a mistake, none of them counts."""

    documents: tuple[Document, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


Given = Mapping[str, tuple[str, tuple[Document, ...]]]
"""What a check is given: path → kind and documents."""


def _below(node: Node, step: str | int) -> tuple[Node, Node] | None:
    match node.kind:
        case "mapping":
            return next(((key, value) for key, value in node.entries if key.text == str(step)), None)
        case "sequence":
            index = int(step) if str(step).isdecimal() else len(node.elements)
            return (node.elements[index], node.elements[index]) if index < len(node.elements) else None
        case "scalar":
            return None
