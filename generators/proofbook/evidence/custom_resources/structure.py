"""Whether a schema is one that a definition may hold: a structural schema, and nothing that is only nearly one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import re2  # type: ignore[import-untyped]

Test = Callable[[Any], bool]
QUIET = re2.Options()
QUIET.log_errors = False


def flaw(schema: Any) -> str:
    """Why the schema can't be used, in a few words; empty when it can.

    The rules are those of Kubernetes for apiextensions.k8s.io/v1. A keyword that it does not have (`$ref`, `const`) is
    refused or dropped there, so what the schema then means is not what it says.
    """
    return next(_flaws(schema, "the schema", is_value=True), "")


def pattern(text: str) -> Any:
    """The pattern, compiled by an engine whose time grows with the text alone."""
    return re2.compile(text, QUIET)


def _flaws(schema: Any, name: str, *, is_value: bool) -> Iterator[str]:
    if not isinstance(schema, dict):
        yield f"{name} is no object"
        return
    for keyword, said in schema.items():
        test = KEYWORDS.get(keyword)
        if test is None:
            yield f"{name} has `{keyword[:40]}`, which no structural schema has"
        elif not test(said):
            yield f"`{keyword}` of {name} does not have the form that it must have"
    if is_value and not _has_type(schema):
        yield f"{name} does not say its type"
    if schema.get("type") == "array" and "items" not in schema and is_value:
        yield f"{name} is a list that does not say of what"
    for inner, called, is_inner_value in _inner(schema):
        yield from _flaws(inner, called, is_value=is_value and is_inner_value)


def _has_type(schema: Mapping[str, Any]) -> bool:
    is_open = schema.get("x-kubernetes-preserve-unknown-fields") or schema.get("x-kubernetes-int-or-string")
    return bool(is_open) or bool(schema.get("type"))


def _inner(schema: Mapping[str, Any]) -> Iterator[tuple[Any, str, bool]]:
    properties = schema.get("properties")
    for name, each in properties.items() if isinstance(properties, dict) else ():
        yield each, f"the schema of `{str(name)[:60]}`", True
    for keyword in ("items", "additionalProperties", "not"):
        if isinstance(schema.get(keyword), dict):
            yield schema[keyword], f"a schema under `{keyword}`", keyword != "not"
    for keyword in ("allOf", "anyOf", "oneOf"):
        alternatives = schema.get(keyword)
        for each in alternatives if isinstance(alternatives, list) else ():
            yield each, f"a schema under `{keyword}`", False


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_truth(value: Any) -> bool:
    return isinstance(value, bool)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_object(value: Any) -> bool:
    return isinstance(value, dict)


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and bool(value)


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _is_pattern(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    try:
        pattern(value)
    except re2.error:
        return False
    return True


def _is_rules(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, dict) and _is_text(each.get("rule")) for each in value)


def _is_one_of(*known: Any) -> Test:
    return lambda value: value in known and isinstance(value, type(known[0]))


KEYWORDS: Mapping[str, Test] = {
    **dict.fromkeys(("default", "example"), lambda _: True),
    **dict.fromkeys(("description", "title", "format"), _is_text),
    **dict.fromkeys(("nullable", "exclusiveMaximum", "exclusiveMinimum", "x-kubernetes-embedded-resource"), _is_truth),
    **dict.fromkeys(("maximum", "minimum"), _is_number),
    **dict.fromkeys(("maxLength", "minLength", "maxItems", "minItems", "maxProperties", "minProperties"), _is_count),
    **dict.fromkeys(("enum", "allOf", "anyOf", "oneOf"), _is_list),
    **dict.fromkeys(("required", "x-kubernetes-list-map-keys"), _is_texts),
    **dict.fromkeys(("properties", "items", "not", "externalDocs"), _is_object),
    "type": _is_one_of("object", "array", "string", "integer", "number", "boolean", ""),
    "multipleOf": lambda value: _is_number(value) and value > 0,
    "pattern": _is_pattern,
    "uniqueItems": _is_one_of(False),
    "additionalProperties": lambda value: value is True or _is_object(value),
    "x-kubernetes-preserve-unknown-fields": _is_one_of(True),
    "x-kubernetes-int-or-string": _is_truth,
    "x-kubernetes-list-type": _is_one_of("atomic", "set", "map"),
    "x-kubernetes-map-type": _is_one_of("atomic", "granular"),
    "x-kubernetes-validations": _is_rules,
}
