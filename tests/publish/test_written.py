"""Outputs appear whole or not at all, and nothing of anybody else's is ever replaced."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from proofbook.publish.written import MARK, RefusedError, swap, workplace, write_folder


def test_a_folder_is_replaced_whole(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", {"old.md": b"old", "both.md": b"old"})
    write_folder(tmp_path / "out", {"both.md": b"new", "deep/down.md": b"new"})
    assert content(tmp_path / "out") == {MARK: b"", "both.md": b"new", "deep/down.md": b"new"}


def test_nothing_but_the_output_stays_beside_it(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", {"a": b""})
    write_folder(tmp_path / "out", {"b": b""})
    assert names(tmp_path) == ["out"]


def test_a_folder_that_somebody_else_filled_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("three years")
    with pytest.raises(RefusedError, match="files that Proofbook did not write"):
        write_folder(tmp_path, {"a": b""})
    assert names(tmp_path) == ["thesis.txt"]


def test_a_file_is_not_taken_for_a_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(RefusedError, match="not a folder"):
        write_folder(tmp_path / "out", {"a": b""})
    assert (tmp_path / "out").read_text() == "mine"


def test_an_empty_folder_is_filled_where_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    before = tmp_path.stat().st_ino
    write_folder(Path(), {"a": b"", "b/c": b""})
    assert tmp_path.stat().st_ino == before
    assert content(Path()) == {MARK: b"", "a": b"", "b/c": b""}


def test_the_folder_one_stands_in_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_folder(tmp_path / "out", {"deep/a": b""})
    monkeypatch.chdir(tmp_path / "out" / "deep")
    with pytest.raises(RefusedError, match="the folder you are in"):
        write_folder(Path(".."), {"b": b""})
    assert (tmp_path / "out" / "deep" / "a").exists()


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    write_folder(tmp_path / "real", {"a": b""})
    (tmp_path / "link").symlink_to("real")
    write_folder(tmp_path / "link", {"b": b""})
    assert (tmp_path / "link").is_symlink()
    assert content(tmp_path / "real") == {MARK: b"", "b": b""}


def test_what_fails_half_way_leaves_the_old_output(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", {"a": b"old"})
    with pytest.raises(FileExistsError):
        write_folder(tmp_path / "out", {"a": b"new", "a/b": b"a file is no folder"})
    assert content(tmp_path / "out") == {MARK: b"", "a": b"old"}
    assert names(tmp_path) == ["out"]


def test_what_a_killed_run_left_goes_with_the_next(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", {"a": b"old"})
    left = killed_in_its_workplace(tmp_path / "out")
    assert left.exists()
    assert content(tmp_path / "out") == {MARK: b"", "a": b"old"}
    write_folder(tmp_path / "out", {"a": b"new"})
    assert names(tmp_path) == ["out"]


def test_one_killed_between_two_renames_gives_the_old_output_back(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", {"a": b"old"})
    left = killed_in_its_workplace(tmp_path / "out")
    (left / "old").mkdir()
    (tmp_path / "out").rename(left / "old" / "out")
    with pytest.raises(FileExistsError):
        write_folder(tmp_path / "out", {"a": b"", "a/b": b""})
    assert content(tmp_path / "out") == {MARK: b"", "a": b"old"}


def test_a_run_beside_another_leaves_its_workplace_alone(tmp_path: Path) -> None:
    with workplace(tmp_path / "one") as work:
        write_folder(tmp_path / "two", {"b": b""})
        (work / "made").mkdir()
        swap(work / "made", tmp_path / "one")
    assert names(tmp_path) == ["one", "two"]


def test_a_folder_that_only_looks_like_a_workplace_stays(tmp_path: Path) -> None:
    (tmp_path / ".proofbook-notes").mkdir()
    (tmp_path / ".proofbook-notes" / "mine.txt").touch()
    write_folder(tmp_path / "out", {"a": b""})
    assert (tmp_path / ".proofbook-notes" / "mine.txt").exists()


def killed_in_its_workplace(to: Path) -> Path:
    """What a process that was killed while it made `to` left beside it."""
    program = (
        "import sys; from pathlib import Path; from proofbook.publish.written import workplace\n"
        "with workplace(Path(sys.argv[1])) as work: print(work, flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, to], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        left = Path(process.stdout.readline().strip())
        process.send_signal(signal.SIGKILL)
    return left


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def content(folder: Path) -> Mapping[str, bytes]:
    """The files below a folder, by their path in it."""
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()}
