"""What may stand at a place of a file, read from the JSON Schema of its model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from pydantic import BaseModel

Schema = dict[str, Any]


@cache
def schema(model: type[BaseModel]) -> Schema:
    """The JSON Schema (2020-12) by which an editor completes and checks a file."""
    made = _closed(model.model_json_schema(by_alias=True, mode="validation"))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def _closed(part: Any) -> Any:
    """The schema in which a key that fits no pattern is refused, as it is when the file is decoded."""
    match part:
        case dict():
            closed = {"additionalProperties": False} if "patternProperties" in part else {}
            return {**closed, **{key: _closed(value) for key, value in part.items()}}
        case list():
            return [_closed(each) for each in part]
        case _:
            return part


def keys_at(model: type[BaseModel], path: Sequence[str | int]) -> list[str]:
    """The keys that have a meaning in the mapping at the path, sorted."""
    return sorted({key for each in _at(model, path) for key in each.get("properties", {})})


def choices_at(model: type[BaseModel], path: Sequence[str | int]) -> list[str]:
    """The words of which the value at the path must be one, in their order; none when it is free."""
    found: dict[str, None] = {}
    for each in _at(model, path):
        words = each.get("enum", [each["const"]] if "const" in each else [])
        if not words and each.get("type") in ("string", "integer", "number", "boolean"):
            return []
        found |= dict.fromkeys(map(str, words))
    return list(found)


def _at(model: type[BaseModel], path: Sequence[str | int]) -> list[Schema]:
    whole = schema(model)
    here = list(_branches(whole, whole))
    for step in path:
        here = [branch for each in here for below in _below(each, step) for branch in _branches(below, whole)]
    return here


def _branches(part: Schema, whole: Schema) -> Iterator[Schema]:
    """The schema itself, or each of those it is a union of."""
    while "$ref" in part:
        part = whole["$defs"][str(part["$ref"]).rsplit("/", 1)[-1]]
    unions = [each for word in ("anyOf", "oneOf", "allOf") for each in part.get(word, [])]
    if not unions:
        yield part
    for each in unions:
        yield from _branches(each, whole)


def _below(part: Schema, step: str | int) -> Iterator[Schema]:
    if isinstance(step, int):
        candidates = [*part.get("prefixItems", [])[step : step + 1], part.get("items")]
    elif step in part.get("properties", {}):
        candidates = [part["properties"][step]]
    else:
        candidates = [part.get("additionalProperties"), *part.get("patternProperties", {}).values()]
    yield from (each for each in candidates if isinstance(each, dict))
