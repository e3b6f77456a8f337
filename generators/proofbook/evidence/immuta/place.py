"""Where a statement stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import JsonValue

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """A path, the number of a document in it and a pointer into that."""

    path: str
    document: int
    at: tuple[str | int, ...] = ()

    def below(self, *steps: str | int) -> Place:
        """A place inside this one."""
        return Place(self.path, self.document, (*self.at, *steps))

    def value(self) -> JsonValue:
        """As a check cites it."""
        return {"path": self.path, "document": self.document, "at": [*self.at]}


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """A statement with its place."""

    said: T
    place: Place
