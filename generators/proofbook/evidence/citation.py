"""From the place that a check cites to the lines a reader can look at."""

from __future__ import annotations

from proofbook.evidence.intake import Artifact
from proofbook.evidence.observation import Cite
from proofbook.evidence.sighting import Place
from proofbook.source.node import Node
from proofbook.source.span import Span

LINES = 10
WIDTH = 200


def cite(artifact: Artifact, place: Place) -> Cite:
    """The place with its key's span, and the lines from just above the key to the end of its value."""
    key, value = artifact.documents[place.document].place(place.at)
    return _cite(artifact, key.span, _last_line(value))


def cite_of_file(artifact: Artifact) -> Cite:
    """The file as a whole, shown by its first lines."""
    start = Span(path=artifact.ref.path, line=1, column=1, end_line=1, end_column=1)
    return _cite(artifact, start, 1)


def _cite(artifact: Artifact, span: Span, last: int) -> Cite:
    first, value_ends = max(1, span.line - 1), last
    last = min(max(last, span.line + 1), first + LINES - 1, len(artifact.lines))
    return Cite(
        path=artifact.ref.path,
        sha256=artifact.sha256,
        span=span,
        last=value_ends if value_ends <= last else span.end_line,
        excerpt=tuple((number, _clipped(artifact.lines[number - 1])) for number in range(first, last + 1)),
        origin=artifact.ref.origin,
        vantage=artifact.ref.vantage,
    )


def _last_line(value: Node) -> int:
    # A block ends where the next thing starts, which is column 1 of a line that isn't its own.
    span = value.span
    return span.end_line - 1 if span.end_column == 1 and span.end_line > span.line else span.end_line


def _clipped(line: str) -> str:
    line = line.removesuffix("\r")
    return line if len(line) <= WIDTH else line[: WIDTH - 1] + "…"
