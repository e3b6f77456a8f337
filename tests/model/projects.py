"""A project in miniature: a model's sections as text, read beside the shipped library."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from proofbook.library.library import Library
from proofbook.library.load import library
from proofbook.model.system import System
from proofbook.model.systems import Loaded, loaded
from proofbook.source.diagnostic import Severity
from proofbook.source.folder import Folder

ROOT = Path(__file__).parent.parent.parent
SHIPPED = library(Folder(ROOT)).library
AS_OF = date(2026, 11, 24)
HEAD = "system: x\ntitle: X\n"


def read(
    sections: str, *, parts: Mapping[str, str] | None = None, content: Library = SHIPPED, as_of: date = AS_OF
) -> Loaded:
    """What the model `x` with these sections gives; `parts` are shared parts by id."""
    with TemporaryDirectory() as root:
        shared = Path(root, "models", "shared")
        shared.mkdir(parents=True)
        Path(root, "models", "x.yaml").write_text(HEAD + sections, encoding="utf-8")
        for id, text in (parts or {}).items():
            (shared / f"{id}.yaml").write_text(text, encoding="utf-8")
        return loaded(Folder(Path(root)), "models/x.yaml", content, as_of)


def systems(sections: str, *, parts: Mapping[str, str] | None = None, content: Library = SHIPPED) -> dict[str, System]:
    """The system and its variants by key, of a model without errors."""
    made = read(sections, parts=parts, content=content)
    wrong = [each.message for each in made.diagnostics if each.severity is Severity.ERROR]
    assert not wrong, wrong
    return {each.key: each for each in made.systems}


def system(sections: str, *, parts: Mapping[str, str] | None = None, content: Library = SHIPPED) -> System:
    """The system of a model without errors."""
    return systems(sections, parts=parts, content=content)["x"]


def rules(sections: str, *, parts: Mapping[str, str] | None = None, as_of: date = AS_OF) -> list[str]:
    """The rules of the diagnostics, doubts of `lint` left out."""
    return [
        each.rule
        for each in read(sections, parts=parts, as_of=as_of).diagnostics
        if "silenced:" not in (each.help or "")
    ]
