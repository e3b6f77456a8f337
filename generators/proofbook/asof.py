"""The one date of an assessment, read once at the door."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

from proofbook.source.revision import revision


def as_of_date(root: Path, given: date | None) -> date:
    """`--as-of`, else `SOURCE_DATE_EPOCH`, else the day of the commit, else today (UTC)."""
    if given:
        return given
    if epoch := os.environ.get("SOURCE_DATE_EPOCH", "").strip():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return revision(root).day or datetime.now(UTC).date()
