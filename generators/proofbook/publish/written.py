"""Files on disk, whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

MARK = ".proofbook"
"""The file that marks a folder as ours, so that no other is ever replaced."""

WORK = ".proofbook-"
"""How the names of the folders start in which an output is made, beside its place."""


class RefusedError(Exception):
    """A folder that must not be replaced; the text says why, and reads on from its name."""


def write_folder(to: Path, files: Mapping[str, bytes], *, mark: bool = True) -> None:
    """Replace the folder by these files; raises RefusedError rather than replace what somebody else filled.

    With `mark` the folder may be replaced again.
    """
    with workplace(to) as work:
        for path, content in {**({MARK: b""} if mark else {}), **files}.items():
            target = work / "made" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        swap(work / "made", to)


@contextmanager
def workplace(to: Path) -> Iterator[Path]:
    """A folder beside `to` in which to make what `swap` puts there; gone afterwards, as is what a killed run left.

    Raises RefusedError at once where `to` must not be replaced.
    """
    place = to.resolve()
    refuse(to)
    place.parent.mkdir(parents=True, exist_ok=True)
    _take_away_what_was_left(place)
    work = Path(tempfile.mkdtemp(prefix=WORK, dir=place.parent))
    held = _locked(work)
    try:
        (work / MARK).write_bytes(b"")
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)
        _let_go(held)


def refuse(to: Path) -> None:
    """Raise RefusedError where the folder must not be replaced."""
    place = to.resolve()
    above = next(each for each in place.parents if each.exists())
    if not above.is_dir():
        raise RefusedError(f"can't be made, since {above} is not a folder")
    if not os.access(above, os.W_OK | os.X_OK):
        raise RefusedError(f"can't be written, since nothing may be added to {above}")
    if not place.exists():
        return
    if not place.is_dir():
        raise RefusedError("is not a folder")
    if any(place.iterdir()):
        if not (place / MARK).exists():
            raise RefusedError("holds files that Proofbook did not write")
        if Path.cwd().is_relative_to(place):
            raise RefusedError("is the folder you are in, and would be replaced under your feet")


def swap(fresh: Path, to: Path) -> None:
    """Put a folder made in the workplace in the place of the old one."""
    place = to.resolve()
    if place.exists() and not any(place.iterdir()):
        # It may be where somebody stands: it stays, and is filled.
        for each in sorted(fresh.iterdir()):
            each.rename(place / each.name)
        return
    old = fresh.parent / "old" / place.name
    old.parent.mkdir()
    if place.exists():
        place.rename(old)
    try:
        fresh.rename(place)
    except OSError:
        _put_back(old, place)
        raise


def _take_away_what_was_left(place: Path) -> None:
    """Workplaces whose maker was killed; the old folder returns if it died between two renames."""
    for left in sorted(place.parent.glob(f"{WORK}*")):
        if left.is_symlink() or not (left / MARK).is_file():
            continue
        held = _locked(left)
        if held is not None:
            _put_back(left / "old" / place.name, place)
            shutil.rmtree(left, ignore_errors=True)
            _let_go(held)


def _put_back(old: Path, place: Path) -> None:
    if old.exists() and not place.exists():
        old.rename(place)


def _locked(folder: Path) -> int | None:
    """The folder's lock, which ends with this process; None where another one has it, or where there are no locks."""
    if sys.platform == "win32":
        return None
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def _let_go(lock: int | None) -> None:
    if lock is not None:
        os.close(lock)
