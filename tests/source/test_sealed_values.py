"""Ciphertext that Sealed Secrets made stays readable; nothing passes for it that has not its form."""

from __future__ import annotations

import base64
import hashlib

import pytest

from proofbook.source.redaction import redacted
from proofbook.source.sealed_values import rsa_bits


def sealed(rsa_bytes: int = 512) -> str:
    drawn = b"".join(hashlib.sha256(bytes([each])).digest() for each in range(40))
    return base64.b64encode(rsa_bytes.to_bytes(2, "big") + drawn[: rsa_bytes + 20 + 16]).decode()


@pytest.mark.parametrize(
    ("length", "bits"), [(2 + 512 + 16, 4096), (2 + 512 + 15, 0), (2 + 512 + 900, 4096)], ids=["least", "short", "long"]
)
def test_a_sealed_value_has_a_length_an_rsa_block_and_at_least_a_tag(length: int, bits: int) -> None:
    assert rsa_bits(base64.b64encode((512).to_bytes(2, "big") + b"x" * (length - 2)).decode()) == bits


def test_other_texts_are_not_sealed() -> None:
    assert [rsa_bits(each) for each in ("", "hunter2", "AgBy3i4OJSWK+PiTySYZZA9rO43cGDEq", "A" * 800, "é")] == [0] * 5


@pytest.mark.parametrize(
    "text",
    [
        "kind: SealedSecret\nspec:\n  encryptedData:\n    password: {}\n    API_TOKEN: '{}'\n",
        "kind: SealedSecret\nspec: {{encryptedData: {{password: {}, token: {}}}}}\n",
        '{{"kind": "SealedSecret", "spec": {{"encryptedData": {{"password": "{}", "token":"{}"}}}}}}',
    ],
    ids=["block", "flow", "json"],
)
def test_a_sealed_value_stays_whatever_its_name(text: str) -> None:
    given = text.format(sealed(), sealed(256))
    assert redacted(given) == given


@pytest.mark.parametrize(
    "line",
    [
        "password: hunter2-canary",
        "password: {} hunter2-canary",
        "password: {}, hunter2-canary",
        "password: {}:hunter2-canary",
        "password: {}\n    hunter2-canary",
        "password: \ue0000\ue001hunter2-canary",
    ],
)
def test_what_stands_beside_a_sealed_value_is_a_secret_like_any_other(line: str) -> None:
    assert "canary" not in redacted(f"kind: SealedSecret\nencryptedData:\n  {line.format(sealed())}\n")


def test_the_data_of_a_secret_is_taken_out_in_any_form() -> None:
    assert sealed() not in redacted(f"kind: SealedSecret\n---\nkind: Secret\ndata:\n  a: {sealed()}\n")
