"""Which command lines an agent's settings of its shell tool deny, and which they let run unasked.

The product compares the whole line with each pattern, by the regular expressions of Rust, and so do we: pydantic's
core brings the same engine, which takes time in proportion to the text whatever the pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pydantic import JsonValue
from pydantic_core import SchemaError, SchemaValidator, core_schema

from proofbook.evidence.content import Given
from proofbook.source.redaction import PLACEHOLDER

TOOLS = ("execute_bash", "shell")
BETWEEN = re.compile(r"('[^']*'|\"[^\"]*\")|&&|\|\||[;|&]")
"""Quoted text, or what stands between the commands of a line."""

MOST = 100
"""So many patterns, and so many lines, are tried."""


def decide(given: Given, parameters: Mapping[str, JsonValue]) -> JsonValue:
    """For each agent, tool and line of the parameters that are lists: denied, allowed; null where it can't be told."""
    lines = [
        line
        for _, each in sorted(parameters.items())
        if isinstance(each, list)
        for line in each[:MOST]
        if isinstance(line, str)
    ]
    return [
        {"path": path, "document": index, "tool": tool, "line": line, **_decided(settings, line)}
        for path, (kind, documents) in sorted(given.items())
        if kind == "q-agent"
        for index, document in enumerate(documents)
        for tool, settings in _settings(document.value)
        for line in lines
    ]


def _settings(agent: JsonValue) -> Iterator[tuple[str, Mapping[str, JsonValue]]]:
    tools = agent.get("toolsSettings") if isinstance(agent, dict) else None
    for tool in TOOLS:
        settings = tools.get(tool) if isinstance(tools, dict) else None
        if isinstance(settings, dict):
            yield tool, settings


def _decided(settings: Mapping[str, JsonValue], line: str) -> dict[str, JsonValue]:
    return {"denied": _fits(settings["deniedCommands"], line), "allowed": _allowed(settings["allowedCommands"], line)}


def _allowed(patterns: JsonValue, line: str) -> bool | None:
    """A line of several commands runs unasked only where each may; the product asks, its successor looks at each."""
    parted = BETWEEN.sub(lambda found: found[1] or "\n", line)
    said = [_fits(patterns, part.strip()) for part in (parted.split("\n") if "\n" not in line else [line])]
    return None if None in said and False not in said else all(said)


def _fits(patterns: JsonValue, line: str) -> bool | None:
    """Whether one of the patterns fits; None when none does for certain and one is no regular expression."""
    assert isinstance(patterns, list)
    said = [_matches(pattern, line) for pattern in patterns[:MOST]]
    if True in said:
        return True
    return None if None in said or len(patterns) > MOST else False


def _matches(pattern: JsonValue, line: str) -> bool | None:
    if not isinstance(pattern, str) or PLACEHOLDER in pattern:
        return None
    try:
        engine = SchemaValidator(core_schema.str_schema(pattern=rf"\A{pattern}\z", regex_engine="rust-regex"))
    except SchemaError:
        return None
    return engine.isinstance_python(line)
