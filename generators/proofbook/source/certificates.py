"""Certificates and public keys, alone or as a bundle of authorities: public, so redaction leaves them readable.

Only what has the form counts: between the lines that say so stands base64 of one whole DER sequence. A private key is
no certificate, whatever the lines around it say, as those lines would be a lie that nothing else here tells.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator

_BLOCK = re.compile(
    r"-----BEGIN (?P<what>(?:TRUSTED )?CERTIFICATE|PUBLIC KEY)-----(?P<body>(?:[A-Za-z0-9+/=\s]|\\[nr]){16,20000}?)"
    r"-----END (?P=what)-----"
)
_RUN = re.compile(r"\\[nr]|(?P<run>[A-Za-z0-9+/=]+)")
_PACKED = re.compile(
    r"(?<![A-Za-z0-9+/=])LS0tLS1CRUdJTi(?:BDRVJU|BQVUJM|BUUlVT)[A-Za-z0-9+/]{40,200000}={0,2}(?![\w+/=])"
)
"""Base64 of a block, as webhooks and kubeconfigs hold the bundles of their authorities."""


def public_places(text: str) -> Iterator[tuple[int, int]]:
    """The start and end of each run of base64 that is part of a certificate or a public key, in order."""
    if "-----BEGIN " not in text and "LS0tLS1CRUdJTi" not in text:
        return
    yield from sorted({*_in_blocks(text), *_packed(text)})


def _in_blocks(text: str) -> Iterator[tuple[int, int]]:
    for block in _BLOCK.finditer(text):
        runs = [each for each in _RUN.finditer(block["body"]) if each["run"]]
        if _is_public("".join(each[0] for each in runs)):
            yield from ((block.start("body") + each.start(), block.start("body") + each.end()) for each in runs)


def _packed(text: str) -> Iterator[tuple[int, int]]:
    for found in _PACKED.finditer(text):
        try:
            inner = base64.b64decode(found[0], validate=True).decode("ascii")
        except (binascii.Error, ValueError):
            continue
        rest = _BLOCK.sub(lambda block: "" if _is_public("".join(block["body"].split())) else block[0], inner)
        if not rest.strip():
            yield found.span()


def _is_public(body: str) -> bool:
    """Whether it is base64 of one DER sequence that starts with another, and holds no private key."""
    try:
        raw = base64.b64decode(body, validate=True)
    except (binascii.Error, ValueError):
        return False
    if len(raw) < 40 or raw[0] != 0x30:
        return False
    size = raw[1] & 0x7F if raw[1] & 0x80 else 0
    length = int.from_bytes(raw[2 : 2 + size], "big") if size else raw[1]
    start = 2 + size
    return len(raw) == start + length and raw[start : start + 1] == b"\x30"
