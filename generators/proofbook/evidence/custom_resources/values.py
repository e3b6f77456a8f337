"""Values as rules see them: typed by the schema, only the fields that it names, names escaped."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from typing import Any

from celpy import celtypes

RESERVED = frozenset(
    "true false null in as break const continue else for function if import let loop package namespace return var "
    "void while".split()
)
ESCAPED = (("__", "__underscores__"), (".", "__dot__"), ("-", "__dash__"), ("/", "__slash__"))


class Unordered(celtypes.ListType):
    """A set, or a map in the form of a list: Kubernetes compares and joins them without regard to order.

    Where that could make a difference, the comparison is an error here.
    """

    def __eq__(self, other: Any) -> bool:
        """Whether both are equal, item by item."""
        if super().__eq__(other) or len(self) != len(other):
            return len(self) == len(other)
        raise TypeError("the order of the items may not count")

    def __ne__(self, other: Any) -> bool:
        """Whether they differ."""
        return not self == other

    def __add__(self, other: Any) -> Any:
        """Joining them is a union."""
        raise TypeError("the items are no list")

    __radd__ = __add__
    __hash__ = None  # type: ignore[assignment]


def seen_by_rules(value: Any, schema: Mapping[str, Any]) -> celtypes.Value:
    """The value in the types of the expression language; ValueError where it has none.

    A number is whole or not as the schema says, and texts with some formats are moments, spans of time and bytes. Of an
    object that is a resource, `metadata` shows the name alone.
    """
    match value:
        case bool():
            return celtypes.BoolType(value)
        case int() | float():
            return _number(value, schema)
        case str():
            return _text(value, schema)
        case list():
            kind = celtypes.ListType if schema.get("x-kubernetes-list-type", "atomic") == "atomic" else Unordered
            return kind([seen_by_rules(each, schema.get("items", {})) for each in value])
        case dict():
            return celtypes.MapType(dict(_fields(value, schema)))
        case _:
            raise ValueError("a null value")


def as_resource(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema with what every resource has beside its own fields."""
    text = {"type": "string"}
    metadata = {"type": "object", "properties": {"name": text, "generateName": text}}
    own = schema.get("properties", {})
    return {**schema, "properties": {**own, "apiVersion": text, "kind": text, "metadata": metadata}}


def escaped(name: str) -> str:
    """The name of a field as a rule writes it."""
    if name in RESERVED:
        return f"__{name}__"
    for mark, word in ESCAPED:
        name = name.replace(mark, word)
    return name


def _fields(value: Mapping[str, Any], schema: Mapping[str, Any]) -> Any:
    named = schema.get("properties", {})
    others = schema.get("additionalProperties")
    for name, each in value.items():
        if name in named:
            below = as_resource(named[name]) if named[name].get("x-kubernetes-embedded-resource") else named[name]
            yield celtypes.StringType(escaped(name)), seen_by_rules(each, below)
        elif isinstance(others, dict):
            yield celtypes.StringType(name), seen_by_rules(each, others)


def _number(value: float, schema: Mapping[str, Any]) -> celtypes.Value:
    if schema.get("type") == "number":
        return celtypes.DoubleType(value)
    if isinstance(value, float) and not value.is_integer():
        raise ValueError("a number with a fraction")
    return celtypes.IntType(int(value))


def _text(value: str, schema: Mapping[str, Any]) -> celtypes.Value:
    match schema.get("format"):
        case "date-time":
            return celtypes.TimestampType(value)
        case "date":
            return celtypes.TimestampType(f"{value}T00:00:00Z")
        case "duration":
            if re.fullmatch(r"0|([0-9.]+(h|m|s|ms|us|ns))+", value) is None:
                raise ValueError("a span of time in another form")
            return celtypes.DurationType(value)
        case "byte":
            return celtypes.BytesType(base64.b64decode(value))
        case _:
            return celtypes.StringType(value)
