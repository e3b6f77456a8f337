"""The day on which each Kubernetes object was made, as a number: two of them tell an age without a clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pydantic import JsonValue

from proofbook.evidence.content import Given


def decide(given: Given, parameters: Mapping[str, JsonValue]) -> JsonValue:
    """A list of places, each with its day; what states no date is not in it."""
    found: list[JsonValue] = []
    for path, (kind, documents) in sorted(given.items()):
        for index, document in enumerate(documents) if kind == "kubernetes" else ():
            day = _day(document.value)
            if day is not None:
                found.append({"path": path, "document": index, "day": day})
    return found


def _day(value: JsonValue) -> int | None:
    metadata = value.get("metadata") if isinstance(value, dict) else None
    stamp = metadata.get("creationTimestamp") if isinstance(metadata, dict) else None
    try:
        return date.fromisoformat(stamp[:10]).toordinal() if isinstance(stamp, str) and "T" in stamp else None
    except ValueError:
        return None
