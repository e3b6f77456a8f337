"""`proofbook.json` and its JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Mapping

from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.data import document
from proofbook.outputs.document import SCHEMA, Document
from proofbook.source.terminal import visible_json


def files(portfolio: Portfolio) -> Mapping[str, bytes]:
    """The data and the schema that describes it."""
    return {
        "proofbook.json": as_json(document(portfolio).model_dump(mode="json", by_alias=True)),
        "proofbook.schema.json": as_json(schema()),
    }


def schema() -> dict[str, object]:
    """The JSON Schema (2020-12) of `proofbook.json`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA,
        **Document.model_json_schema(by_alias=True, mode="serialization"),
    }


def as_json(data: object) -> bytes:
    """Indented JSON that ends in a newline, and in which nothing acts on a terminal."""
    return (visible_json(json.dumps(data, indent=2, ensure_ascii=False)) + "\n").encode()
