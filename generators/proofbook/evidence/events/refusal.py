"""Why a pattern decides nothing."""

from __future__ import annotations


class PatternError(Exception):
    """What is in its way, and where."""

    def __init__(self, what: str, at: tuple[str | int, ...]) -> None:
        super().__init__(what)
        self.what = what
        self.at = at


class RefusedError(PatternError):
    """EventBridge would not take it."""


class UnsettledError(PatternError):
    """Neither the user guide nor this program says what it does."""
