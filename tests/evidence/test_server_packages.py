"""What a tool server is fetched from stands behind the options of its launcher; behind one that is unknown, nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest

from proofbook.evidence.deciders.server_packages import decide
from proofbook.evidence.readers.q_agent import read


def packages(words: list[str]) -> Any:
    text = json.dumps({"name": "a", "mcpServers": {"docs": {"command": words[0], "args": words[1:]}}})
    found: Any = decide({"a.json": ("q-agent", read(text, "a.json").documents)}, {})
    assert len(found) < 2
    return [found[0]["packages"] and [(each["name"], each["exact"]) for each in found[0]["packages"]]] if found else []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("npx -y a@1.2.3 --flag b", [[("a@1.2.3", True)]]),
        ("npx --registry https://example.com a", [[("a", False)]]),
        ("npx --registry=https://example.com a@1.2.3-rc.1", [[("a@1.2.3-rc.1", True)]]),
        ("npx -p a@1.2.3 --package=b a", [[("a@1.2.3", True), ("b", False)]]),
        ("npx --unheard-of a@1.2.3", [None]),
        ("npx -y", [None]),
        (r"C:\nodejs\npx.cmd a@1", [[("a@1", False)]]),
        ("cmd /c cmd /c npx a", [[("a", False)]]),
        ("pnpm dlx a", [[("a", False)]]),
        ("pnpm start", [None]),
        ("uv tool run --from a==1.0 b", [[("a==1.0", True)]]),
        ("uvx --with b a==1.0", [[("a==1.0", True), ("b", False)]]),
        ("uvx a[extra]==1.0.post1", [[("a[extra]==1.0.post1", True)]]),
        ("uvx ./server", [[("./server", True)]]),
        ("docker run --rm -e KIND=x a:1", [[("a:1", False)]]),
        ("docker compose up", [None]),
        ("${RUNNER} a", [None]),
        ("/opt/a/server --port 1", []),
        ("node server.js", []),
    ],
)
def test_packages_are_found_behind_a_launchers_options(line: str, expected: list[object]) -> None:
    assert packages(line.split()) == expected


def test_hostile_words_end() -> None:
    assert packages(["cmd", *["/c", "cmd"] * 5_000]) == [None]
    assert packages(["npx", "-y", "a@" + "1." * 50_000]) == [[("a@" + "1." * 50_000, False)]]
