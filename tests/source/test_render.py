"""Diagnostics for a person at a terminal, for a program, and for GitHub: none can act on what shows it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from proofbook.source.diagnostic import Diagnostic, Severity
from proofbook.source.render import rendered
from proofbook.source.span import Span
from proofbook.source.terminal import visible, visible_line

# What reverses a line, hides in it, moves the cursor, rings, clears, or ends a line where no editor does.
ACTING = "\x1b[2J\x07\r\x7f\x85\x9b31m\u202e\u2066\u200b\u2028\ufeff\u00ad\U000e0041\udcff"

FOUND = Diagnostic(
    rule="unknown-key",
    message="the key `a` has no meaning here",
    span=Span(path="models/x.yaml", line=2, column=3, end_line=2, end_column=4),
    label="no such key in `web`",
    help="did you mean `b`?",
)


def test_the_text_shows_the_line_with_its_number_and_marks_the_place(tmp_path: Path) -> None:
    assert text_of(tmp_path, "web:\n  a: 1\n") == (
        "error[unknown-key]: the key `a` has no meaning here\n"
        " --> models/x.yaml:2:3\n"
        "  |\n"
        "2 |   a: 1\n"
        "  |   ^ no such key in `web`\n"
        "  |\n"
        "  = help: did you mean `b`?\n"
    )


def test_a_mistake_without_a_place_has_no_arrow_and_one_in_a_file_that_is_gone_no_excerpt(tmp_path: Path) -> None:
    assert rendered([replace(FOUND, span=None, label="")], tmp_path, "text") == (
        "error[unknown-key]: the key `a` has no meaning here\n  = help: did you mean `b`?\n"
    )
    assert "-->" in rendered([FOUND], tmp_path, "text")
    assert "^" not in rendered([FOUND], tmp_path, "text")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_line_shown_is_the_one_that_an_editor_shows(line_end: str, tmp_path: Path) -> None:
    shown = text_of(tmp_path, f"a: 'x\u2028\x0c\x1cy'{line_end}  a: 1{line_end}")
    assert "\n2 |   a: 1\n" in shown


def test_a_long_line_is_cut_around_the_place(tmp_path: Path) -> None:
    column = 3_000
    span = Span(path="models/x.yaml", line=1, column=column, end_line=1, end_column=column + 5)
    shown = text_of(tmp_path, "x" * (column - 1) + "wrong" + "y" * 3_000, replace(FOUND, span=span)).split("\n")
    marks = shown[4].index("^")
    assert shown[3][marks : marks + 5] == "wrong"
    assert max(map(len, shown)) < 200


def test_marks_stand_below_wide_characters_and_marks_over_letters(tmp_path: Path) -> None:
    span = Span(path="models/x.yaml", line=1, column=5, end_line=1, end_column=7)
    shown = text_of(tmp_path, "支付e\u0301支付", replace(FOUND, span=span)).split("\n")
    assert shown[4] == "  |      ^^^^ no such key in `web`"


def test_nothing_in_any_format_acts_on_the_terminal(tmp_path: Path) -> None:
    hostile = Diagnostic(
        rule="unknown-key",
        message=ACTING,
        span=Span(path=f"models/{ACTING}.yaml", line=1, column=1, end_line=1, end_column=2),
        label=ACTING,
        help=ACTING,
    )
    span = Span(path="models/x.yaml", line=1, column=2, end_line=1, end_column=9)
    in_the_line = replace(FOUND, label=ACTING, span=span)
    write(tmp_path, ACTING.replace("\r", "").replace("\udcff", "") + "\n")
    for format in ("text", "json", "github"):
        shown = rendered([hostile, in_the_line], tmp_path, format)
        assert not [each for each in shown if each != "\n" and not each.isprintable()]
        shown.encode("utf-8")
    assert "U+001B[2J" in rendered([hostile], tmp_path, "text")
    assert "U+202E" in rendered([hostile], tmp_path, "github")


def test_text_that_people_read_stays_as_it_is() -> None:
    for text in ("plain", "Zürich · 支付 ‹x› → 🔐", "two\nlines\tand a tab"):
        assert visible(text) == text
    assert visible_line("two\nlines\tand a tab") == "twoU+000Alines and a tab"


def test_a_newline_in_a_name_cannot_start_a_line_that_github_takes_for_a_command(tmp_path: Path) -> None:
    hostile = replace(FOUND, message="`x\n::error::y`", label="\n::warning::", help="\r\n::add-mask::z")
    for format in ("text", "github"):
        shown = rendered([hostile], tmp_path, format)
        assert not [line for line in shown.split("\n")[1:] if line.lstrip().startswith("::")]


def test_json_says_everything_and_is_an_empty_list_when_nothing_is_wrong(tmp_path: Path) -> None:
    hostile = replace(FOUND, message=ACTING, severity=Severity.WARNING)
    assert json.loads(rendered([hostile, replace(FOUND, span=None)], tmp_path, "json")) == [
        {
            "rule": "unknown-key", "severity": "warning", "message": ACTING,
            "path": "models/x.yaml", "line": 2, "column": 3, "end_line": 2, "end_column": 4,
            "label": "no such key in `web`", "help": "did you mean `b`?",
        },
        {
            "rule": "unknown-key", "severity": "error", "message": "the key `a` has no meaning here",
            "path": None, "line": None, "column": None, "end_line": None, "end_column": None,
            "label": "no such key in `web`", "help": "did you mean `b`?",
        },
    ]  # fmt: skip
    assert rendered([], tmp_path, "json") == "[]\n"
    assert rendered([], tmp_path, "text") == rendered([], tmp_path, "github") == ""


def test_an_annotation_names_file_line_and_columns_and_escapes_what_github_reads(tmp_path: Path) -> None:
    span = Span(path="models/a,b:c%.yaml", line=2, column=3, end_line=2, end_column=4)
    (line,) = rendered([replace(FOUND, span=span, message="50 %\nof :: it")], tmp_path, "github").splitlines()
    assert line == (
        "::error file=models/a%2Cb%3Ac%25.yaml,line=2,col=3,endLine=2,endColumn=4,title=unknown-key"
        "::50 %25%0Aof :: it. did you mean `b`?"
    )


def test_github_is_given_ten_of_each_level_the_errors_first_and_the_number_of_the_others(tmp_path: Path) -> None:
    warning = replace(FOUND, severity=Severity.WARNING)
    lines = rendered([*[warning] * 11, *[FOUND] * 13], tmp_path, "github").splitlines()
    assert [line.split(" ")[0] for line in lines[:10]] == ["::error"] * 10
    assert lines[10].startswith("::error::3 more")
    assert [line.split(" ")[0] for line in lines[11:21]] == ["::warning"] * 10
    assert lines[21].startswith("::warning::1 more")
    assert len(lines) == 22


def test_colour_is_for_the_headline_alone_and_only_where_it_is_asked_for(tmp_path: Path) -> None:
    write(tmp_path, "web:\n  a: 1\n")
    plain = rendered([FOUND], tmp_path, "text")
    coloured = rendered([FOUND], tmp_path, "text", colour=True)
    assert "\x1b" not in plain
    assert coloured.replace("\x1b[1;31m", "").replace("\x1b[0m", "") == plain
    assert coloured.index("\x1b[0m") < coloured.index(":")


def text_of(root: Path, text: str, found: Diagnostic = FOUND) -> str:
    write(root, text)
    return rendered([found], root, "text")


def write(root: Path, text: str) -> None:
    (root / "models").mkdir(exist_ok=True)
    (root / "models/x.yaml").write_bytes(text.encode())
