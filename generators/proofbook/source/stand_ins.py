"""Stand-ins for what is public although it looks like a secret: set aside before redaction, put back after it."""

from __future__ import annotations

import re
from collections.abc import Iterable

_STAND_IN = re.compile("\ue000([0-9]+)\ue001")


def can_stand_in(text: str) -> bool:
    """Whether no stand-in can be mistaken for what the text itself holds."""
    return "\ue000" not in text


def with_stand_ins(text: str, places: Iterable[tuple[int, int]]) -> tuple[str, tuple[str, ...]]:
    """The text with a stand-in at each place, and what stood there; the places are in order."""
    kept: list[str] = []
    parts: list[str] = []
    at = 0
    for start, end in places:
        parts += [text[at:start], f"\ue000{len(kept)}\ue001"]
        kept.append(text[start:end])
        at = end
    return "".join((*parts, text[at:])), tuple(kept)


def is_stand_in(value: str) -> bool:
    """Whether the whole of a value is a stand-in; what has anything beside it is a secret like any other."""
    return bool(_STAND_IN.fullmatch(value))


def put_back(text: str, kept: tuple[str, ...]) -> str:
    """The text with what was set aside; what stood under names that make everything a secret is gone."""
    return _STAND_IN.sub(lambda found: kept[int(found[1])], text) if kept else text
