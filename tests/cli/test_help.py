"""Every command says what it does, with an example that runs."""

from __future__ import annotations

import re
import subprocess
from inspect import cleandoc
from pathlib import Path

import click
import pytest

from proofbook import __version__
from proofbook.cli import group
from tests.cli.conftest import Run, ran
from tests.conftest import PROOFBOOK, ROOT

COMMANDS = group.list_commands(click.Context(group))
ELSEWHERE = {"serve": "tests/cli/test_serve.py", "build": "the fixture starter_site"}
"""Examples that others run: one never ends by itself, the other takes long."""


def test_each_module_of_the_folder_is_a_command() -> None:
    modules = {path.stem for path in (ROOT / "generators" / "proofbook" / "cli").glob("*.py")}
    assert set(COMMANDS) == modules - {"__init__", "door", "exits", "progress"}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_has_a_line_for_the_list_and_an_example(command: str) -> None:
    found = group.get_command(click.Context(group), command)
    assert found
    assert f"proofbook {command}" in example(command)
    assert len(found.get_short_help_str(200)) > 20
    assert all(option.help for option in found.params if isinstance(option, click.Option))


@pytest.mark.usefixtures("nothing_rendered")
@pytest.mark.parametrize("command", sorted({"", *COMMANDS} - ELSEWHERE.keys()))
def test_its_example_runs(command: str, project: Path, run: Run) -> None:
    typed, _, redirected = example(command).partition(" > ")
    ended = run(*typed.split()[1:], cwd=project if command else project.parent)
    assert ended.code == 0, ended.stderr
    assert bool(redirected) <= ended.stdout.startswith("{")


def test_the_examples_that_others_run_are_what_they_run() -> None:
    assert example("build") == "proofbook build"
    assert example("serve") == "proofbook serve shop"


def test_the_version_is_that_of_the_package(run: Run) -> None:
    assert run("--version").stdout == f"proofbook, version {__version__}\n"


def test_it_runs_as_a_module_too() -> None:
    python = PROOFBOOK.parent / "python"
    done = subprocess.run([python, "-m", "proofbook", "--version"], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, ran("--version").stdout)


def example(command: str) -> str:
    """The command line behind `Example:` in the help of a command, or of the program."""
    found = group.get_command(click.Context(group), command) if command else group
    assert found
    assert found.help
    return str(re.findall(r"^Example: (proofbook .+)$", cleandoc(found.help), re.MULTILINE)[0])
