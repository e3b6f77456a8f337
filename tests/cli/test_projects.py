"""Whose project, on which day, and where to: `-C`, `--as-of` and `--to`."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from dulwich import porcelain

import proofbook.pipeline
from proofbook.asof import as_of_date
from proofbook.pipeline import Rendered
from tests.cli.conftest import BROKEN, Run

DAY = date(2026, 11, 1)
COMMITTED = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is rendered is one page, whatever the project."""
    made = Rendered(project="", stamp="", files={"index.md": b"new"}, diagnostics=())
    monkeypatch.setattr(proofbook.pipeline, "rendered", lambda *_: made)


def test_a_project_needs_no_more_than_a_model_which_may_be_called_yml(project: Path, run: Run) -> None:
    (project / "mkdocs.yml").unlink()
    (project / "README.md").unlink()
    (project / "models" / "shop.yaml").rename(project / "models" / "shop.yml")
    assert run("-C", project, "threats", "shop").code == 0


def test_a_project_may_bring_controls_of_its_own(project: Path, run: Run) -> None:
    own = project / "controls" / "technologies" / "till.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("title: Till\nis: generic-process\nabout: Takes money in the shop.\n", encoding="utf-8")
    model = project / "models" / "shop.yaml"
    model.write_text(model.read_text(encoding="utf-8").replace("technology: web-application", "technology: till"))
    assert run("-C", project, "check").code == 0


def test_a_mistake_in_controls_of_its_own_is_shown_by_its_path_in_the_project(project: Path, run: Run) -> None:
    own = project / "controls" / "mitigations" / "till-locked.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("titel: The till is locked\n", encoding="utf-8")
    ended = run("-C", project, "check")
    assert (ended.code, "--> controls/mitigations/till-locked.yaml:1:1" in ended.stdout) == (4, True)


def test_another_systems_mistake_is_not_in_the_way_of_the_threats_of_one(project: Path, run: Run) -> None:
    (project / "models" / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    assert run("-C", project, "threats", "shop").code == 0


@pytest.mark.usefixtures("small")
def test_a_folder_to_write_is_relative_to_where_one_stands_not_to_the_project(project: Path, run: Run) -> None:
    assert run("-C", "my-systems", "render", "--to", "deep/out", cwd=project.parent).stdout == "deep/out: 1 files\n"
    assert (project.parent / "deep" / "out" / "index.md").read_text() == "new"


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("place", ["absolute", "in the project"])
def test_a_folder_to_write_may_be_anywhere_that_is_not_read(place: str, project: Path, run: Run) -> None:
    to = project / "out" if place == "in the project" else project.parent / "out"
    assert run("-C", project, "render", "--to", to).code == 0
    assert (to / "index.md").read_text() == "new"


@pytest.mark.usefixtures("small")
def test_where_nothing_may_be_added_it_ends_before_it_starts(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A right that is missing, though root may do everything.
    monkeypatch.setattr(os, "access", lambda _, mode: not mode & os.W_OK)
    ended = run("-C", project, "render", "--to", project / "out")
    assert (ended.code, f"nothing may be added to {project}" in ended.stderr) == (2, True)


@pytest.mark.usefixtures("small")
def test_what_the_disk_refuses_is_told_in_a_sentence(project: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    ended = run("-C", project, "render", "--to", project / "out")
    assert (ended.code, "out can't be written (No space left on device)" in ended.stderr) == (2, True)
    assert sorted(each.name for each in project.iterdir()) == ["README.md", "mkdocs.yml", "models"]


def test_a_day_given_beats_the_epoch_beats_the_commit_beats_today(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    today = as_of_date(tmp_path, None)
    assert abs((datetime.now(UTC).date() - today).days) <= 1
    committed(tmp_path)
    assert as_of_date(tmp_path, None) == COMMITTED.date()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert as_of_date(tmp_path, None) == date(2027, 1, 15)
    assert as_of_date(tmp_path, DAY) == DAY


@pytest.mark.parametrize("git", ["no commit yet", "no repository after all", "a worktree that is gone"])
def test_a_repository_without_a_commit_gives_no_day(git: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    match git:
        case "no commit yet":
            porcelain.init(str(tmp_path))
        case "no repository after all":
            (tmp_path / ".git").mkdir()
        case _:
            (tmp_path / ".git").write_text("gitdir: /nowhere/at/all\n")
    assert as_of_date(tmp_path, None) >= DAY


def committed(folder: Path) -> None:
    """Make the folder a repository with one commit."""
    porcelain.init(str(folder))
    (folder / "a").touch()
    porcelain.add(str(folder), [str(folder / "a")])
    who, when = b"A <a@example.org>", int(COMMITTED.timestamp())
    porcelain.commit(
        str(folder), message=b"a", author=who, committer=who, commit_timestamp=when, commit_timezone=0,
        author_timestamp=when, author_timezone=0,
    )  # fmt: skip
