"""Secrets taken out of a text once, where it is read; lines and their number stay, so that places remain right.

Known shapes first (PEM blocks, access keys, tokens, passwords in addresses, values under names that say so, every
value of a Kubernetes Secret), then what merely looks random. What an auditor needs to see survives: ARNs, digests,
UUIDs, image names, resource ids.
"""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from proofbook.source.node import Node
from proofbook.source.random_words import without_random_words
from proofbook.source.sealed_values import put_back, set_aside
from proofbook.source.secret_places import secret_places
from proofbook.source.telling import TELLING, is_reference, is_secret

PLACEHOLDER = "‹redacted›"

_SHAPES = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:AKIA|ASIA|AROA|AIDA|ANPA|ABIA|ACCA)[A-Z2-7]{16}\b",
        r"(?<![\w-])eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?",
        r"\b(?:ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{20,}\b|\bgithub_pat_[A-Za-z0-9_]{20,}\b|\bglpat-[A-Za-z0-9_-]{16,}",
        r"\bxox[abeoprs]-[A-Za-z0-9-]{10,}|\bxapp-[A-Za-z0-9-]{10,}",
        r"\b(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{10,}\b|\bsk-[A-Za-z0-9_-]{20,}",
        r"\bAIza[A-Za-z0-9_-]{30,}\b|\bya29\.[A-Za-z0-9_-]{20,}",
        r"\bnpm_[A-Za-z0-9]{30,}\b|\bpypi-[A-Za-z0-9_-]{30,}\b|\bdckr_pat_[A-Za-z0-9_-]{20,}\b|\bhf_[A-Za-z0-9]{20,}\b",
        r"\bhvs\.[A-Za-z0-9_-]{20,}\b|\bs\.[A-Za-z0-9]{24}\b|\bdop_v1_[a-f0-9]{60,}\b|\bSG\.[A-Za-z0-9_.-]{30,}",
        r"\bAGE-SECRET-KEY-1[A-Z0-9]{50,}",
        (
            r"(?<![A-Za-z0-9+/])(?=[A-Za-z0-9+/]*[0-9])(?=[A-Za-z0-9+/]*[a-z])(?=[A-Za-z0-9+/]*[A-Z]{2})"
            r"[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/=])"
        ),
    )
)
# A hostile file may be one line of five million characters: no pattern looks at the same run of them again and again.
_URL_PASSWORD = re.compile(
    r"""(?P<head>\b[a-z][a-z0-9+.-]{0,20}://[^/\s:@'"]{0,200}:)(?!\d+/)(?P<secret>[^\s'"?#]{1,500})(?=@)""",
    re.IGNORECASE,
)
_URL_TOKEN = re.compile(rf"""(?P<head>[?&;][\w.-]{{0,60}}{TELLING}=)(?P<secret>[^\s&;#'"]+)""", re.IGNORECASE)
_AUTHORISATION = re.compile(
    r"(?P<head>\b(?:basic|bearer)\s++)(?P<secret>(?=[\w+/=.~-]*\d)[\w+/=.~-]{8,})", re.IGNORECASE
)
_NAMED = re.compile(
    rf"""(?P<end_of_name>{TELLING})(?P<sign>["']?\s*+[:=]\s*+)"""
    r"""(?P<secret>"(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+'|[^\s,}\]\#"'][^\n,}\]]*+)""",
    re.IGNORECASE,
)
_BEFORE_A_NAME = re.compile(r"""(?:^|[\s{,"'-])(?P<name>[\w.-]*)$""")
_ENVIRONMENT_NAME = re.compile(
    r"""^\s*+(?:-\s*+)?["']?name["']?\s*+:\s*+["']?[\w.-]*(?:pass|pwd|secret|token|key|credential)""", re.IGNORECASE
)
_ENVIRONMENT_VALUE = re.compile(r"""^(?P<head>\s*["']?value["']?\s*:\s*)(?P<secret>\S.*)$""")
_ENVIRONMENT_IN_BRACES = re.compile(
    r"""(?P<head>\bname["']?\s*+:\s*+["']?(?=[\w.-]*(?:pass|pwd|secret|token|key|credential))[\w.-]++["']?\s*+,
    \s*+["']?value["']?\s*+:\s*+)(?P<secret>"[^"]*"|'[^']*'|[^\s,}\]][^,}\]]*)""",
    re.IGNORECASE | re.VERBOSE,
)
_BLOCK = re.compile(rf"""{TELLING}["']?\s*+:\s*+[|>][+-]?\s*+(?:\#.*)?$""", re.IGNORECASE)
_PEM_START = re.compile(r"-----BEGIN [A-Z0-9 ]{0,40}(?:PRIVATE KEY|OPENSSH|ENCRYPTED|PGP)[A-Z0-9 ]{0,40}-----")
_PEM_END = re.compile(r"-----END [A-Z0-9 ]+-----")


