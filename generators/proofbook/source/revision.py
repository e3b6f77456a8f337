"""The commit that a project stands at, read from `.git` without the git program."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from dulwich.errors import NotGitRepository
from dulwich.objects import Commit
from dulwich.repo import Repo


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A commit and its day, or neither."""

    commit: str
    """Full hexadecimal id; empty when the project is not in git, or has no commit."""
    day: date | None
    """The committer's day, UTC."""

    @property
    def label(self) -> str:
        """What a page prints."""
        return self.commit[:12] or "not committed"


def revision(root: Path) -> Revision:
    """The revision of the repository that holds `root`."""
    try:
        repository = Repo.discover(str(root))
    except NotGitRepository:
        return _NONE
    with repository:
        return _head(repository)


_NONE = Revision(commit="", day=None)


def _head(repository: Repo) -> Revision:
    try:
        head = repository[repository.head()]
    except KeyError:
        return _NONE
    if not isinstance(head, Commit):
        return _NONE
    return Revision(commit=head.id.decode(), day=datetime.fromtimestamp(head.commit_time, UTC).date())
