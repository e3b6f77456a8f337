"""What may be wrong with the keys of one mapping."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from proofbook.source.diagnostic import Diagnostic
from proofbook.source.node import Node


def faulty_keys(entries: Iterable[tuple[Node, Node]]) -> Iterator[Diagnostic]:
    """A key that stands twice, and a key that is no word."""
    seen: dict[str, Node] = {}
    for key, _ in entries:
        if key.kind != "scalar":
            yield _no_word(key)
        elif key.text in seen:
            yield _repeated(key, seen[key.text])
        else:
            seen[key.text] = key


def _no_word(key: Node) -> Diagnostic:
    return Diagnostic(
        rule="wrong-type",
        message=f"a key is a {'list' if key.kind == 'sequence' else 'mapping'}",
        span=key.span,
        label="keys are words",
        help="write a plain word; put text that starts with `{` or `[` in quotes",
    )


def _repeated(key: Node, first: Node) -> Diagnostic:
    return Diagnostic(
        rule="duplicate-key",
        message=f"the key `{key.text}` stands twice in one mapping",
        span=key.span,
        label=f"it stands on line {first.span.line} already",
        help="keep one of the two, or give one another name",
    )
