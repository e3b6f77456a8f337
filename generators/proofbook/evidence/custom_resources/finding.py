"""What is found about one place of a custom resource."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

Path = tuple[str | int, ...]

UNKNOWN = re.compile(r"\{\{|\$\{|\$\(|^\$|<[a-zA-Z]|%[a-zA-Z_]+%|__[A-Z_]+__|redacted")
"""Text that something fills in later, or that was taken out; what stands there at last nobody can tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A reason why an object is refused, or why that can't be told."""

    result: Literal["fail", "undecided"]
    message: str
    at: Path


def broken(message: str, at: Iterable[str | int]) -> Finding:
    """A reason why the API server refuses the object."""
    return Finding(result="fail", message=message, at=tuple(at))


def untold(message: str, at: Iterable[str | int]) -> Finding:
    """A reason why it can't be told."""
    return Finding(result="undecided", message=message, at=tuple(at))


def is_filled_in_later(value: Any) -> bool:
    """Whether the value, or anything in it, is no final text."""
    match value:
        case str():
            return UNKNOWN.search(value) is not None
        case dict():
            return any(is_filled_in_later(each) for each in value.values())
        case list():
            return any(is_filled_in_later(each) for each in value)
        case _:
            return False


def written(at: Iterable[str | int]) -> str:
    """The place as people write it: `spec.data[0].key`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in at).removeprefix(".")
