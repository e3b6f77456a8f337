"""Scalars as a file writes them: where each stands, and how another text is written in its place on the same lines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator

from proofbook.source.node import Node
from proofbook.source.secret_shapes import PLACEHOLDER

_BREAK = re.compile(r"(\r\n|\n|\r)")
_BEFORE_A_VALUE = re.compile(r"(?:[&!]\S*\s+)*")


def named_scalars(node: Node, name: str = "", seen: set[int] | None = None) -> Iterator[tuple[Node, str]]:
    """Every scalar, keys too, with the name of the key that it stands under; what aliases stand for comes once."""
    seen = set() if seen is None else seen
    if id(node) in seen:
        return
    seen.add(id(node))
    if node.kind == "scalar":
        yield node, name
    for key, value in node.entries:
        yield from named_scalars(key, "", seen)
        yield from named_scalars(value, key.text, seen)
    for each in node.elements:
        yield from named_scalars(each, name, seen)


def with_scalars(
    text: str,
    nodes: Iterable[Node],
    scalar: Callable[[Node, str], str],
    between: Callable[[str], str] = lambda gap: gap,
) -> str:
    """The text with each of these scalars written anew, and what stands between them."""
    starts = [0, *(found.end() for found in _BREAK.finditer(text))]
    by_span = {each.span: each for each in nodes}
    kept, at = [], 0
    for span in sorted(by_span):
        start = starts[span.line - 1] + span.column - 1
        end = starts[span.end_line - 1] + span.end_column - 1
        kept += [between(text[at:start]), scalar(by_span[span], text[start:end])]
        at = end
    return "".join((*kept, between(text[at:])))


def taken_out(written: str, *, in_json: bool) -> str:
    """The placeholder in place of a scalar, on as many lines and in as many quotes; anchors and tags stay."""
    head, value = _after_anchors(written)
    first, *rest = _BREAK.split(value)
    if first[:1] in ("|", ">"):
        return head + first + "".join(_line_taken_out(each) for each in rest)
    quote = first[:1] if first[:1] in ("'", '"') else '"' if in_json else ""
    return head + quote + PLACEHOLDER + "".join(_line_taken_out(each) for each in rest) + quote


def rewritten(written: str, text: str, told: str, *, in_json: bool) -> str:
    """The scalar with another text in it; where that can't be written on the same lines, the placeholder."""
    head, value = _after_anchors(written)
    if value[:1] == "|":
        block = _in_block(value, text, told)
        return taken_out(written, in_json=in_json) if block is None else head + block
    if _BREAK.search(value) or not value or not all(each.isprintable() or each in "\n\t" for each in told):
        return taken_out(written, in_json=in_json)
    if value[0] == "'" and "\n" not in told:
        return head + "'" + told.replace("'", "''") + "'"
    return head + json.dumps(told, ensure_ascii=False)


def is_as_written(node: Node, written: str) -> bool:
    """Whether the scalar stands on one line just as it is, in quotes or without."""
    value = _after_anchors(written)[1]
    bare = value[1:-1] if value[:1] in ("'", '"') else value
    return bare == node.text


def _in_block(value: str, text: str, told: str) -> str | None:
    """A literal block, line by line, each with its indentation."""
    first, *rest = _BREAK.split(value)
    before, after = text.split("\n"), told.split("\n")
    lines, breaks = rest[1::2], rest[::2]
    parts = [first]
    for index, (end, line) in enumerate(zip(breaks, lines, strict=True)):
        old = before[index] if index < len(before) else ""
        if index >= len(after) or not line.endswith(old.rstrip()):
            return None
        indent = line[: len(line) - len(old.rstrip())] if old.strip() else line
        parts += [end, indent + after[index].rstrip() if old.strip() else line]
    return "".join(parts)


def _after_anchors(written: str) -> tuple[str, str]:
    before = _BEFORE_A_VALUE.match(written)
    at = before.end() if before else 0
    return written[:at], written[at:]


def _line_taken_out(line: str) -> str:
    return line[: len(line) - len(line.lstrip())] + PLACEHOLDER if line.strip() else line
