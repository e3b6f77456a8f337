"""Whose project, on which day, and where to: `-C`, `--as-of` and `--to`."""

from __future__ import annotations

import json
import os
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from dulwich import porcelain

import proofbook.pipeline
from proofbook.asof import as_of_date
from proofbook.pipeline import Rendered
from proofbook.publish.written import MARK
from tests.cli.conftest import BROKEN, Ended, Run

DAY = date(2026, 11, 1)
COMMITTED = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is rendered is one page, whatever the project."""
    made = Rendered(project="", stamp="", files={"index.md": b"new"}, diagnostics=())
    monkeypatch.setattr(proofbook.pipeline, "rendered", lambda *_: made)


def test_a_project_needs_no_more_than_a_model(project: Path, run: Run) -> None:
    (project / "mkdocs.yml").unlink()
    (project / "README.md").unlink()
    data = json.loads(assessed(run, project).stdout)
    assert data["project"] == "Threat models"
    assert [each["id"] for each in data["systems"]] == ["shop"]


def test_a_model_may_be_called_yml(project: Path, run: Run) -> None:
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


def test_check_says_what_is_worth_stating_first_and_names_at_most_five(project: Path, run: Run) -> None:
    first, *questions = run("-C", project, "check").stdout.splitlines()
    assert "hinge on unstated facts" in first
    assert len(questions) == 5
    assert all(each.startswith("  state ") for each in questions)
    decides = [int(each.split(": decides ")[1].split(".")[0]) for each in questions]
    assert decides == sorted(decides, reverse=True)


def test_warnings_are_shown_and_are_no_failure(project: Path, run: Run) -> None:
    ended = run("-C", project, "--as-of", "2030-01-01", "check")
    assert (ended.code, ended.stdout.startswith("warning[review-overdue]")) == (0, True)


def test_threats_go_from_raw_over_applicable_to_lines(project: Path, run: Run) -> None:
    counts = json.loads(assessed(run, project).stdout)["systems"][0]["counts"]
    said = run("-C", project, "threats", "shop").stdout.splitlines()
    assert [each.split()[:2] for each in said[:4]] == [
        ["raw", str(counts["raw"])],
        ["applicable", str(counts["applicable"])],
        ["certain", str(counts["certain"])],
        ["lines", str(counts["lines"])],
    ]
    listed = [each for each in said if re.search(r" [a-z0-9-]+@[a-z0-9-]+$", each) and " hinges@" not in each]
    assert len(listed) == counts["lines"]


def test_evidence_that_was_made_up_is_called_so(project: Path, run: Run) -> None:
    said = run("-C", project, "assess").stdout
    assert re.search(r"supported \(declared\) +part +nist-sp-800-53-r5 SC-28\(1\) \[illustrative\]\n", said)
    assert said.endswith("no system was examined.\n")
    assert "no system was examined.\n" in run("-C", project, "threats", "shop").stdout


def test_a_status_that_is_no_answer_is_told_with_its_reason(project: Path, run: Run) -> None:
    said = run("-C", project, "assess").stdout
    assert re.search(r"missing +part +nist-csf-2.0 PR.DS-01\n +Database password: at Secrets Manager: Nobody", said)
    assert max(map(len, said.splitlines())) < 145


def test_assess_gives_what_a_build_publishes(starter_site: Path, run: Run) -> None:
    published = (starter_site / "proofbook.json").read_text(encoding="utf-8")
    assert assessed(run, starter_site.parent).stdout == published


def test_a_build_is_told_with_its_folder_and_its_day(starter_site: Path) -> None:
    assert (starter_site / MARK).exists()
    assert (starter_site / "systems" / "shop" / "index.html").exists()
    assert not list(starter_site.parent.glob(".*"))


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


def test_the_day_that_is_given_is_on_what_is_written(project: Path, run: Run) -> None:
    assert json.loads(assessed(run, project).stdout)["as_of"] == str(DAY)


def test_a_day_given_beats_the_epoch_beats_the_commit_beats_today(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
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


def assessed(run: Run, project: Path) -> Ended:
    return run("-C", project, "--as-of", str(DAY), "assess", "--format", "json")


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
