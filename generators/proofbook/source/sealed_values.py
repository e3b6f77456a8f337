"""Values in the form that Sealed Secrets gives them: ciphertext, public by design, so redaction leaves them readable.

A sealed value is base64 of the length of an RSA block (two bytes, big-endian), that block, and AES-GCM ciphertext with
its tag of 16 bytes. What has not that form is no ciphertext, whatever stands around it, and goes the way of any secret.
"""

from __future__ import annotations

import base64
import binascii
import re

RSA_BYTES = (256, 384, 512, 1024)
"""Of keys of 2048, 3072, 4096 and 8192 bits."""
TAG_BYTES = 16
_LIKELY = re.compile(r"(?<![A-Za-z0-9+/=])A[A-Za-z0-9+/]{363,}={0,2}(?![A-Za-z0-9+/=])")
_STAND_IN = re.compile("\ue000([0-9]+)\ue001")


def rsa_bits(value: str) -> int:
    """The size of the key that a value is sealed under; 0 when it has not the form of a sealed value."""
    try:
        raw = base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return 0
    length = int.from_bytes(raw[:2], "big")
    return length * 8 if length in RSA_BYTES and len(raw) >= 2 + length + TAG_BYTES else 0


def set_aside(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with a stand-in for each sealed value of a SealedSecret, and those values."""
    if "SealedSecret" not in text or "\ue000" in text:
        return text, ()
    kept: list[str] = []

    def stand_in(found: re.Match[str]) -> str:
        if not rsa_bits(found[0]):
            return found[0]
        kept.append(found[0])
        return f"\ue000{len(kept) - 1}\ue001"

    return _LIKELY.sub(stand_in, text), tuple(kept)


def is_stand_in(value: str) -> bool:
    """Whether the whole of a value is a stand-in; what has anything beside it is a secret like any other."""
    return bool(_STAND_IN.fullmatch(value))


def put_back(text: str, kept: tuple[str, ...]) -> str:
    """The text with its sealed values; those under names that make everything a secret are gone."""
    return _STAND_IN.sub(lambda found: kept[int(found[1])], text) if kept else text
