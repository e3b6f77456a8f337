"""The errors that cfn-lint finds in templates: offline, by its own defaults, in bounded time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

CHILD = Path(__file__).with_name("linter_child.py")
SECONDS = 60.0
"""For all templates of a request: an honest one takes a third of a second."""


class LintError(BaseModel):
    """One error of a template."""

    model_config = ConfigDict(frozen=True, strict=True)

    rule: str
    message: str
    at: Annotated[tuple[str | int, ...], Field(strict=False)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linted:
    """What cfn-lint says of one template."""

    errors: tuple[LintError, ...] = ()
    undecided: str = ""
    """Why it says nothing."""


ANSWER = TypeAdapter(tuple[LintError, ...] | str)


# The same template is an artifact of several elements.
@lru_cache(maxsize=64)
def linted(templates: tuple[str, ...]) -> tuple[Linted, ...]:
    """What cfn-lint says of each template, given as JSON text."""
    lines = _lines(templates)
    return tuple(_read(lines[index] if index < len(lines) else b"") for index in range(len(templates)))


def _lines(templates: tuple[str, ...]) -> list[bytes]:
    """The child's answers, as many as it gave in time."""
    # Nobody's settings: cfn-lint looks for them in the working folder and at home.
    with tempfile.TemporaryDirectory(prefix="proofbook-") as scratch:
        here = {"HOME": scratch, "XDG_CACHE_HOME": scratch, "LOCALAPPDATA": scratch, "USERPROFILE": scratch}
        kept = {"SYSTEMROOT": os.environ["SYSTEMROOT"]} if sys.platform == "win32" else {}
        try:
            done = subprocess.run(
                [sys.executable, "-I", str(CHILD)],
                input=json.dumps(templates).encode(),
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=scratch,
                env=here | kept,
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            return (late.stdout or b"").splitlines()
    return done.stdout.splitlines()


def _read(line: bytes) -> Linted:
    if not line:
        return Linted(undecided="cfn-lint does not come to an end with it")
    try:
        answer = ANSWER.validate_json(line, strict=False)
    except ValidationError:
        return Linted(undecided="cfn-lint's answer can't be read")
    return Linted(undecided=answer) if isinstance(answer, str) else Linted(errors=answer)
