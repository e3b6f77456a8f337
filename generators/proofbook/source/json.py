"""From JSON text to nodes; a file may hold several values, one after the other."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator

from proofbook.source.composition import DEPTH, RefusedError, too_many
from proofbook.source.diagnostic import Diagnostic
from proofbook.source.keys import faulty_keys
from proofbook.source.node import Node
from proofbook.source.span import Span

_TOKEN = re.compile(r'[{}\[\],:]|"(?:[^"\\\x00-\x1f]++|\\.)*+"|[-+.0-9A-Za-z]+')
_BLANK = re.compile(r"[ \t\r\n]*")
_WORD = re.compile(r"true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_BREAK = re.compile(r"\r\n|\n|\r")


MOST_VALUES = 500_000
"""More than records of the largest size that is read hold."""


class JsonText:
    """Reads the values of one file."""

    def __init__(self, text: str, path: str) -> None:
        self.mistakes: list[Diagnostic] = []
        self.text, self._path = text, path
        self._starts = [0, *(found.end() for found in _BREAK.finditer(text))]
        self._at = 0
        self._read = 0

    def documents(self) -> Iterator[Node]:
        """Each value; raises RefusedError where the text is no JSON."""
        while self._next() != "":
            yield self._value(1)

    def _value(self, depth: int) -> Node:
        if depth > DEPTH:
            raise self._refused("too-deep", f"the file is nested more than {DEPTH} levels deep", "write it flatter")
        self._read += 1
        if self._read > MOST_VALUES:
            raise too_many(self._span(self._at, self._at + 1), MOST_VALUES)
        token = self._next()
        if token == "{":
            return self._mapping(depth)
        if token == "[":
            return self._sequence(depth)
        return self._scalar()

    def _mapping(self, depth: int) -> Node:
        start = self._taken()
        entries: list[tuple[Node, Node]] = []
        while self._next() != "}":
            if entries:
                self._expect(",")
            if not self._next().startswith('"'):
                raise self._unexpected("a key in double quotes")
            key = self._scalar()
            self._expect(":")
            entries.append((key, self._value(depth + 1)))
        self.mistakes += faulty_keys(entries)
        return Node(kind="mapping", span=self._span(start[0], self._taken()[1]), entries=tuple(entries))

    def _sequence(self, depth: int) -> Node:
        start = self._taken()
        elements: list[Node] = []
        while self._next() != "]":
            if elements:
                self._expect(",")
            elements.append(self._value(depth + 1))
        return Node(kind="sequence", span=self._span(start[0], self._taken()[1]), elements=tuple(elements))

    def _scalar(self) -> Node:
        token = self._next()
        if token.startswith('"'):
            try:
                text = _whole(json.loads(token))
            except ValueError:
                raise self._unexpected("a string without a wrong escape") from None
            return Node(kind="scalar", span=self._span(*self._taken()), text=text, quoted=True)
        if not _WORD.fullmatch(token):
            raise self._unexpected("a value")
        return Node(kind="scalar", span=self._span(*self._taken()), text=token)

    def _next(self) -> str:
        """The token that comes next, or at the end nothing; a character that starts none stands for itself."""
        self._at = self._blank_end()
        found = _TOKEN.match(self.text, self._at)
        return found[0] if found else self.text[self._at : self._at + 1]

    def _taken(self) -> tuple[int, int]:
        start = self._at
        self._at += len(self._next())
        return start, self._at

    def _expect(self, token: str) -> None:
        if self._next() != token:
            raise self._unexpected(f"`{token}`")
        self._taken()

    def _blank_end(self) -> int:
        blank = _BLANK.match(self.text, self._at)
        return blank.end() if blank else self._at

    def _unexpected(self, wanted: str) -> RefusedError:
        stands = f"`{self.text[self._at]}` stands" if self._at < len(self.text) else "the file ends"
        return self._refused(
            "syntax", f"this is not JSON: {wanted} is wanted where {stands}", "check quotes, commas and brackets"
        )

    def _refused(self, rule: str, message: str, help: str) -> RefusedError:
        span = self._span(self._at, self._at + 1)
        return RefusedError(Diagnostic(rule=rule, message=message, span=span, label="reading stopped here", help=help))

    def _span(self, start: int, end: int) -> Span:
        line, column = self._place(start)
        end_line, end_column = self._place(end)
        return Span(path=self._path, line=line, column=column, end_line=end_line, end_column=end_column)

    def _place(self, at: int) -> tuple[int, int]:
        line = bisect_right(self._starts, at)
        return line, at - self._starts[line - 1] + 1


def _whole(text: str) -> str:
    """The text without half characters: JSON can write one of a pair alone, no file can hold it."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
