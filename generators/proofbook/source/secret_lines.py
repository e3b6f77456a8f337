"""Secrets that lines tell together, where no structure does: in comments, and in what can't be parsed."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

from proofbook.source.secret_places import PEM_END, PEM_START
from proofbook.source.secret_shapes import PLACEHOLDER
from proofbook.source.telling import is_reference, tells_of_a_secret

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))(?P<signs>#+[ \t]?)(?P<words>.*)$")
_ENVIRONMENT_NAME = re.compile(r"""^\s*+(?:-\s*+)?["']?name["']?\s*+:\s*+["']?(?P<name>[\w.-]++)""", re.IGNORECASE)
_ENVIRONMENT_VALUE = re.compile(r"""^(?P<head>\s*["']?value["']?\s*:\s*)(?P<secret>\S.*)$""")
_BLOCK = re.compile(r"""(?<![\w.-])(?P<name>[A-Za-z_][\w.-]*+)["']?\s*+:\s*+[|>][+-]?\s*+(?:\#.*)?$""")


def without_secret_lines(lines: list[str]) -> list[str]:
    """As many lines, without what several of them together tell."""
    return _without_blocks(_without_environment(_without_kubernetes_secrets(_without_pem(lines))))


def without_secrets_in_comments(text: str, without_shapes: Callable[[str], str]) -> str:
    """What stands between the scalars of a file, without secrets in its comments."""
    if "#" not in text:
        return text
    lines = text.split("\n")
    found = [_COMMENT.search(line.removesuffix("\r")) for line in lines]
    told = without_secret_lines([each["words"] if each else "" for each in found])
    for index, (comment, words) in enumerate(zip(found, told, strict=True)):
        if comment:
            line = lines[index]
            lines[index] = line[: comment.start("words")] + without_shapes(words) + line[comment.end("words") :]
    return "\n".join(lines)


def _without_pem(lines: list[str]) -> list[str]:
    kept: list[str] = []
    inside = False
    for line in lines:
        start = PEM_START.search(line)
        if start is None and not inside:
            kept.append(line)
            continue
        head = line[: start.start()] if start else line[: len(line) - len(line.lstrip())]
        kept.append(head + PLACEHOLDER)
        inside = not PEM_END.search(line, start.end() if start else 0)
    return kept


def _without_blocks(lines: list[str]) -> list[str]:
    """The block scalar under a name that says password, token, key …"""
    kept: list[str] = []
    deeper_than = -1
    for line in lines:
        depth = len(line) - len(line.lstrip())
        if deeper_than >= 0 and line.strip() and depth > deeper_than:
            kept.append(line[:depth] + PLACEHOLDER)
            continue
        if line.strip():
            name = _BLOCK.search(line)
            deeper_than = depth if name and tells_of_a_secret(name["name"]) else -1
        kept.append(line)
    return kept


def _without_kubernetes_secrets(lines: list[str]) -> list[str]:
    """Every value under `data` and `stringData` of a document that holds a Secret, whatever it looks like."""
    kept = list(lines)
    for start, end in _documents(lines):
        part = lines[start:end]
        if any(re.search(r"""["']?kind["']?\s*:\s*["']?Secret["']?\s*(?:[,}#]|$)""", line) for line in part):
            kept[start:end] = _without_data(part)
    return kept


def _documents(lines: list[str]) -> list[tuple[int, int]]:
    marks = [index for index, line in enumerate(lines) if line.startswith("---")]
    edges = [0, *marks, len(lines)]
    return [(first, last) for first, last in itertools.pairwise(edges) if last > first]


_DATA = re.compile(r"""^(?P<indent>\s*(?:-\s+)?)["']?(?:data|stringData)["']?\s*:\s*(?P<rest>.*)$""")
_LAST_APPLIED = re.compile(r"""last-applied-configuration["']?\s*:""")


def _without_data(lines: list[str]) -> list[str]:
    kept: list[str] = []
    under = -1
    applied = -1
    for line in lines:
        depth = len(line) - len(line.lstrip())
        started = _DATA.match(line)
        if _LAST_APPLIED.search(line):
            kept.append(line[: line.index(":", line.index("last-applied")) + 1] + f" {PLACEHOLDER}")
            applied = depth
            continue
        if applied >= 0 and (depth > applied or not line.strip()):
            kept.append(line[:depth] + PLACEHOLDER if line.strip() else line)
            continue
        applied = -1
        if started:
            under = len(started["indent"])
            rest = started["rest"].strip()
            kept.append(line[: started.start("rest")] + (_emptied(rest) if rest else ""))
        elif (
            under >= 0 and line.strip() and (depth > under or (depth == under and line.lstrip().startswith(("}", "]"))))
        ):
            kept.append(_value_taken(line))
        else:
            under = under if not line.strip() else -1
            kept.append(line)
    return kept


def _emptied(rest: str) -> str:
    """What follows `data:` on its own line: a block starts below, or a flow mapping stands here."""
    if rest in {"{", "["} or rest.startswith("#"):
        return rest
    if rest.startswith("{"):
        return re.sub(r"""(:\s*)("[^"]*"|'[^']*'|[^,}]+)""", rf"\g<1>{PLACEHOLDER}", rest)
    return PLACEHOLDER


_ENTRY = re.compile(r"""^(?P<head>\s*+(?:"[^"]*"\s*+|'[^']*'\s*+|[^\s:'"][^:]*+):\s*+)(?P<value>\S.*)?$""")


def _value_taken(line: str) -> str:
    entry = _ENTRY.match(line)
    if not entry:
        indent = line[: len(line) - len(line.lstrip())]
        return line if line.strip() in {"}", "},", "]", "],"} else indent + PLACEHOLDER
    value = entry["value"]
    if value is None or value.strip() in {"|", ">", "|-", ">-", "|+", ">+", "{", "["}:
        return line
    tail = "," if value.rstrip().endswith(",") else ""
    quote = value[0] if value[0] in "\"'" else ""
    return f"{entry['head']}{quote}{PLACEHOLDER}{quote}{tail}"


def _without_environment(lines: list[str]) -> list[str]:
    """`value:` after a `name:` that says password, token, key …"""
    kept: list[str] = []
    named = 0
    for line in lines:
        name = _ENVIRONMENT_NAME.search(line)
        if name and tells_of_a_secret(name["name"], of_environment=True):
            named = 3
        found = _ENVIRONMENT_VALUE.match(line) if named and PLACEHOLDER not in line else None
        kept.append(
            f"{found['head']}{PLACEHOLDER}" if found and not is_reference(found["secret"], quoted=False) else line
        )
        named = max(0, named - 1)
    return kept
