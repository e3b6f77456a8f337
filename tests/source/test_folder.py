"""Only regular files inside the project are ever opened, whatever a model names."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from proofbook.source.diagnostic import Diagnostic
from proofbook.source.folder import MOST_BYTES, Folder

SECRET = b"somebody else's secret"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project beside a file that is none of its business."""
    (tmp_path / "outside.yaml").write_bytes(SECRET)
    root = tmp_path / "project"
    (root / "models/deep").mkdir(parents=True)
    (root / "models/x.yaml").write_text("system: x\n", encoding="utf-8")
    return root


@pytest.mark.parametrize(
    "path", ["../outside.yaml", "models/../../outside.yaml", "/etc/hostname", "models/x\0.yaml", "models/link.yaml"]
)
def test_a_path_that_leads_out_is_refused(path: str, project: Path) -> None:
    (project / "models/link.yaml").symlink_to(project.parent / "outside.yaml")
    assert rule(Folder(project).bytes(path)) == "path-outside-project"


def test_a_file_below_a_folder_that_is_a_link_outward_is_refused(project: Path) -> None:
    (project / "models/away").symlink_to(project.parent)
    assert rule(Folder(project).bytes("models/away/outside.yaml")) == "path-outside-project"


def test_a_link_that_stays_inside_is_read(project: Path) -> None:
    (project / "models/again.yaml").symlink_to("x.yaml")
    assert Folder(project).bytes("models/again.yaml") == b"system: x\n"


def test_a_project_that_is_reached_by_a_link_is_still_one_project(project: Path) -> None:
    link = project.parent / "link"
    link.symlink_to(project)
    assert Folder(link).bytes("models/x.yaml") == b"system: x\n"


def test_a_pipe_is_not_waited_for(project: Path) -> None:
    os.mkfifo(project / "models/pipe.yaml")
    assert refused(Folder(project).bytes("models/pipe.yaml")) == "models/pipe.yaml is not a regular file"


def test_a_socket_and_a_folder_are_no_files(project: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(project / "models/socket.yaml"))
        assert rule(Folder(project).bytes("models/socket.yaml")) == "artifact-unreadable"
    assert rule(Folder(project).bytes("models/deep")) == "artifact-unreadable"


def test_a_device_is_no_file() -> None:
    assert refused(Folder(Path("/dev")).bytes("zero")) == "zero is not a regular file"


def test_links_in_a_circle_and_names_that_no_file_can_have_are_mistakes(project: Path) -> None:
    (project / "a").symlink_to("b")
    (project / "b").symlink_to("a")
    for path in ("a", "x" * 5_000, "models/x.yaml/y", "\ud800"):
        assert rule(Folder(project).bytes(path)) in {"artifact-unreadable", "artifact-missing"}


def test_a_file_that_is_too_large_is_not_read(project: Path) -> None:
    with (project / "models/large.yaml").open("wb") as large:
        large.truncate(MOST_BYTES)
        assert len(bytes(Folder(project).bytes("models/large.yaml"))) == MOST_BYTES  # type: ignore[arg-type]
        large.truncate(MOST_BYTES + 1)
    assert refused(Folder(project).bytes("models/large.yaml")) == "models/large.yaml is larger than 5 MB"


def test_a_file_that_is_not_there_is_missing(project: Path) -> None:
    assert rule(Folder(project).text("models/y.yaml")) == "artifact-missing"


def test_a_file_without_leave_to_read_is_a_mistake(monkeypatch: pytest.MonkeyPatch, project: Path) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert refused(Folder(project).bytes("models/x.yaml")) == "models/x.yaml can't be opened: Permission denied"


@pytest.mark.parametrize(
    ("raw", "line", "column"),
    [
        (b"a: b\nc: d\xe9\n", 2, 5),
        (b"a: b\r\nc: \xff\n", 2, 4),
        (b"a: b\rc: \xff", 2, 4),
        ("é: ".encode() + b"\x80", 1, 4),
        (b"\xef\xbb\xbfa\xff", 1, 2),
        (b"\xff\xfea\0", 1, 1),
    ],
)
def test_what_is_not_utf_8_is_told_with_its_line_and_column(raw: bytes, line: int, column: int, project: Path) -> None:
    (project / "models/x.yaml").write_bytes(raw)
    found = Folder(project).text("models/x.yaml")
    assert isinstance(found, Diagnostic)
    assert found.rule == "not-utf-8"
    assert found.span
    assert (found.span.line, found.span.column) == (line, column)


def test_a_byte_order_mark_is_no_part_of_the_text_but_of_the_bytes(project: Path) -> None:
    (project / "models/x.yaml").write_bytes(b"\xef\xbb\xbfa: b\n")
    assert Folder(project).text("models/x.yaml") == "a: b\n"
    assert Folder(project).bytes("models/x.yaml") == b"\xef\xbb\xbfa: b\n"


def test_the_files_of_a_folder_are_regular_sorted_and_neither_hidden_nor_links(project: Path) -> None:
    for name in ("b.yaml", "a.yaml", "deep/c.yaml", ".hidden.yaml", "b.md"):
        (project / "models" / name).touch()
    (project / "models/.git").mkdir()
    (project / "models/.git/d.yaml").touch()
    (project / "models/link.yaml").symlink_to("a.yaml")
    (project / "models/away").symlink_to(project.parent)
    os.mkfifo(project / "models/pipe.yaml")
    assert Folder(project).files("models", (".yaml",)) == (
        "models/a.yaml", "models/b.yaml", "models/deep/c.yaml", "models/x.yaml"
    )  # fmt: skip


def test_a_folder_outside_that_is_a_link_or_that_is_not_there_has_no_files(project: Path) -> None:
    (project / "away").symlink_to(project.parent)
    (project / "again").symlink_to("models")
    for under in ("..", "away", "again", "nowhere", "/etc", "models/x.yaml"):
        assert Folder(project).files(under, ("",)) == ()


def rule(found: object) -> str:
    assert isinstance(found, Diagnostic), found
    return found.rule


def refused(found: object) -> str:
    assert isinstance(found, Diagnostic), found
    return found.message
