"""What the API server makes of an object before it looks at it: defaults set, nulls and unknown fields dropped."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from proofbook.evidence.custom_resources.finding import Path

Schema = Mapping[str, Any]
META = ("apiVersion", "kind", "metadata")
"""Fields that every object has; Kubernetes itself knows what may stand in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """The object as it would be stored."""

    value: Any
    dropped: tuple[Path, ...]
    """Fields that the schema does not know: dropped with a warning, or refused, as the client asks for."""


def prepared(value: Any, schema: Schema) -> Prepared:
    """The object with defaults, without nulls that may not be there, and without unknown fields; in that order."""
    full = _without_nulls(_with_defaults(value, schema), schema)
    dropped = tuple(_unknown(full, schema, (), is_resource=True))
    return Prepared(value=_pruned(full, schema, is_resource=True), dropped=dropped)


def schema_of_field(schema: Schema, name: str) -> Schema | None:
    """The schema of an object's field; None when there is none."""
    found = schema.get("properties", {}).get(name, schema.get("additionalProperties"))
    return found if isinstance(found, dict) else None


def _with_defaults(value: Any, schema: Schema | None) -> Any:
    if schema is None:
        return value
    if isinstance(value, list):
        return [_with_defaults(_or_default(each, schema.get("items")), schema.get("items")) for each in value]
    if not isinstance(value, dict):
        return value
    absent = {
        name: copy.deepcopy(below["default"])
        for name, below in schema.get("properties", {}).items()
        if "default" in below and name not in value
    }
    return {
        name: _with_defaults(_or_default(each, schema_of_field(schema, name)), schema_of_field(schema, name))
        for name, each in {**value, **absent}.items()
    }


def _or_default(value: Any, schema: Schema | None) -> Any:
    if value is None and schema is not None and "default" in schema and not schema.get("nullable"):
        return copy.deepcopy(schema["default"])
    return value


def _without_nulls(value: Any, schema: Schema | None) -> Any:
    if schema is None:
        return value
    if isinstance(value, list):
        return [_without_nulls(each, schema.get("items")) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        name: _without_nulls(each, schema_of_field(schema, name))
        for name, each in value.items()
        if not _is_needless_null(each, schema_of_field(schema, name))
    }


def _is_needless_null(value: Any, schema: Schema | None) -> bool:
    return value is None and schema is not None and not schema.get("nullable")


def _is_known(name: str, schema: Schema, is_resource: bool) -> bool:
    is_meta = is_resource and name in META
    is_open = "additionalProperties" in schema or bool(schema.get("x-kubernetes-preserve-unknown-fields"))
    return is_meta or is_open or name in schema.get("properties", {})


def _unknown(value: Any, schema: Schema | None, at: Path, *, is_resource: bool) -> Iterator[Path]:
    if schema is None:
        return
    if isinstance(value, list):
        for index, each in enumerate(value):
            yield from _unknown(each, schema.get("items"), (*at, index), is_resource=_is_resource(schema.get("items")))
    if not isinstance(value, dict):
        return
    for name, each in value.items():
        if not _is_known(name, schema, is_resource):
            yield (*at, name)
        elif not (is_resource and name in META):
            below = schema_of_field(schema, name)
            yield from _unknown(each, below, (*at, name), is_resource=_is_resource(below))


def _pruned(value: Any, schema: Schema | None, *, is_resource: bool) -> Any:
    if schema is None:
        return value
    if isinstance(value, list):
        items = schema.get("items")
        return [_pruned(each, items, is_resource=_is_resource(items)) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        name: each
        if is_resource and name in META
        else _pruned(each, schema_of_field(schema, name), is_resource=_is_resource(schema_of_field(schema, name)))
        for name, each in value.items()
        if _is_known(name, schema, is_resource)
    }


def _is_resource(schema: Schema | None) -> bool:
    return schema is not None and bool(schema.get("x-kubernetes-embedded-resource"))
