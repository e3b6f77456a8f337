"""The rules of the house, held by tests: imports, sizes, names, words, and what the repository must not say."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CODE = ROOT / "generators"
CONTENT = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "docs", "generators", "controls", "models")
BINARY = {".ico", ".pdf", ".png", ".woff2", ".xlsx"}

VAGUE = {"util", "utils", "helper", "helpers", "manager", "handler", "common", "base", "misc"}
# An assessor's words; ours are the statuses. Text about a standard may need them: such a line says `assessor's words`.
VERDICTS = re.compile(r"\b(?:non-?)?compliant\b|\bsatisfied\b", re.IGNORECASE)
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX)\b")
MACHINE = re.compile(r"(?<![\w.~<])/(?:work|tmp|root|home)/[\w.]")
REGISTRY = re.compile(r"pypi\.org|pythonhosted|registry\.npmjs|deb\.debian\.org|(?:index-url|find-links)[ =]\S*://")


def test_every_room_imports_only_the_rooms_below_it() -> None:
    linter = Path(sys.executable).parent / "lint-imports"
    ran = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_no_file_of_code_is_longer_than_300_lines() -> None:
    assert not {name(file): lines for file in python_files() if (lines := len(text(file).splitlines())) > 300}


def test_no_function_is_longer_than_50_lines() -> None:
    assert not dict(long_functions())


def test_no_file_or_folder_has_a_vague_name() -> None:
    assert not [name(file) for file in python_files() if VAGUE & set(re.split(r"[_/.]", name(file)))]


def test_every_folder_of_code_is_a_package_so_that_the_import_rules_see_it() -> None:
    assert not {name(file.parent) for file in python_files() if not (file.parent / "__init__.py").exists()}


def test_our_own_verdict_is_never_an_assessors_word() -> None:
    assert not lines_matching(VERDICTS, unless="assessor's words")


def test_nothing_is_left_unfinished() -> None:
    assert not lines_matching(UNFINISHED)


def test_the_repository_names_no_folder_of_one_machine_and_no_registry() -> None:
    assert not [*lines_matching(MACHINE, among=tracked()), *lines_matching(REGISTRY, among=tracked())]


@pytest.mark.parametrize("lock", ["base", "test"])
def test_a_lock_file_pins_by_hash_and_holds_no_address(lock: str) -> None:
    locked = text(ROOT / "requirements" / f"{lock}.txt")
    pins = re.findall(r"^[a-z0-9][\w.-]*==\S+", locked, re.MULTILINE)
    unhashed = re.findall(r"^[a-z0-9][^\n\\]*$", locked, re.MULTILINE)
    assert pins
    assert not unhashed
    assert not re.search(r"https?:|file:|--(?:extra-)?index|--find-links", locked)


@pytest.mark.parametrize("lock", ["base", "test"])
def test_every_dependency_that_is_asked_for_is_locked(lock: str) -> None:
    asked = re.findall(r"^([a-z0-9][\w-]*)", text(ROOT / "requirements" / f"{lock}.in"), re.MULTILINE)
    locked = set(re.findall(r"^([a-z0-9][\w.-]*)==", text(ROOT / "requirements" / f"{lock}.txt"), re.MULTILINE))
    assert set(asked) <= locked


def python_files() -> list[Path]:
    return sorted(CODE.rglob("*.py"))


def long_functions() -> Iterator[tuple[str, int]]:
    for file in python_files():
        for node in ast.walk(ast.parse(text(file))):
            if isinstance(node, ast.FunctionDef) and (length := (node.end_lineno or 0) - node.lineno + 1) > 50:
                yield f"{name(file)}:{node.name}", length


def lines_matching(pattern: re.Pattern[str], *, among: list[Path] | None = None, unless: str = "\0") -> list[str]:
    """`file:line: text` of each match, in the content that people read or in the given files."""
    return [
        f"{name(file)}:{number}: {line.strip()}"
        for file in (content() if among is None else among)
        for number, line in enumerate(text(file).splitlines(), start=1)
        if pattern.search(line) and unless not in line
    ]


def content() -> list[Path]:
    return [file for file in tracked() if name(file).split("/")[0] in CONTENT]


def tracked() -> list[Path]:
    """The text files that git lists, this one excepted; without git, those of the folders that hold content."""
    git = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    listed = [ROOT / one for one in git.stdout.split("\0") if one]
    files = listed or [file for part in CONTENT for file in (ROOT / part).rglob("*")]
    return [file for file in files if file.is_file() and file.suffix not in BINARY and file != Path(__file__)]


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def text(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")
