"""Words that look drawn at random, as keys and tokens do; digests, ids and names that an auditor needs are none."""

from __future__ import annotations

import math
import re
from collections import Counter

_WORD = re.compile(r"[A-Za-z0-9+/=_\-.~%!*$&^#@:]{16,}")
_PART = re.compile(r"[A-Za-z0-9+!*$&^#%~]{16,}={0,2}")
_HARMLESS = re.compile(
    r"^arn:|\b(?:sha(?:1|224|256|384|512)|md5)[:\-][0-9A-Za-z+/=]+|^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$"
    r"|^\$?\{|/id/[0-9A-F]{32}$"
)
_DIGEST = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_NAME_OF_A_DIGEST = re.compile(
    r"""(?:^|[\s{,"'])(?![\w./-]*(?:pass|pwd|secret|token|key|cred))[\w./-]*
    (?:commit|revision|digest|checksum|sha(?:1|256)(?:sum)?|hash)[\w./-]*["']?\s*[:=]\s*["']?$""",
    re.IGNORECASE | re.VERBOSE,
)


def without_random_words(line: str, placeholder: str) -> str:
    """The line with the placeholder for each."""
    return _WORD.sub(lambda found: found[0] if _is_digest(found) else _without_random(found[0], placeholder), line)


def _is_digest(found: re.Match[str]) -> bool:
    """Whether a name before it says that it is a commit or a checksum, and it looks like one."""
    return bool(
        _DIGEST.fullmatch(found[0])
        and _NAME_OF_A_DIGEST.search(found.string[max(0, found.start() - 100) : found.start()])
    )


def _without_random(word: str, placeholder: str) -> str:
    """The word without those of its parts that look drawn at random."""
    if _HARMLESS.search(word):
        return word
    if re.fullmatch(r"[A-Za-z0-9+/]+={0,2}", word) and "/" in word.strip("/") and not word.startswith("/"):
        return placeholder if _is_random(word) else word
    return _PART.sub(lambda part: placeholder if _is_random(part[0]) else part[0], word)


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
    """Three fifths of it are CamelCase words, as in resource types and logical ids with a number here and there."""
    return sum(map(len, re.findall(r"[A-Z]?[a-z]{3,}", word))) * 5 >= len(word) * 3


def _entropy(word: str) -> float:
    counts = Counter(word)
    return -sum(count / len(word) * math.log2(count / len(word)) for count in counts.values())
