"""Diagnostics as text with the lines they are about, as JSON, or as GitHub's annotations."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import cache, partial
from pathlib import Path
from typing import Literal

from proofbook.source.diagnostic import Diagnostic, Severity
from proofbook.source.folder import Folder
from proofbook.source.marks import lines
from proofbook.source.span import Span
from proofbook.source.terminal import visible, visible_json, visible_line, width

Format = Literal["text", "json", "github"]
WIDEST = 140
"""Columns of a source line that are shown."""
ANNOTATIONS = 10
"""GitHub shows about ten of each level in a step; more are dropped without a word."""


def rendered(found: Iterable[Diagnostic], root: Path, format: Format, *, colour: bool = False) -> str:
    """The diagnostics in one of the formats; empty when there are none, but for JSON, which is then an empty list."""
    diagnostics = tuple(found)
    match format:
        case "text":
            source = cache(partial(_lines, Folder(root)))
            return "\n".join(_text(each, source, colour) for each in diagnostics)
        case "json":
            text = json.dumps([_data(each) for each in diagnostics], indent=2, ensure_ascii=False)
            return visible_json(text) + "\n"
        case "github":
            return "".join(f"{line}\n" for line in _annotations(diagnostics))


_Source = Callable[[str], list[str]]
"""The lines of a file, by its path."""


def _lines(folder: Folder, path: str) -> list[str]:
    raw = folder.bytes(path)
    return [] if isinstance(raw, Diagnostic) else lines(raw.decode("utf-8-sig", "replace"))


def _text(found: Diagnostic, source: _Source, colour: bool) -> str:
    head, message = f"{found.severity}[{found.rule}]", visible_line(found.message)
    tint = "\x1b[1;31m" if found.severity is Severity.ERROR else "\x1b[1;33m"
    told = [f"{tint}{head}\x1b[0m: {message}" if colour else f"{head}: {message}"]
    gutter = " " * (len(str(found.span.line)) if found.span else 1)
    if found.span:
        told += _excerpt(found.span, found.label, source, gutter)
    if found.help:
        told.append(f"{gutter} = help: {visible_line(found.help)}")
    return "\n".join(told) + "\n"


def _excerpt(span: Span, label: str, source: _Source, gutter: str) -> list[str]:
    arrow = f"{gutter}--> {visible_line(span.path)}:{span.line}:{span.column}"
    text = source(span.path)
    if not 1 <= span.line <= len(text):
        return [arrow]
    shown, marks = _marked(text[span.line - 1], span)
    below = f"{gutter} | {marks} {visible_line(label)}".rstrip()
    return [arrow, f"{gutter} |", f"{span.line} | {shown}", below, f"{gutter} |"]


def _marked(line: str, span: Span) -> tuple[str, str]:
    """The line, cut around the span if it is long, and the marks below it."""
    last = span.end_column - 1 if span.end_line == span.line else len(line)
    start = span.column - 1
    last = max(start + 1, min(last, len(line)))
    cut = max(0, min(start - 20, len(line) - WIDEST)) if len(line) > WIDEST else 0
    end = min(last, cut + WIDEST)
    before, within, after = (
        visible_line(part) for part in (line[cut:start], line[start:end], line[end : cut + WIDEST])
    )
    lead, trail = ("…" if cut else ""), ("…" if cut + WIDEST < len(line) else "")
    plain = f"{lead}{before}{within}{after}{trail}"
    return plain.rstrip(), " " * width(f"{lead}{before}") + "^" * max(1, width(within.rstrip()))


def _data(found: Diagnostic) -> dict[str, object]:
    span = found.span
    return {
        "rule": found.rule,
        "severity": found.severity.value,
        "message": found.message,
        "path": span.path if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
        "label": found.label,
        "help": found.help,
    }


def _annotations(found: tuple[Diagnostic, ...]) -> Iterable[str]:
    for severity in Severity:
        of_level = [each for each in found if each.severity is severity]
        yield from (_annotation(each) for each in of_level[:ANNOTATIONS])
        left = len(of_level) - ANNOTATIONS
        if left > 0:
            yield f"::{severity}::{left} more of this level are not shown here; `proofbook check` prints them all"


def _annotation(found: Diagnostic) -> str:
    given = {"title": found.rule}
    if found.span:
        given = {
            "file": found.span.path,
            "line": str(found.span.line),
            "col": str(found.span.column),
            "endLine": str(found.span.end_line),
            "endColumn": str(found.span.end_column),
            **given,
        }
    properties = ",".join(f"{key}={_property(value)}" for key, value in given.items())
    text = ". ".join(part for part in (found.message, found.help) if part)
    return f"::{found.severity} {properties}::{_escaped(text)}"


def _escaped(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
