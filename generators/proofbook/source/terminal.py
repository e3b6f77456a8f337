"""Text that cannot act on a terminal, nor turn a line around."""

from __future__ import annotations

import json
import unicodedata

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode's categories for what acts on a line instead of standing in it, bidirectional marks among them."""


def visible(text: str) -> str:
    """The text with control, bidirectional and invisible characters written as `U+202E`; tabs and newlines stay."""
    if text.isprintable() and text.isascii():
        return text
    return "".join(_shown(each) for each in text)


def visible_line(text: str) -> str:
    """The same on one line: a newline is written as `U+000A`, a tab as a space."""
    return visible(text).replace("\n", "U+000A").replace("\t", " ")


def visible_json(text: str) -> str:
    """JSON with the escapes of such characters; they stand inside strings only, so that the data is the same."""
    escapes = {ord(each): json.dumps(each)[1:-1] for each in set(text) if is_hidden(each) and each != "\n"}
    return text.translate(escapes)


def is_hidden(character: str) -> bool:
    """Whether it acts on a terminal or on the text around it, or shows nothing."""
    return unicodedata.category(character) in _HIDDEN or _is_no_character(ord(character))


def _is_no_character(code: int) -> bool:
    """Whether Unicode says that it will never be a character; YAML and XML refuse such."""
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def width(text: str) -> int:
    """The columns that a terminal gives the text: two for a wide character, none for a mark over another."""
    return sum(_width(each) for each in text)


def _shown(character: str) -> str:
    return f"U+{ord(character):04X}" if is_hidden(character) and character not in "\n\t" else character


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"F", "W"} else 1
