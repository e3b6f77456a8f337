"""For each value of a SealedSecret the size of the RSA key that it is sealed under, as its first bytes tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import JsonValue

from proofbook.evidence.content import Document, Given
from proofbook.source.redaction import PLACEHOLDER
from proofbook.source.sealed_values import rsa_bits


def decide(given: Given, parameters: Mapping[str, JsonValue]) -> JsonValue:
    """A list of values, each with its place, its name, what it is and the size of the key in bits.

    What it is: `sealed`, `not-sealed`, or `unknown` where several lines of it were taken out, for a sealed value that
    is folded over lines goes too.
    """
    return [
        {"path": path, "document": index, **value}
        for path, (kind, documents) in sorted(given.items())
        if kind == "kubernetes"
        for index, document in enumerate(documents)
        for value in _values(document)
    ]


def _values(document: Document) -> Iterator[dict[str, JsonValue]]:
    spec = _below(document.value, "spec") if _below(document.value, "kind") == "SealedSecret" else None
    values = _below(spec, "encryptedData")
    for name, value in sorted(values.items()) if isinstance(values, dict) else ():
        bits = rsa_bits(value) if isinstance(value, str) else 0
        at: list[JsonValue] = ["spec", "encryptedData", name]
        yield {"at": at, "name": name, "is": "sealed" if bits else _otherwise(value), "bits": bits}


def _otherwise(value: JsonValue) -> str:
    """What redaction left whole, or took out of one line, has not the form: it would have left it otherwise."""
    return "unknown" if isinstance(value, str) and value.count(PLACEHOLDER) > 1 else "not-sealed"


def _below(value: JsonValue, name: str) -> JsonValue:
    return value.get(name) if isinstance(value, dict) else None
