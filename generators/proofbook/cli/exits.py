"""The exit codes: one table."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What each exit code means."""

    FINE = 0
    FINDINGS = 1
    """Findings at or above the gate."""
    USAGE = 2
    """The command line or the project's configuration is wrong."""
    NOTHING = 3
    """There is nothing to read."""
    INVALID = 4
    """A model or an entry of the library is wrong."""
    UNDECIDED = 5
    """Evidence could not be decided."""
    BUG = 70
    """A mistake of ours."""
    INTERRUPTED = 130
    """Ctrl-C, as shells number it."""
    UNREAD = 141
    """Whoever read our output left, as shells number it."""
