"""The command line: its `main`, run in this process, or the program that is installed where pipes or signals matter."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

import proofbook.pipeline
from proofbook.cli import main
from tests.conftest import PROOFBOOK

BROKEN = """
system: broken
title: Broken
components:
  web: {technology: web-aplication}
"""
"""A model with one mistake."""


class Ended(NamedTuple):
    """How the program ended, and what it said."""

    code: object
    stdout: str
    stderr: str


class Run:
    """Runs the command line in this process."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.monkeypatch, self.capsys = monkeypatch, capsys

    def __call__(self, *arguments: str | Path, cwd: Path | None = None) -> Ended:
        """What `proofbook` with these arguments does in that folder."""
        before = signal.getsignal(signal.SIGTERM)
        with self.monkeypatch.context() as patched:
            patched.setattr(sys, "argv", ["proofbook", *map(str, arguments)])
            patched.chdir(cwd or Path())
            with pytest.raises(SystemExit) as ending:
                main()
        signal.signal(signal.SIGTERM, before)
        return Ended(ending.value.code or 0, *self.capsys.readouterr())


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line in this process, without a traceback that the environment asks for, or a date."""
    for name in ("PROOFBOOK_TRACEBACK", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    return Run(monkeypatch, capsys)


def ran(*arguments: str | Path, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """What the installed program does."""
    command = [PROOFBOOK, *arguments]
    return subprocess.run(command, env={**os.environ, **(env or {})}, capture_output=True, text=True)


@pytest.fixture
def project(starter: Path, tmp_path: Path) -> Path:
    """A started project of the test's own."""
    return Path(shutil.copytree(starter, tmp_path / "my-systems"))


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A project whose one model is wrong."""
    project = tmp_path / "broken"
    (project / "models").mkdir(parents=True)
    (project / "models" / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    return project


@pytest.fixture
def nothing_rendered(monkeypatch: pytest.MonkeyPatch) -> None:
    """One empty page stands for all that is rendered: it takes long, and others look at it."""
    monkeypatch.setattr(proofbook.pipeline, "rendered_by_every_format", lambda _: {"index.md": b""})
