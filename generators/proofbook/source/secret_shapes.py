"""Secrets that one line of text gives away: by their own shape, by a name before them, by what they are part of."""

from __future__ import annotations

import re
from collections.abc import Callable

from proofbook.source.encoded_words import without_encoded_secrets
from proofbook.source.known_secrets import PARTS, SHAPES
from proofbook.source.random_words import without_random_words
from proofbook.source.telling import is_reference, is_secret, tells_of_a_secret

PLACEHOLDER = "‹redacted›"

_NAME = re.compile(
    r"""(?:(?<![\w./:-])|(?<=/:))(?P<before>[$]?-{0,2}(?:env:)?)(?P<name>[A-Za-z_][\w.-]*+)(?P<sign>\\*+["']?\]?\s*+(?::=|=>|[:=])\s*+)"""
)
_OPTION = re.compile(r"(?<![\w-])(?P<name>--?[A-Za-z][\w-]*+)(?P<sign>\s++)")
_QUOTED = r"""\\+"[^"]*+"?|"(?:[^"\\]|\\.)*+"?|'(?:[^']|'')*+'?"""
_VALUE = re.compile(rf"""{_QUOTED}|[^\s,}}\]\#"'&;\\][^\n,}}\]"]*+(?:[,}}\]](?=[^\s"'{{}}\[\],])[^\n,}}\]"]*+)*+""")
_ASSIGNED = re.compile(
    rf"""{_QUOTED}|[^\s,}}\]"'&;\\][^\s,}}\]"'&;\\]*+(?:[,}}\]](?=[^\s"'{{}}\[\],])[^\s,}}\]"'&;\\]*+)*+"""
)
_TYPED = re.compile(r"""(?P<what>\[?(?P<type>\w++)!?\]?!?)(?:(?P<default>\s*+=\s*+)"(?:[^"\\]|\\.)*+"?)?""")
"""The type of a field in a schema, with its default."""
_ARGUMENT = re.compile(r"""\\+"[^"\\\n]*+|"(?:[^"\\]|\\.)*+"?|'[^'\n]*+'?|[^\s"'<>|&;,}\]-][^\s"',}\]]*+""")
_ENVIRONMENT_IN_BRACES = re.compile(
    r"""(?P<head>\bname["']?\s*+:\s*+["']?(?P<name>[\w.-]++)["']?\s*+,
    \s*+["']?value["']?\s*+:\s*+)(?P<secret>"[^"]*"|'[^']*'|[^\s,}\]][^,}\]]*)""",
    re.IGNORECASE | re.VERBOSE,
)
_WORTH_A_LOOK = re.compile(
    r"[A-Za-z0-9+/=_-]{12}|[!-~]{12}|(?i:pass|pw|psk|otp|secret|token|key|cred|auth|bearer|plaintext|connection|mnemonic|"
    r"phrase|cookie|login|://|basic|jdbc)"
)


def without_shapes(line: str, hides: Callable[[str], bool], types: frozenset[str] = frozenset(), name: str = "") -> str:
    """The line without what looks like a secret; `hides` says whether a text that a word encodes holds one.

    Under a name that tells of a secret may stand one of `types`, as in a schema: it is none. `name` is that of the
    line as a whole.
    """
    if not _WORTH_A_LOOK.search(line):
        return line
    line = SHAPES.sub(PLACEHOLDER, line)
    for part in PARTS:
        line = part.sub(_part, line)
    line = _without_named(line, types)
    line = _without_arguments(line)
    line = _ENVIRONMENT_IN_BRACES.sub(_of_environment, line)
    return without_random_words(without_encoded_secrets(line, PLACEHOLDER, hides), PLACEHOLDER, name)


def _part(found: re.Match[str]) -> str:
    secret = found["secret"]
    is_none = secret.startswith(("$", "{{", "<", PLACEHOLDER)) and is_reference(secret)
    return found[0] if is_none else f"{found['head']}{PLACEHOLDER}"


def _without_named(line: str, types: frozenset[str]) -> str:
    """Without the values of names that tell, wherever in the line they stand."""
    parts: list[str] = []
    at = 0
    for found in _NAME.finditer(line):
        if found.start() < at or not tells_of_a_secret(found["name"]):
            continue
        if types and (typed := _TYPED.match(line, found.end())) and typed["type"] in types:
            start, at = at, typed.end()
            default = typed["default"] and f"{typed['default']}{chr(34)}{PLACEHOLDER}{chr(34)}"
            parts += [line[start : typed.end("what")], default or ""]
            continue
        assigned = found["sign"].endswith("=")
        value = (_ASSIGNED if assigned else _VALUE).match(line, found.end())
        if value is None:
            continue
        told = _told(found["name"], value[0])
        parts += [line[at : found.end()], told]
        at = value.end()
    return "".join((*parts, line[at:]))


def _told(name: str, value: str) -> str:
    """The value, or what remains of it."""
    if value.startswith(PLACEHOLDER):
        return value
    lead = re.match(r"""\\*["']?""", value)
    quote = lead[0] if lead else ""
    if quote:
        inner = value[len(quote) :].removesuffix(quote)
        end = value[len(quote) + len(inner) :]
        return f"{quote}{PLACEHOLDER}{end}" if is_secret(name, inner) else value
    bare = value.rstrip()
    # What an option in quotes says ends before the quote.
    rest = re.search(r"""[\\"';]*$""", bare)
    end = rest[0] if rest else ""
    inner = bare[: len(bare) - len(end)]
    return f"{PLACEHOLDER}{end}" if is_secret(name, inner, quoted=False) else value


def _without_arguments(line: str) -> str:
    """Without what follows `--password` in the same line."""
    parts: list[str] = []
    at = 0
    for found in _OPTION.finditer(line):
        if found.start() < at or not tells_of_a_secret(found["name"].lstrip("-")):
            continue
        value = _ARGUMENT.match(line, found.end())
        bare = value[0].strip("\\\"'") if value else ""
        if value is None or bare.startswith("-") or not is_secret(found["name"], bare) or _is_prose(bare):
            continue
        lead = re.match(r"""\\*["']?""", value[0])
        quote = lead[0] if lead else ""
        parts += [line[at : found.end()], f"{quote}{PLACEHOLDER}{quote if value[0].endswith(quote or ' ') else ''}"]
        at = value.end()
    return "".join((*parts, line[at:]))


def _is_prose(word: str) -> bool:
    return word in {"and", "or", "is", "to", "from", "in", "for", "with", "the", "option", "flag"}


def _of_environment(found: re.Match[str]) -> str:
    secret = found["secret"].strip()
    quote = secret[0] if secret[0] in "\"'" else ""
    if not tells_of_a_secret(found["name"], of_environment=True):
        return found[0]
    if is_reference(secret.strip("\"'"), quoted=bool(quote)):
        return found[0]
    return f"{found['head']}{quote}{PLACEHOLDER}{quote}"
