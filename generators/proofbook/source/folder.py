"""The one opener: every file we read, and no other, is a regular file inside its root."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from proofbook.source.diagnostic import Diagnostic
from proofbook.source.marks import lines
from proofbook.source.span import Span

MOST_BYTES = 5_000_000
"""The largest file that is read."""


class Folder:
    """A folder from which files are read, by their path relative to it."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()

    @property
    def name(self) -> str:
        """The folder's own name."""
        return self.root.name

    def text(self, path: str) -> str | Diagnostic:
        """The file as UTF-8 text, without a byte order mark."""
        read = self.bytes(path)
        if isinstance(read, Diagnostic):
            return read
        try:
            return read.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            return _not_utf_8(error, path)

    def bytes(self, path: str) -> bytes | Diagnostic:
        """The file's bytes."""
        found = self._inside(path)
        if isinstance(found, Diagnostic):
            return found
        try:
            return _read(found, path)
        except FileNotFoundError:
            return _problem("artifact-missing", f"{path} does not exist", "write the file, or correct its name")
        except OSError as error:
            return _problem("artifact-unreadable", f"{path} can't be opened: {error.strerror}", "check its rights")

    def files(self, under: str, suffixes: tuple[str, ...]) -> tuple[str, ...]:
        """The regular files below a folder, at any depth, with one of the suffixes, sorted."""
        start = self.root / under
        if isinstance(self._inside(under), Diagnostic) or start.is_symlink() or not start.is_dir():
            return ()
        found = []
        for folder, folders, names in os.walk(start):
            folders[:] = sorted(each for each in folders if not each.startswith("."))
            for name in names:
                path = Path(folder) / name
                if name.endswith(suffixes) and not name.startswith(".") and path.is_file() and not path.is_symlink():
                    found.append(path.relative_to(self.root).as_posix())
        return tuple(sorted(found))

    def _inside(self, path: str) -> Path | Diagnostic:
        outside = _problem(
            "path-outside-project", f"{path} leads out of the project", "keep every file inside the project's folder"
        )
        if "\0" in path or Path(path).is_absolute():
            return outside
        try:
            found = (self.root / path).resolve()
        except (RuntimeError, OSError, UnicodeEncodeError):
            # Links in a circle, and names that no file can have.
            return _problem("artifact-unreadable", f"{path} names no file", "correct the path")
        return found if found.is_relative_to(self.root) else outside


def _read(found: Path, path: str) -> bytes | Diagnostic:
    descriptor = os.open(found, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        about = os.fstat(file.fileno())
        if not stat.S_ISREG(about.st_mode):
            return _problem("artifact-unreadable", f"{path} is not a regular file", "name a file")
        if about.st_size > MOST_BYTES:
            return _problem(
                "artifact-unreadable", f"{path} is larger than {MOST_BYTES // 1_000_000} MB", "split it, or cut it down"
            )
        return file.read(MOST_BYTES + 1)


def _not_utf_8(error: UnicodeDecodeError, path: str) -> Diagnostic:
    before = lines(error.object[: error.start].decode("utf-8"))
    column = len(before[-1]) + 1
    span = Span(path=path, line=len(before), column=column, end_line=len(before), end_column=column + 1)
    return Diagnostic(
        rule="not-utf-8",
        message=f"{path} is not UTF-8 text: byte {error.object[error.start]:#04x} on line {len(before)}",
        span=span,
        label="no character of UTF-8 stands here",
        help="save the file as UTF-8",
    )


def _problem(rule: str, message: str, help: str) -> Diagnostic:
    return Diagnostic(rule=rule, message=message, span=None, help=help)
