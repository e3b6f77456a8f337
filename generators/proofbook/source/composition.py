"""Nodes composed from the events of the YAML parser, with its guards: depth, aliases, cycles, merge keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

import yaml
from yaml.events import AliasEvent, Event, MappingEndEvent, MappingStartEvent, NodeEvent, ScalarEvent, SequenceEndEvent

from proofbook.source.diagnostic import Diagnostic
from proofbook.source.keys import faulty_keys
from proofbook.source.marks import lines, span_of, start_of, with_breaks_back, with_plain_breaks
from proofbook.source.node import Node
from proofbook.source.span import Span

DEPTH = 100
"""The C parser's own composer crashes its process at about 100,000 levels; no honest file comes near this."""

MOST_NODES = 250_000
"""Nodes after every alias is followed; nine lines of aliases can stand for a billion."""

# PyYAML's type stubs know only the slow loader, which has the same methods.
LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Merge(StrEnum):
    """What becomes of a merge key, `<<`."""

    REFUSE = "refuse"
    APPLY = "apply"
    KEEP = "keep"
    """As a key like any other: for whoever wants to see all that is written."""


class RefusedError(Exception):
    """A guard stopped the composition; what it says is for the file's author."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


@dataclass(frozen=True, slots=True)
class _Made:
    node: Node
    size: int
    """Nodes in it, after every alias is followed."""
    height: int


@dataclass(slots=True)
class Composition:
    """The documents of one file; an alias is the very node that its anchor names, with that node's place."""

    text: str
    path: str
    merge: Merge
    mistakes: list[Diagnostic] = field(default_factory=list)
    tagged: list[Span] = field(default_factory=list)
    """Where explicit tags stand."""
    _anchors: dict[str, _Made | None] = field(default_factory=dict)
    """None while the anchor's own node isn't finished."""
    _end: tuple[int, int] = (1, 1)
    """Where the last thing that was read ends."""
    _lines: list[str] = field(default_factory=list)
    _merged: int = 0
    _written: int = 0

    def documents(self) -> Iterator[Node]:
        """Each document's root; raises RefusedError, and PyYAML's errors."""
        self._lines = lines(self.text)
        events = iter(yaml.parse(with_plain_breaks(self.text), LOADER))
        for event in events:
            if isinstance(event, NodeEvent):
                self._anchors.clear()
                yield self._made(event, events, 1).node

    def _made(self, event: Event, events: Iterator[Event], depth: int) -> _Made:
        if isinstance(event, AliasEvent):
            return self._aliased(event)
        if depth > DEPTH:
            raise self._too_deep(start_of(self.path, event))
        self._written += 1
        if self._written > MOST_NODES:
            raise too_many(start_of(self.path, event), MOST_NODES)
        anchor = getattr(event, "anchor", None)
        if anchor is not None:
            self._anchors[anchor] = None
        made = self._built(event, events, depth)
        if made.height > DEPTH:
            raise self._too_deep(start_of(self.path, event))
        if made.size > MOST_NODES:
            stands = f"with every alias followed, these are {made.size:,} values"
            raise _bomb(start_of(self.path, event), f"the aliases stand for more than {MOST_NODES:,} values", stands)
        if anchor is not None:
            self._anchors[anchor] = made
        return made

    def _aliased(self, event: AliasEvent) -> _Made:
        span = span_of(self.path, event, event)
        self._end = (span.end_line, span.end_column)
        if event.anchor not in self._anchors:
            raise RefusedError(
                Diagnostic(
                    rule="syntax",
                    message="an alias names nothing",
                    span=span,
                    label=f"no `&{event.anchor}` stands above",
                    help="name an anchor that stands above, or quote the text if it is no alias",
                )
            )
        made = self._anchors[event.anchor]
        if made is None:
            raise _bomb(span, "an alias stands inside what it names, which would never end", "this alias")
        return made

    def _built(self, event: Event, events: Iterator[Event], depth: int) -> _Made:
        tag = getattr(event, "tag", None) or ""
        if tag:
            self.tagged.append(start_of(self.path, event))
        if isinstance(event, ScalarEvent):
            return self._scalar(event, tag)
        if isinstance(event, MappingStartEvent):
            return self._mapping(event, events, depth, tag)
        return self._sequence(event, events, depth, tag)

    def _scalar(self, event: ScalarEvent, tag: str) -> _Made:
        span = span_of(self.path, event, event)
        if event.style in ("|", ">"):
            span = self._without_blank_end(span)
        self._end = (span.end_line, span.end_column)
        text = with_breaks_back(str(event.value))
        return _Made(Node(kind="scalar", span=span, text=text, quoted=bool(event.style), tag=tag), 1, 1)

    def _sequence(self, start: Event, events: Iterator[Event], depth: int, tag: str) -> _Made:
        parts: list[_Made] = []
        end = next(events)
        while not isinstance(end, SequenceEndEvent):
            parts.append(self._made(end, events, depth + 1))
            end = next(events)
        node = Node(
            kind="sequence",
            span=self._collection_span(start, end),
            elements=tuple(each.node for each in parts),
            tag=tag,
        )
        return _around(node, parts)

    def _mapping(self, start: Event, events: Iterator[Event], depth: int, tag: str) -> _Made:
        parts: list[_Made] = []
        end = next(events)
        while not isinstance(end, MappingEndEvent):
            parts.append(self._made(end, events, depth + 1))
            end = next(events)
        written = [(key.node, value.node) for key, value in zip(parts[::2], parts[1::2], strict=True)]
        self.mistakes += faulty_keys(written)
        entries = tuple(written if self.merge is Merge.KEEP else self._unmerged(written))
        node = Node(kind="mapping", span=self._collection_span(start, end), entries=entries, tag=tag)
        made = _around(node, parts)
        return _Made(node, max(made.size, 1 + 2 * len(entries)), made.height)

    def _unmerged(self, written: list[tuple[Node, Node]]) -> list[tuple[Node, Node]]:
        """The entries with what `<<` brings in after them: what stands in the mapping itself comes first."""
        own = [(key, value) for key, value in written if not _is_merge(key)]
        if len(own) == len(written):
            return written
        known = {key.text for key, _ in own}
        for key, value in written:
            if not _is_merge(key):
                continue
            if self.merge is Merge.REFUSE:
                self.mistakes.append(_merge_key(key))
                continue
            for source in value.elements or (value,):
                self._merged += len(source.entries)
                if self._merged > MOST_NODES:
                    message = f"the merge keys bring in more than {MOST_NODES:,} values"
                    raise _bomb(key.span, message, "the count ends here")
                new = [entry for entry in source.entries if entry[0].text not in known]
                own += new
                known |= {entry[0].text for entry in new}
        return own

    def _collection_span(self, start: Event, end: Event) -> Span:
        """A block ends where its last part ends, not where the next thing starts, as the parser has it."""
        if getattr(start, "flow_style", False):
            span = span_of(self.path, start, end)
            self._end = (span.end_line, span.end_column)
            return span
        begin = start_of(self.path, start)
        return Span(
            path=self.path, line=begin.line, column=begin.column, end_line=self._end[0], end_column=self._end[1]
        )

    def _without_blank_end(self, span: Span) -> Span:
        """A block scalar up to the end of its last line that says something."""
        last = min(span.end_line - 1 if span.end_column == 1 else span.end_line, len(self._lines))
        while last > span.line and not self._lines[last - 1].strip():
            last -= 1
        end = len(self._lines[last - 1].rstrip()) + 1
        return Span(path=span.path, line=span.line, column=span.column, end_line=last, end_column=end)

    def _too_deep(self, span: Span) -> RefusedError:
        return RefusedError(
            Diagnostic(
                rule="too-deep",
                message=f"the file is nested more than {DEPTH} levels deep",
                span=span,
                label=f"here starts level {DEPTH + 1}",
                help="write it flatter: no model and no configuration needs this",
            )
        )


def _around(node: Node, parts: list[_Made]) -> _Made:
    return _Made(node, 1 + sum(each.size for each in parts), 1 + max((each.height for each in parts), default=0))


def too_many(span: Span, most: int) -> RefusedError:
    """What is said of a file that writes more values than are read."""
    return RefusedError(
        Diagnostic(
            rule="alias-bomb",
            message=f"the file holds more than {most:,} values",
            span=span,
            label="the count ends here",
            help="split it, or cut it down",
        )
    )


def _bomb(span: Span, message: str, label: str) -> RefusedError:
    return RefusedError(
        Diagnostic(
            rule="alias-bomb",
            message=message,
            span=span,
            label=label,
            help="write the values out",
        )
    )


def _is_merge(key: Node) -> bool:
    return key.kind == "scalar" and key.text == "<<" and not key.quoted


def _merge_key(key: Node) -> Diagnostic:
    return Diagnostic(
        rule="merge-key",
        message="merge keys are not read",
        span=key.span,
        label="`<<` would hide where a value comes from",
        help="write the fields out, or use `uses:` and `variants:`",
    )
