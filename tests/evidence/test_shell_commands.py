"""Patterns of commands are tried as the product tries them: over the whole line, by Rust's regular expressions."""

from __future__ import annotations

from typing import Any

import pytest

from proofbook.evidence.deciders.shell_commands import decide
from proofbook.evidence.readers.q_agent import read


def decided(patterns: str, line: str) -> Any:
    text = f'{{"name": "a", "toolsSettings": {{"execute_bash": {{"deniedCommands": {patterns}}}}}}}'
    found: Any = decide({"a.json": ("q-agent", read(text, "a.json").documents)}, {"lines": [line]})
    (one,) = found
    return one["denied"]


@pytest.mark.parametrize(
    ("patterns", "line", "denied"),
    [
        ('["aws .*"]', "aws s3 ls", True),
        ('["aws *"]', "aws s3 ls", False),
        ('["aws"]', "aws s3 ls", False),
        ('["aws .*"]', "env aws s3 ls", False),
        (r'["(.*\\s)?aws\\b.*"]', "env aws s3 ls", True),
        ('["(?i)AWS .*"]', "aws s3 ls", True),
        ('["aws .*"]', "aws s3 ls\naws s3 rb", False),
        ("[]", "aws s3 ls", False),
        ('["(aws"]', "aws s3 ls", None),
        ('["(aws", "aws .*"]', "aws s3 ls", True),
        ('["(?!git).*"]', "aws s3 ls", None),
        ('["(a{1000}){1000}"]', "aws s3 ls", None),
        ('["(a+)+b"]', "a" * 100_000, False),
        ("[" + '"x", ' * 200 + '"y"]', "aws s3 ls", None),
    ],
)
def test_a_line_is_denied_by_a_pattern_that_fits_all_of_it(patterns: str, line: str, denied: bool | None) -> None:
    assert decided(patterns, line) is denied


@pytest.mark.parametrize(
    ("patterns", "line", "allowed"),
    [
        ('["cd .*"]', "cd /tmp && aws s3 ls", False),
        ('["cd .*", "aws .*"]', "cd /tmp && aws s3 ls", True),
        ('["bash .*"]', "bash -c 'cd /tmp; aws s3 ls'", True),
        ('["(a"]', "a | b", None),
    ],
)
def test_a_line_of_several_commands_runs_unasked_only_where_each_of_them_may(
    patterns: str, line: str, allowed: bool | None
) -> None:
    text = f'{{"name": "a", "toolsSettings": {{"execute_bash": {{"allowedCommands": {patterns}}}}}}}'
    found: Any = decide({"a.json": ("q-agent", read(text, "a.json").documents)}, {"lines": [line]})
    assert [each["allowed"] for each in found] == [allowed]
