"""Each exit code of the table, by a real cause."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import proofbook.pipeline
from proofbook.cli.exits import Exit
from tests.cli.conftest import BROKEN, Run, ran


def nothing(project: Path) -> None:
    (project / "models" / "shop.yaml").unlink()


def a_mistake(project: Path) -> None:
    (project / "models" / "broken.yaml").write_text(BROKEN, encoding="utf-8")


def an_artifact_gone(project: Path) -> None:
    (project / "models" / "artifacts" / "shop" / "secrets.yaml").unlink()


def a_page_with_a_generated_name(project: Path) -> None:
    (project / "docs").mkdir()
    (project / "docs" / "index.md").write_text("# Mine\n", encoding="utf-8")


def no_change(project: Path) -> None:
    assert (project / "models").exists()


TABLE = [
    (Exit.USAGE, no_change, "chekc", "No such command"),
    (Exit.USAGE, no_change, "", "Commands:"),
    (Exit.USAGE, no_change, "threats shopp", "no system `shopp` here; there are: shop"),
    (Exit.USAGE, no_change, "threats shop --variant b", "no variant `b`; there are: none"),
    (Exit.USAGE, no_change, "explain unknown-componen", "unknown-component"),
    (Exit.USAGE, no_change, "new .", "is not empty; name another folder"),
    (Exit.USAGE, no_change, "new README.md", "is not a folder; name another folder"),
    (Exit.USAGE, no_change, "render --to models", "models is inside models/, which is read"),
    (Exit.USAGE, no_change, "render --to .", ". holds files that Proofbook did not write"),
    (Exit.USAGE, no_change, "build --to README.md", "README.md is not a folder"),
    (Exit.USAGE, no_change, "build --to README.md/site", "can't be made, since"),
    (Exit.NOTHING, no_change, "-C elsewhere assess", "no folder models/ here; start one with `proofbook new DIR`"),
    (Exit.NOTHING, nothing, "check", "no model in models/"),
    (Exit.INVALID, a_mistake, "assess", "error[unknown-technology]"),
    (Exit.INVALID, a_page_with_a_generated_name, "render --to out", "error[name-taken]"),
    (Exit.UNDECIDED, an_artifact_gone, "check", ""),
]


@pytest.mark.usefixtures("nothing_rendered")
@pytest.mark.parametrize(("code", "cause", "command", "said"), TABLE, ids=[f"{row[0]:d}-{row[2]}" for row in TABLE])
def test_exit_code(code: Exit, cause: Callable[[Path], None], command: str, said: str, project: Path, run: Run) -> None:
    cause(project)
    ended = run(*command.split(), cwd=project)
    assert (ended.code, said in ended.stderr) == (code, True), ended.stderr


def test_the_installed_program_ends_with_them(tmp_path: Path) -> None:
    assert ran("-C", tmp_path, "check").returncode == Exit.NOTHING


def test_a_bug_of_ours_is_one_sentence_and_where_to_report_it(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proofbook.pipeline, "portfolio", None)
    ended = run("check", cwd=project)
    assert (ended.code, ended.stdout) == (Exit.BUG, "")
    (sentence,) = ended.stderr.splitlines()
    assert "TypeError: 'NoneType' object is not callable" in sentence
    assert "open an issue" in sentence


@pytest.mark.parametrize("asked", [["--traceback"], []], ids=["by option", "by environment"])
def test_its_traceback_is_there_for_the_asking(
    asked: list[str], project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not asked:
        monkeypatch.setenv("PROOFBOOK_TRACEBACK", "1")
    monkeypatch.setattr(proofbook.pipeline, "portfolio", None)
    ended = run(*asked, "check", cwd=project)
    assert ended.code == Exit.BUG
    assert "Traceback (most recent call last)" in ended.stderr
    assert "open an issue" in ended.stderr


@pytest.mark.parametrize("wrong", ["2026-02-30", "20260101", "tomorrow", "2026-W01-1", ""])
def test_what_is_no_day_ends_with_what_to_type(wrong: str, run: Run) -> None:
    ended = run("--as-of", wrong, "schema")
    assert (ended.code, "write it as 2027-01-31" in ended.stderr) == (Exit.USAGE, True)


@pytest.mark.parametrize("wrong", ["yesterday", "1e3", "99999999999999999"])
def test_a_wrong_source_date_epoch_ends_with_what_to_do(
    wrong: str, project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", wrong)
    ended = run("check", cwd=project)
    assert (ended.code, "name the day with --as-of" in ended.stderr) == (Exit.USAGE, True)
