"""How much memory a process holds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def resident_bytes(pid: int) -> int | None:
    """The resident memory of a process; None when this platform does not say."""
    return _from_proc(pid) if sys.platform.startswith("linux") else _from_ps(pid)


def _from_proc(pid: int) -> int | None:
    # The second field of statm is the resident set, in pages.
    try:
        pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]
    except (OSError, IndexError):
        return None
    return int(pages) * _page_bytes()


def _page_bytes() -> int:
    import resource

    return resource.getpagesize()


def _from_ps(pid: int) -> int | None:
    try:
        said = subprocess.run(
            ["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=False, timeout=5
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    kilobytes = said.stdout.strip()
    return int(kilobytes) * 1024 if kilobytes.isdigit() else None
