"""Values in the form that Sealed Secrets gives them: ciphertext, public by design, so redaction leaves them readable.

A sealed value is base64 of the length of an RSA block (two bytes, big-endian), that block, and AES-GCM ciphertext with
its tag of 16 bytes. What has not that form is no ciphertext, whatever stands around it, and goes the way of any secret.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator

RSA_BYTES = (256, 384, 512, 1024)
"""Of keys of 2048, 3072, 4096 and 8192 bits."""
TAG_BYTES = 16
_LIKELY = re.compile(r"(?<![A-Za-z0-9+/=])A[A-Za-z0-9+/]{363,}={0,2}(?![A-Za-z0-9+/=])")


def rsa_bits(value: str) -> int:
    """The size of the key that a value is sealed under; 0 when it has not the form of a sealed value."""
    try:
        raw = base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return 0
    length = int.from_bytes(raw[:2], "big")
    return length * 8 if length in RSA_BYTES and len(raw) >= 2 + length + TAG_BYTES else 0


def sealed_places(text: str) -> Iterator[tuple[int, int]]:
    """The start and end of each sealed value, in a file that holds a SealedSecret."""
    if "SealedSecret" in text:
        yield from (found.span() for found in _LIKELY.finditer(text) if rsa_bits(found[0]))