@lru_cache(maxsize=256)
def redacted(text: str) -> str:
    """The text without secrets, line for line; remembered, as while a site is served it comes again with every edit."""
    text, sealed = set_aside(text)
    places = secret_places(text)
    lines = _without_pem(_without_placed(text, places.scalars).split("\n"))
    if not places.whole:
        lines = _without_kubernetes_secrets(lines)
    lines = _without_blocks(_without_environment(lines))
    return put_back("\n".join(_without_shapes(line) for line in lines), sealed)


def _without_placed(text: str, scalars: tuple[Node, ...]) -> str:
    """Without what the structure of the file tells."""
    starts = [0, *(found.end() for found in re.finditer(r"\r\n|\n|\r", text))]
    in_json = text.lstrip()[:1] in ("{", "[")
    kept, at = [], 0
    for node in scalars:
        span = node.span
        start = starts[span.line - 1] + span.column - 1
        end = starts[span.end_line - 1] + span.end_column - 1
        kept += [text[at:start], _taken_out(text[start:end], in_json)]
        at = end
    return "".join((*kept, text[at:]))


_BEFORE_A_VALUE = re.compile(r"(?:[&!]\S*\s+)*")


def _taken_out(value: str, in_json: bool) -> str:
    """The placeholder in place of a scalar, on as many lines and in as many quotes; anchors and tags stay."""
    before = _BEFORE_A_VALUE.match(value)
    head, value = (before[0], value[before.end() :]) if before else ("", value)
    first, *rest = re.split(r"(\r\n|\n|\r)", value)
    if first[:1] in ("|", ">"):
        return head + first + "".join(_line_taken_out(each) for each in rest)
    quote = first[:1] if first[:1] in ("'", '"') else '"' if in_json else ""
    return head + quote + PLACEHOLDER + "".join(_line_taken_out(each) for each in rest) + quote


def _line_taken_out(line: str) -> str:
    return line[: len(line) - len(line.lstrip())] + PLACEHOLDER if line.strip() else line


def _without_pem(lines: list[str]) -> list[str]:
    kept: list[str] = []
    inside = False
    for line in lines:
        start = _PEM_START.search(line)
        if start is None and not inside:
            kept.append(line)
            continue
        head = line[: start.start()] if start else line[: len(line) - len(line.lstrip())]
        kept.append(head + PLACEHOLDER)
        inside = not _PEM_END.search(line, start.end() if start else 0)
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
            deeper_than = depth if _BLOCK.search(line) else -1
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
        if _ENVIRONMENT_NAME.search(line):
            named = 3
        found = _ENVIRONMENT_VALUE.match(line) if named and PLACEHOLDER not in line else None
        kept.append(
            f"{found['head']}{PLACEHOLDER}" if found and not is_reference(found["secret"], quoted=False) else line
        )
        named = max(0, named - 1)
    return kept


def _without_shapes(line: str) -> str:
    for shape in _SHAPES:
        line = shape.sub(PLACEHOLDER, line)
    for shape in (_URL_PASSWORD, _URL_TOKEN, _AUTHORISATION):
        line = shape.sub(rf"\g<head>{PLACEHOLDER}", line)
    line = _NAMED.sub(_named, line)
    line = _ENVIRONMENT_IN_BRACES.sub(_of_environment, line)
    return without_random_words(line, PLACEHOLDER)


def _named(found: re.Match[str]) -> str:
    before = _BEFORE_A_NAME.search(found.string[max(0, found.start() - 60) : found.start()])
    secret = found["secret"].rstrip()
    quote = secret[0] if secret[0] in "\"'" else ""
    # What an option in quotes says ends before the quote.
    rest = "" if quote or secret[-1] not in "\"'" else secret[-1]
    bare = secret.strip("\"'")
    if before is None or not is_secret(before["name"] + found["end_of_name"], bare, quoted=bool(quote)):
        return found[0]
    return f"{found['end_of_name']}{found['sign']}{quote}{PLACEHOLDER}{quote}{rest}"


def _of_environment(found: re.Match[str]) -> str:
    secret = found["secret"].strip()
    quote = secret[0] if secret[0] in "\"'" else ""
    if is_reference(secret.strip("\"'"), quoted=bool(quote)):
        return found[0]
    return f"{found['head']}{quote}{PLACEHOLDER}{quote}"
