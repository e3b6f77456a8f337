"""Results on stdout and everything else on stderr; colour for a terminal alone; pipes and signals end it quietly."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from proofbook.cli import progress
from tests.cli.conftest import Run, ran
from tests.conftest import PROOFBOOK

STOPPED = """
import sys, time
import proofbook.pipeline, proofbook.publish.build
from proofbook.pipeline import Rendered
proofbook.pipeline.rendered = lambda *_: Rendered(project="", stamp="", files={}, diagnostics=())
proofbook.publish.build.write_pages = lambda *_, **__: (print("inside", flush=True), time.sleep(60))
from proofbook.cli import main
main()
"""
"""Proofbook that stops in the middle of a build."""


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything takes long enough to be worth a word."""
    monkeypatch.setattr(progress, "AFTER", 0)


@pytest.mark.usefixtures("at_once")
def test_data_can_be_parsed_though_progress_is_told(project: Path, run: Run) -> None:
    ended = run("assess", "--format", "json", cwd=project)
    assert [each["id"] for each in json.loads(ended.stdout)["systems"]] == ["shop"]
    assert ended.stderr == "assessing …\n"


def test_diagnostics_are_the_result_of_check_and_a_remark_of_every_other_command(broken: Path, run: Run) -> None:
    checked, assessed = run("check", cwd=broken), run("assess", cwd=broken)
    assert checked.stdout.startswith("error[unknown-technology]")
    # A slow machine is told besides what is being done.
    assert (assessed.stdout, assessed.stderr.removeprefix("assessing …\n")) == ("", checked.stdout)
    assert checked.stderr in ("", "checking …\n")


def test_diagnostics_as_data_can_be_parsed_whether_there_are_any_or_none(broken: Path, project: Path, run: Run) -> None:
    (found,) = json.loads(run("check", "--format", "json", cwd=broken).stdout)
    assert (found["rule"], found["path"], found["line"]) == ("unknown-technology", "models/broken.yaml", 5)
    assert json.loads(run("check", "--format", "json", cwd=project).stdout) == []


def test_diagnostics_for_github_are_annotations(broken: Path, run: Run) -> None:
    assert run("check", "--format", "github", cwd=broken).stdout.startswith("::error file=models/broken.yaml,line=5,")


@pytest.mark.parametrize(("no_color", "coloured"), [(None, True), ("", True), ("1", False)])
def test_a_terminal_gets_colour_unless_it_asks_for_none(no_color: str | None, coloured: bool, broken: Path) -> None:
    said = on_a_terminal([str(PROOFBOOK), "-C", str(broken), "check"], no_color)
    assert "unknown-technology" in said
    assert ("\x1b[1;31m" in said) is coloured
    assert ("\x1b" in said) is coloured


def test_a_pipe_gets_none(broken: Path) -> None:
    ended = ran("-C", broken, "check")
    assert "error[unknown-technology]" in ended.stdout
    assert "\x1b" not in ended.stdout + ended.stderr


@pytest.mark.parametrize("command", ["schema", "explain"])
def test_a_reader_that_leaves_ends_it_quietly(command: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    buffered = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    ended = subprocess.run([PROOFBOOK, command], env=buffered, stdout=writing, stderr=subprocess.PIPE, text=True)
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (128 + signal.SIGPIPE, "")


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_a_build_and_nothing_is_left(sent: signal.Signals, project: Path) -> None:
    (project / "site").mkdir()
    (project / "site" / ".proofbook").touch()
    (project / "site" / "index.html").write_text("old")
    with subprocess.Popen(
        [sys.executable, "-c", STOPPED, "build"],
        cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    ) as process:  # fmt: skip
        assert process.stdout
        assert process.stdout.readline() == "inside\n"
        os.killpg(process.pid, sent)
        said = process.stderr.read() if process.stderr else ""
    assert process.returncode == 128 + sent
    assert "Traceback" not in said
    assert sorted(each.name for each in project.iterdir()) == ["README.md", "mkdocs.yml", "models", "site"]
    assert (project / "site" / "index.html").read_text() == "old"


def on_a_terminal(command: Sequence[str], no_color: str | None) -> str:
    """What a command prints where stdout is a terminal."""
    environment = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "FORCE_COLOR"}}
    ours, theirs = pty.openpty()
    subprocess.run(
        command, stdout=theirs, env=environment if no_color is None else {**environment, "NO_COLOR": no_color}
    )
    os.close(theirs)
    said = read_to_the_end(ours).decode()
    os.close(ours)
    return said


def read_to_the_end(terminal: int) -> bytes:
    """All that was written; Linux ends a terminal whose other side is closed with an error."""
    read = b""
    try:
        while part := os.read(terminal, 65536):
            read += part
    except OSError:
        pass
    return read
