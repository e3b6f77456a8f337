"""Ids in words."""

from __future__ import annotations


def words(id: str) -> str:
    """An id in words, for a part without a title."""
    return id.replace("-", " ").capitalize()
