"""What an evaluation comes to: a value, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import JsonValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """A Rego module: the name that its errors carry, and its text."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluated:
    """The value of the rule; a set comes as a list."""

    value: JsonValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Undecided:
    """No value: neither pass nor fail."""

    reason: str
    """Why, as the end of a sentence that starts with the policy; the same for the same input."""


Answer = Evaluated | Undecided
