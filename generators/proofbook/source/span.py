"""A place in a file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """From (line, column) up to, not including, (end_line, end_column); 1-based, path relative to the project."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
