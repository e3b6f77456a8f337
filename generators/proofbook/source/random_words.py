"""Words that look drawn at random, as keys and tokens do; digests, ids and names that an auditor needs are none."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter

_WORD = re.compile(r"[A-Za-z0-9+/=_\-.~%!*$&^#@:]{12,}")
_PART = re.compile(r"[A-Za-z0-9+!*$&^#%~]{12,}={0,2}")
_HARMLESS = re.compile(
    r"^arn:|\b(?:sha(?:1|224|256|384|512)|md5)[:\-][0-9A-Za-z+/=]+|^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$"
    r"|^\$?\{|/id/[0-9A-F]{32}$|^https://[0-9A-F]{32}\.[a-z0-9.-]+$|^A(?:ROA|IDA|GPA|NPA|NVA|IPA)[A-Z2-7]{16,17}(?::|$)"
    r"|^(?:[a-z+]+:(?://)?)?[\w.-]+/[\w./-]+[@#][0-9a-f]{40}$"
)
_BYTES = re.compile(r"(?:[0-9A-Fa-f]{2}:){15,}[0-9A-Fa-f]{2}")
_ID = re.compile(r"(?<![A-Za-z0-9])(?:[0-9a-f]{8,31}|[0-9A-F]{8,31})(?![A-Za-z0-9])")
"""The end of the name of a resource."""
_LOGICAL_ID = re.compile(r"[A-Za-z]+[0-9A-F]{8}")
"""What the CDK makes of a name."""
_DIGEST = re.compile(r"[0-9a-fA-F]{40}|[0-9a-fA-F]{64}|(?:[0-9A-Fa-f]{2}:){15,}[0-9A-Fa-f]{2}")
_NAME_OF_A_DIGEST = re.compile(
    r"""(?:^|[\s{,"'])(?:(?![\w./-]*(?:pass|pwd|secret|token|key|cred))[\w./-]*
    (?:commit|revision|digest|checksum|sha(?:1|256)(?:sum)?|hash)[\w./-]*|[\w./-]*(?:finger|thumb)print(?:list|s)?)
    ["']?\s*[:=]\s*["']?$""",
    re.IGNORECASE | re.VERBOSE,
)


def without_random_words(line: str, placeholder: str, name: str = "") -> str:
    """The line, which stands under a name, with the placeholder for each."""
    return _WORD.sub(
        lambda found: found[0] if _is_digest(found, name) else _without_random(found[0], placeholder), line
    )


def is_random(word: str) -> bool:
    """Whether a word of letters and digits looks drawn at random."""
    core = word.strip("=")
    if re.fullmatch(r"[0-9a-f]+|[0-9A-F]+", core):
        return len(core) >= 32 and any(each.isdigit() for each in core) and not core.isdigit()
    kinds = sum(any(test(each) for each in core) for test in (str.islower, str.isupper, str.isdigit))
    if len(core) < 14 or kinds < 2:
        return False
    if kinds == 3:
        return not _is_name(core) and (_turns(core) >= 0.34 or (len(core) >= 18 and _entropy(core) >= 3.6))
    return (
        len(core) >= 20 and any(each.isdigit() for each in core) and _turns(core) >= (0.25 if len(core) < 24 else 0.2)
    )


def _is_digest(found: re.Match[str], name: str) -> bool:
    """Whether a name before it says that it is a commit or a checksum, and it looks like one."""
    if not _DIGEST.fullmatch(found[0].strip(":")):
        return False
    before = found.string[max(0, found.start() - 100) : found.start()]
    return bool(_NAME_OF_A_DIGEST.search(before) or (not before.strip("\"'") and _NAME_OF_A_DIGEST.search(f"{name}:")))


def _without_random(word: str, placeholder: str) -> str:
    """The word without those of its parts that look drawn at random."""
    if _HARMLESS.search(word):
        return word
    if _BYTES.fullmatch(word):
        return placeholder
    if re.fullmatch(r"[A-Za-z0-9+/]+={0,2}", word) and "/" in word.strip("/") and not word.startswith("/"):
        # Of small letters and digits alone it is a path.
        return placeholder if len(word) >= 18 and any(map(str.isupper, word)) and is_random(word) else word
    told = _PART.sub(lambda part: placeholder if is_random(part[0]) else part[0], word)
    # The base64 of addresses has signs that stand between the words of names too.
    if told == word and re.fullmatch(r"[A-Za-z0-9_!#$%^&*@~-]+={0,2}", word):
        joined = re.sub(r"[-_]", "", _ID.sub("", word))
        least = 12 if len(re.findall(r"[!#$%^&*@~]", joined)) > 1 else 18
        is_mixed = all(any(map(test, joined)) for test in (str.islower, str.isupper, str.isdigit))
        return placeholder if len(joined) >= least and is_mixed and _turns(joined) >= 0.36 else word
    return told


def _is_name(word: str) -> bool:
    """Most of it are CamelCase words, as in resource types and logical ids with a number here and there."""
    words = sum(map(len, re.findall(r"[A-Z]?[a-z]{3,}", word)))
    shorter = sum(map(len, re.findall(r"[A-Z][a-z]{2,}|[a-z]{3,}", word)))
    return words * 5 >= len(word) * 3 or shorter * 5 >= len(word) * 4 or bool(_LOGICAL_ID.fullmatch(word))


def _turns(word: str) -> float:
    """How often one kind of character follows another; a small letter after a capital one is no turn."""
    pairs = itertools.pairwise(_kind(each) for each in word)
    return sum(a != b and (a, b) != ("A", "a") for a, b in pairs) / (len(word) - 1)


def _kind(character: str) -> str:
    if character.isdigit():
        return "0"
    if not character.isalpha():
        return "!"
    return "A" if character.isupper() else "a"


def _entropy(word: str) -> float:
    counts = Counter(word)
    return -sum(count / len(word) * math.log2(count / len(word)) for count in counts.values())
