"""Where a Rego comprehension takes a name from around it in its head alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

TOKEN = re.compile(
    r"""(?P<skip>\#[^\n]*|\s+|`[^`]*`|"(?:\\.|[^"\\])*")|(?P<name>\.?[A-Za-z_]\w*)|(?P<sign>:=|==|!=|<=|>=|.)""",
    re.DOTALL,
)
KEYWORDS = {"some", "in", "not", "every", "if", "else", "contains", "with", "as", "default", "true", "false", "null"}
CLOSING = {"[": "]", "{": "}", "(": ")"}


def head_only(module: str) -> list[tuple[int, str]]:
    """Line and name of each name that a comprehension uses before its `|` and not behind it."""
    tokens = [(found.start(), found[0]) for found in TOKEN.finditer(module) if found["skip"] is None]
    known = KEYWORDS | _of_the_module(tokens)
    return [
        (module.count("\n", 0, tokens[start][0]) + 1, name)
        for start, bar, end in _comprehensions([text for _, text in tokens])
        for name in sorted(
            _used(tokens[start + 1 : bar]) - _bound(tokens[start + 1 : bar]) - _used(tokens[bar:end]) - known
        )
    ]


def _comprehensions(tokens: list[str]) -> Iterator[tuple[int, int, int]]:
    """Where each opens, where its `|` stands, and where it closes."""
    opened: list[tuple[int, int | None]] = []
    for index, token in enumerate(tokens):
        if token in CLOSING:
            # The body of a rule or of `every` is no comprehension, though a union of sets may stand in it.
            is_body = token == "{" and re.match(r"[)\]}]|(?!in$|contains$)[A-Za-z_.]", tokens[index - 1])
            opened.append((index, index if is_body else None))
        elif token == "|" and opened and tokens[opened[-1][0]] != "(" and opened[-1][1] is None:
            opened[-1] = (opened[-1][0], index)
        elif token in CLOSING.values() and opened:
            start, bar = opened.pop()
            if bar not in (None, start):
                yield start, bar, index


def _used(tokens: list[tuple[int, str]]) -> set[str]:
    """Names of values: no members, no functions that are called."""
    texts = [text for _, text in tokens] + [""]
    return {text for index, text in enumerate(texts[:-1]) if re.match(r"[A-Za-z_]", text) and not _calls(texts, index)}


def _calls(texts: list[str], index: int) -> bool:
    after = next(text for text in texts[index + 1 :] if not text.startswith("."))
    return after == "("


def _bound(tokens: list[tuple[int, str]]) -> set[str]:
    """Names that comprehensions further inside bind."""
    texts = [text for _, text in tokens]
    return {name for name, after in pairwise(texts) if after == ":="} | {
        texts[index + 1] for index, text in enumerate(texts[:-1]) if text == "some"
    }


def _of_the_module(tokens: list[tuple[int, str]]) -> set[str]:
    """What is imported, and the rules, which stand at the start of a line outside all brackets."""
    found = {"input", "data"}
    depth = 0
    for index, (_, text) in enumerate(tokens):
        depth += (text in CLOSING) - (text in CLOSING.values())
        if depth == 0 and text == "import":
            last = index + 1
            while tokens[last + 1][1].startswith("."):
                last += 1
            found.add(tokens[last][1].removeprefix("."))
        after = tokens[index + 1][1] if index + 1 < len(tokens) else ""
        if depth == 0 and after in (":=", "contains", "if", "=") and re.match(r"[A-Za-z_]", text):
            found.add(text)
    return found
