"""One system while it is edited: assessed anew after each edit, the system as such first, then its variants in turn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from proofbook.assessment.assessment import Assessment
from proofbook.evidence.jail import Jail
from proofbook.library.load import LoadedLibrary, library, shipped_controls
from proofbook.model.system import System
from proofbook.model.systems import Loaded
from proofbook.outputs import site
from proofbook.pipeline import Rendered, assessed, models_of, portfolio_of, rendered_of
from proofbook.source.folder import Folder

Stamp = tuple[tuple[str, int, int], ...]
"""Path, time and size of files: another stamp, other files."""


@dataclass(slots=True, kw_only=True)
class Draft:
    """A system of a project, followed through its edits."""

    root: Path
    only: str
    jail: Jail
    _content: LoadedLibrary | None = None
    _seen: tuple[Stamp, Stamp, date | None] = ((), (), None)
    """What `_models` were made from: the library, the models with their artifacts, and the day."""
    _models: tuple[Loaded, ...] = ()
    _waiting: list[System] = field(default_factory=list)
    _assessed: dict[str, Assessment] = field(default_factory=dict)
    """By key; a variant that is still waiting is as it was before the edit."""

    @property
    def is_done(self) -> bool:
        """Whether system and variants are as their text says now."""
        return not self._waiting

    @property
    def keys(self) -> tuple[str, ...]:
        """The system and its variants."""
        return tuple(system.key for model in self._models for system in model.systems)

    def has_lost(self, path: str) -> bool:
        """Whether a page is of a variant that the model has no more."""
        key = path.split("/")[1] if path.startswith("systems/") else ""
        return bool(self.keys) and key.startswith(f"{self.only}+") and key not in self.keys

    def knows(self, assessments: Iterable[Assessment]) -> None:
        """Let these stand for what has not been assessed yet."""
        self._assessed = {each.system.key: each for each in assessments if each.system.id == self.only}

    def next(self, day: date) -> Rendered:
        """The pages of what comes next: of the system itself if any input changed, else of a variant that waits."""
        folder = Folder(self.root)
        content = self._looked(folder, day)
        written: set[str] = set()
        if self._waiting:
            system = self._waiting.pop(0)
            self._assessed[system.key] = assessed(system, content.library, folder, self.jail, day)
            # The system's own page shows the figures of its variants.
            written = {system.key} if self._waiting else {system.key, system.id}
        whole = portfolio_of(folder, day, content, self._models, self._in_order())
        return rendered_of(whole, site.pages_of_systems(replace(whole, asked=frozenset(written))))

    def _looked(self, folder: Folder, day: date) -> LoadedLibrary:
        """The library; the models are read again, and all of it waits, if any file is not as it was."""
        seen = (_stamp(shipped_controls(), self.root / "controls"), _stamp(self.root / "models"), day)
        if self._content is None or seen[0] != self._seen[0]:
            self._content = library(folder)
        if seen != self._seen:
            self._models = models_of(folder, self._content.library, day, self.only)
            self._waiting = [system for model in self._models for system in model.systems]
            self._seen = seen
        return self._content

    def _in_order(self) -> tuple[Assessment, ...]:
        return tuple(self._assessed[key] for key in self.keys if key in self._assessed)


def _stamp(*folders: Path) -> Stamp:
    files = [path for folder in dict.fromkeys(folders) for path in sorted(folder.rglob("*")) if path.is_file()]
    found = [(str(path), path.stat()) for path in files]
    return tuple((path, about.st_mtime_ns, about.st_size) for path, about in found)
