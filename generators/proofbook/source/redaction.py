"""Secrets taken out of a text once, where it is read; lines and their number stay, so that places remain right.

Known shapes first (PEM blocks, access keys, tokens, passwords in addresses, values under names that say so, every
value of a Kubernetes Secret), then what merely looks random. What an auditor needs to see survives: ARNs, digests,
UUIDs, image names, resource ids.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter

PLACEHOLDER = "‹redacted›"

_SHAPES = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:AKIA|ASIA|AROA|AIDA|ANPA|ABIA|ACCA)[A-Z2-7]{16}\b",
        r"\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?",
        r"\b(?:ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{20,}\b|\bgithub_pat_[A-Za-z0-9_]{20,}\b|\bglpat-[A-Za-z0-9_-]{16,}",
        r"\bxox[abeoprs]-[A-Za-z0-9-]{10,}|\bxapp-[A-Za-z0-9-]{10,}",
        r"\b(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{10,}\b|\bsk-[A-Za-z0-9_-]{20,}",
        r"\bAIza[A-Za-z0-9_-]{30,}\b|\bya29\.[A-Za-z0-9_-]{20,}",
        r"\bnpm_[A-Za-z0-9]{30,}\b|\bpypi-[A-Za-z0-9_-]{30,}\b|\bdckr_pat_[A-Za-z0-9_-]{20,}\b|\bhf_[A-Za-z0-9]{20,}\b",
        r"\bhvs\.[A-Za-z0-9_-]{20,}\b|\bs\.[A-Za-z0-9]{24}\b|\bdop_v1_[a-f0-9]{60,}\b|\bSG\.[A-Za-z0-9_.-]{30,}",
        r"\bAGE-SECRET-KEY-1[A-Z0-9]{50,}",
        (
            r"(?<![A-Za-z0-9+/=])(?=[A-Za-z0-9+/]*[0-9])(?=[A-Za-z0-9+/]*[a-z])(?=[A-Za-z0-9+/]*[A-Z]{2})"
            r"[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/=])"
        ),
    )
)
_URL_PASSWORD = re.compile(r"(?P<head>\b[a-z][a-z0-9+.-]*://[^/\s:@'\"]*:)(?P<secret>[^/\s@'\"]+)(?=@)", re.IGNORECASE)
_NAMED = re.compile(
    r"""(?P<head>(?:^|[\s{,"'-])["']?
    (?P<name>[\w.-]*(?:passw(?:or)?d|passphrase|passwd|pwd|secret[_-]?(?:access[_-]?)?key|secret[_-]?value|
    secretstring|api[_-]?key|apikey|access[_-]?token|auth[_-]?token|refresh[_-]?token|client[_-]?secret|
    private[_-]?key|credential(?:s)?|bearer|token|connection[_-]?string|masteruserpassword))
    ["']?\s*[:=]\s*)(?P<secret>"[^"]*"|'[^']*'|[^\s,}\]\#][^\n,}\]]*?(?=["']?\s*(?:[,}\]]|$)))""",
    re.IGNORECASE | re.VERBOSE,
)
_ENVIRONMENT_NAME = re.compile(
    r"""^\s*(?:-\s*)?["']?name["']?\s*:\s*["']?[\w.-]*(?:pass|pwd|secret|token|key|credential)[\w.-]*""", re.IGNORECASE
)
_ENVIRONMENT_VALUE = re.compile(r"""^(?P<head>\s*["']?value["']?\s*:\s*)(?P<secret>\S.*)$""")
_ENVIRONMENT_IN_BRACES = re.compile(
    r"""(?P<head>["']?\bname["']?\s*:\s*["']?[\w.-]*(?:pass|pwd|secret|token|key|credential)[\w.-]*["']?\s*,
    \s*["']?value["']?\s*:\s*)(?P<secret>"[^"]*"|'[^']*'|[^\s,}\]][^,}\]]*)""",
    re.IGNORECASE | re.VERBOSE,
)
_BLOCK = re.compile(
    r"""[\w.-]*(?:passw(?:or)?d|passphrase|pwd|secret[_-]?string|api[_-]?key|token|client[_-]?secret|private[_-]?key|
    credentials?)["']?\s*:\s*[|>][+-]?\s*(?:\#.*)?$""",
    re.IGNORECASE | re.VERBOSE,
)
_PEM_START = re.compile(r"-----BEGIN [A-Z0-9 ]*(?:PRIVATE KEY|OPENSSH|ENCRYPTED|PGP)[A-Z0-9 ]*-----")
_PEM_END = re.compile(r"-----END [A-Z0-9 ]+-----")
_WORD = re.compile(r"[A-Za-z0-9+/=_\-.~%!*$&^#@:]{16,}")
_HARMLESS = re.compile(
    r"^arn:|\b(?:sha(?:1|224|256|384|512)|md5)[:\-][0-9A-Za-z+/=]+|^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$"
    r"|^\$?\{|/id/[0-9A-F]{32}$"
)
_PLAIN_VALUES = frozenset({"true", "false", "yes", "no", "null", "none", "~", "|", ">", "|-", ">-", "{", "[", "!Ref"})


def redacted(text: str) -> str:
    """The text without secrets, line for line."""
    lines = _without_pem(text.split("\n"))
    lines = _without_kubernetes_secrets(lines)
    lines = _without_blocks(_without_environment(lines))
    return "\n".join(_without_shapes(line) for line in lines)


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


_ENTRY = re.compile(r"""^(?P<head>\s*(?:"[^"]*"|'[^']*'|[^\s:'"][^:]*)\s*:\s*)(?P<value>\S.*)?$""")


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
        found = _ENVIRONMENT_VALUE.match(line) if named else None
        kept.append(f"{found['head']}{PLACEHOLDER}" if found and not _is_reference(found["secret"]) else line)
        named = max(0, named - 1)
    return kept


def _without_shapes(line: str) -> str:
    for shape in _SHAPES:
        line = shape.sub(PLACEHOLDER, line)
    line = _URL_PASSWORD.sub(rf"\g<head>{PLACEHOLDER}", line)
    line = _NAMED.sub(_named, line)
    line = _ENVIRONMENT_IN_BRACES.sub(_of_environment, line)
    return _WORD.sub(lambda found: _without_random(found[0]), line)


def _named(found: re.Match[str]) -> str:
    secret = found["secret"].strip()
    bare = secret.strip("\"'")
    if _is_reference(bare) or not _could_be_secret(bare):
        return found[0]
    quote = secret[0] if secret[0] in "\"'" else ""
    return f"{found['head']}{quote}{PLACEHOLDER}{quote}"


def _of_environment(found: re.Match[str]) -> str:
    secret = found["secret"].strip()
    quote = secret[0] if secret[0] in "\"'" else ""
    return found[0] if _is_reference(secret) else f"{found['head']}{quote}{PLACEHOLDER}{quote}"


def _is_reference(value: str) -> bool:
    """Whether it points to a value rather than holding it."""
    bare = value.strip().strip("\"'")
    return bare.startswith(("${", "$(", "{{", "!", "arn:", "{", "[", "&", "*")) or bare.lower() in _PLAIN_VALUES


def _could_be_secret(value: str) -> bool:
    """Whether the value of a field with a telling name is anything but a word of configuration."""
    if len(value) < 4 or value.isdigit():
        return False
    if re.fullmatch(r"[a-z]+(?:[-./][a-z0-9]+)*/?", value) and not any(each.isdigit() for each in value):
        return False
    return not re.fullmatch(r"[A-Za-z]+(?: [A-Za-z,.;:']+)+", value)


def _without_random(word: str) -> str:
    """The word without those of its parts that look drawn at random."""
    if _HARMLESS.search(word):
        return word
    if re.fullmatch(r"[A-Za-z0-9+/]+={0,2}", word) and "/" in word.strip("/") and not word.startswith("/"):
        return PLACEHOLDER if _is_random(word) else word
    return re.sub(r"[A-Za-z0-9+=!*$&^#%~]{16,}", lambda part: PLACEHOLDER if _is_random(part[0]) else part[0], word)


def _is_random(word: str) -> bool:
    """Whether it looks drawn at random: long, of mixed characters, and of high entropy."""
    core = word.strip("=")
    if len(core) < 18:
        return False
    if re.fullmatch(r"[0-9a-f]+|[0-9A-F]+", core):
        return len(core) >= 32 and any(each.isdigit() for each in core) and not core.isdigit()
    kinds = sum(any(test(each) for each in core) for test in (str.islower, str.isupper, str.isdigit))
    return kinds >= 3 and _entropy(core) >= 3.6 and not _is_name(core)


def _is_name(word: str) -> bool:
    """CamelCase words, as in resource types and logical ids, with a number here and there."""
    parts = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[+/]", word)
    return bool(sum(len(part) >= 4 and part.isalpha() for part in parts) * 6 >= len(word))


def _entropy(word: str) -> float:
    counts = Counter(word)
    return -sum(count / len(word) * math.log2(count / len(word)) for count in counts.values())
