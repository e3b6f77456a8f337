"""Text that cannot act on a terminal, nor turn a line around."""

from __future__ import annotations

import unicodedata

_BIDIRECTIONAL = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u2028\u2029")


def visible(text: str) -> str:
    """The text with control, bidirectional and invisible characters written as `U+202E`; tabs and newlines stay."""
    if text.isprintable() and text.isascii():
        return text
    return "".join(_shown(each) for each in text)


def _shown(character: str) -> str:
    if character in "\n\t":
        return character
    hidden = unicodedata.category(character) in {"Cc", "Cs"}
    if hidden or character in _BIDIRECTIONAL or character in _INVISIBLE:
        return f"U+{ord(character):04X}"
    return character
