"""Files on disk, whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

MARK = ".proofbook"
"""The file that marks a folder as ours, so that no other is ever replaced."""


class NotOursError(Exception):
    """The folder holds files that Proofbook did not write."""


def write_folder(to: Path, files: Mapping[str, bytes], *, mark: bool = True) -> None:
    """Replace the folder by these files; raises NotOursError rather than replace a folder that somebody else filled.

    With `mark` the folder may be replaced again.
    """
    refuse_foreign(to)
    to.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{to.name}-", dir=to.parent))
    try:
        for path, content in {**({MARK: b""} if mark else {}), **files}.items():
            target = fresh / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        swap(fresh, to)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def refuse_foreign(to: Path) -> None:
    """Raise NotOursError when the folder holds something and is not marked as ours."""
    if to.exists() and not (to.is_dir() and ((to / MARK).exists() or not any(to.iterdir()))):
        raise NotOursError(str(to))


def swap(fresh: Path, to: Path) -> None:
    """Put the fresh folder in the place of the old one."""
    fresh.chmod(0o755)
    old = to.with_name(f".{to.name}-old")
    shutil.rmtree(old, ignore_errors=True)
    if to.exists():
        to.rename(old)
    fresh.rename(to)
    shutil.rmtree(old, ignore_errors=True)
