"""What a policy has where a text should stand: a text, or what a template fills in later."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import JsonValue


@dataclass(frozen=True, slots=True)
class Untold:
    """Something that will be known once a template is deployed."""

    why: str


Text = str | Untold


def text(value: JsonValue) -> Text:
    """A value as the text that AWS compares: `true` and `1` are texts in a policy."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return value
        case int() | float():
            return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    return Untold("a value is filled in when the template is deployed, or is no text")
