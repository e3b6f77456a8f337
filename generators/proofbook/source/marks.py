"""Where the events of the YAML parser stand in the text, in our lines and columns."""

from __future__ import annotations

from yaml.events import Event

from proofbook.source.span import Span

# libyaml ends a line at these three as well, which no editor does; noncharacters stand in for them meanwhile.
_BREAKS = {0x85: 0xFDD0, 0x2028: 0xFDD1, 0x2029: 0xFDD2}
_BREAKS_BACK = {stand_in: character for character, stand_in in _BREAKS.items()}


def lines(text: str) -> list[str]:
    """The lines as an editor counts them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def with_plain_breaks(text: str) -> str:
    """The text, as long as before, in which only return and newline end a line."""
    return text if text.isascii() else text.translate(_BREAKS)


def with_breaks_back(text: str) -> str:
    """What `with_plain_breaks` changed, as it was."""
    return text if text.isascii() else text.translate(_BREAKS_BACK)


def one_character(path: str, line: int, column: int) -> Span:
    """The span of one character; line and column count from 0, as the parser does."""
    return Span(path=path, line=line + 1, column=column + 1, end_line=line + 1, end_column=column + 2)


def start_of(path: str, event: Event) -> Span:
    """The first character of an event."""
    return one_character(path, *_place(event.start_mark))


def span_of(path: str, first: Event, last: Event) -> Span:
    """From the start of one event to the end of another."""
    line, column = _place(first.start_mark)
    end_line, end_column = _place(last.end_mark)
    return Span(path=path, line=line + 1, column=column + 1, end_line=end_line + 1, end_column=end_column + 1)


def _place(mark: object) -> tuple[int, int]:
    return getattr(mark, "line", 0), getattr(mark, "column", 0)
