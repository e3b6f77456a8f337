"""What `pip install` would give: the package, the shipped content, the command and the plugin."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.iterdir()
    return zipfile.ZipFile(built)


def test_the_wheel_carries_every_file_of_the_shipped_content(wheel: zipfile.ZipFile) -> None:
    shipped = {file.relative_to(ROOT).as_posix() for file in (ROOT / "controls").rglob("*") if file.is_file()}
    assert shipped
    assert {f"proofbook/{file}" for file in shipped} <= set(wheel.namelist())


def test_the_wheel_carries_every_file_of_the_package(wheel: zipfile.ZipFile) -> None:
    package = ROOT / "generators" / "proofbook"
    files = {file.relative_to(package.parent).as_posix() for file in package.rglob("*") if file.is_file()}
    assert {file for file in files if "__pycache__" not in file} <= set(wheel.namelist())


def test_the_wheel_names_the_command_and_the_plugin(wheel: zipfile.ZipFile) -> None:
    (listed,) = [file for file in wheel.namelist() if file.endswith("entry_points.txt")]
    assert wheel.read(listed).decode().split() == [
        *"[console_scripts] proofbook = proofbook.cli:main".split(),
        *"[mkdocs.plugins] proofbook = proofbook.mkdocs_plugin:ProofbookPlugin".split(),
    ]


def test_the_wheel_asks_for_what_the_locks_were_made_from() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    locked = (ROOT / "requirements" / "base.in").read_text(encoding="utf-8")
    asked = [*declared["project"]["dependencies"], *declared["build-system"]["requires"]]
    assert {name_of(one) for one in asked} == {name_of(line) for line in locked.splitlines() if line and line[0] != "#"}


def test_the_package_imports_only_what_it_declares() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    sources = packages_distributions()
    undeclared = {
        name
        for name in imported_by(ROOT / "generators")
        if name not in sys.stdlib_module_names
        and name != "proofbook"
        and not {one.lower().replace("_", "-") for one in sources.get(name, [])} & {name_of(one) for one in declared}
    }
    assert not undeclared


def imported_by(folder: Path) -> set[str]:
    """The top-level names of every module that the Python files of a folder import."""
    nodes = [node for file in folder.rglob("*.py") for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))]
    plain = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    named = [node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level]
    return {name.split(".")[0] for name in [*plain, *named]}


def name_of(requirement: str) -> str:
    return requirement.split(">")[0].split("=")[0]
