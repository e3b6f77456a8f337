"""What a word says once it is decoded: base64, of UTF-8 or of UTF-16 as PowerShell has it, and the %41 of addresses."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

_BASE64 = re.compile(r"(?<![A-Za-z0-9+/_%-])[A-Za-z0-9+/_-]{12,}={0,2}(?![A-Za-z0-9+/=])")
_ESCAPED = re.compile(r"(?<![^\s\"'<>,])[^\s\"'<>,]++")
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_LOGIN = re.compile(r"[\w.@+-]{1,64}:[!-~]{3,}")
"""A user and a password, as the headers of requests and the registries of images have them."""
MOST = 200_000
"""The longest word that is decoded; what is longer looks drawn at random, or is a text of its own."""


def without_encoded_secrets(line: str, placeholder: str, hides: Callable[[str], bool]) -> str:
    """The line with the placeholder for each word that, decoded, hides a secret."""
    line = _BASE64.sub(lambda word: placeholder if _hides(_from_base64(word[0]), hides) else word[0], line)
    if "%" not in line:
        return line
    return _ESCAPED.sub(lambda word: placeholder if _is_escaped(word[0]) and hides(unquote(word[0])) else word[0], line)


def _is_escaped(word: str) -> bool:
    return len(word) <= MOST and bool(_ESCAPE.search(word))


def _hides(texts: Iterator[str], hides: Callable[[str], bool]) -> bool:
    return any(_LOGIN.fullmatch(each) or hides(each) for each in texts)


def _from_base64(word: str) -> Iterator[str]:
    """The text that it stands for, when it is one."""
    bare = word.rstrip("=").replace("-", "+").replace("_", "/")
    if len(word) > MOST or len(bare) % 4 == 1:
        return
    try:
        raw = base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
    except (binascii.Error, ValueError):
        return
    for encoding in ("utf-8", "utf-16-le", "utf-16-be") if raw.count(0) * 3 > len(raw) else ("utf-8",):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            yield text


def _is_text(text: str) -> bool:
    return text.isascii() and all(each.isprintable() or each in "\t\r\n" for each in text)
