"""Validation against a structural schema: JSON Schema as Kubernetes has it, every pattern bounded in time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from jsonschema import TypeChecker, ValidationError, validators

from proofbook.evidence.custom_resources.finding import Finding, broken, is_filled_in_later, untold, written
from proofbook.evidence.custom_resources.formats import fits
from proofbook.evidence.custom_resources.structure import pattern

Errors = Iterator[ValidationError]
Keyword = Callable[[Any, Any, Any, Any], Errors]
NAMES = {
    "object": "an object",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
}


class UntoldError(ValidationError):  # type: ignore[misc]
    """What the schema asks and nobody here can tell."""


def broken_by(value: Any, schema: Mapping[str, Any]) -> Iterator[Finding]:
    """What the schema refuses in a value, or leaves untold."""
    for error in VALIDATOR(schema).iter_errors(value):
        at = tuple(error.absolute_path)
        where = written(at) or "the object"
        message = f"{where} {error.message}"
        if not _is_untold(error):
            yield broken(message, at)
        else:
            yield untold(message if isinstance(error, UntoldError) else f"{message}; it is filled in later", at)


OF_SHAPE = ("required", "minProperties", "maxProperties", "minItems", "maxItems")
"""What no text that is filled in later can change."""
OF_ALTERNATIVES = ("anyOf", "oneOf", "not")
"""What says itself that it can't be told."""


def _is_untold(error: ValidationError) -> bool:
    is_decided = error.validator in (*OF_SHAPE, *OF_ALTERNATIVES)
    return isinstance(error, UntoldError) or (not is_decided and is_filled_in_later(error.instance))


def _is_whole(value: Any) -> bool:
    return not isinstance(value, bool) and (isinstance(value, int) or (isinstance(value, float) and value.is_integer()))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _fits_type(value: Any, name: str) -> bool:
    match name:
        case "object":
            return isinstance(value, dict)
        case "array":
            return isinstance(value, list)
        case "string":
            return isinstance(value, str)
        case "boolean":
            return isinstance(value, bool)
        case "integer":
            return _is_whole(value)
        case _:
            return _is_number(value)


def _type(_: Any, name: str, value: Any, schema: Any) -> Errors:
    if name and not _fits_type(value, name) and not (value is None and schema.get("nullable")):
        yield ValidationError(f"is {_called(value)}, where the schema has {NAMES[name]}")


def _called(value: Any) -> str:
    return "empty" if value is None else next(NAMES[name] for name in NAMES if _fits_type(value, name))


def _int_or_string(_: Any, wanted: bool, value: Any, schema: Any) -> Errors:
    if wanted and not (_is_whole(value) or isinstance(value, str)) and not (value is None and schema.get("nullable")):
        yield ValidationError(f"is {_called(value)}, where the schema has a whole number or text")


def _properties(validator: Any, properties: Any, value: Any, _: Any) -> Errors:
    if isinstance(value, dict):
        for name, schema in properties.items():
            if name in value:
                yield from validator.descend(value[name], schema, path=name)


def _additional_properties(validator: Any, schema: Any, value: Any, parent: Any) -> Errors:
    if isinstance(value, dict) and isinstance(schema, dict):
        for name in value.keys() - parent.get("properties", {}).keys():
            yield from validator.descend(value[name], schema, path=name)


def _items(validator: Any, schema: Any, value: Any, _: Any) -> Errors:
    if isinstance(value, list):
        for index, each in enumerate(value):
            yield from validator.descend(each, schema, path=index)


def _required(_: Any, names: Any, value: Any, __: Any) -> Errors:
    if isinstance(value, dict):
        for name in names:
            if name not in value:
                yield ValidationError(f"lacks `{name}`, which the schema requires")


def _enum(_: Any, known: Any, value: Any, __: Any) -> Errors:
    if value is None:
        yield UntoldError("is empty, and how an empty value fares against a list of values is not decided here")
    elif not any(_is_same(value, each) for each in known):
        listed = ", ".join(json.dumps(each)[:40] for each in known[:8])
        yield ValidationError(f"is none of {listed}" + (" …" if len(known) > 8 else ""))


def _is_same(one: Any, other: Any) -> bool:
    return isinstance(one, bool) == isinstance(other, bool) and one == other


def _pattern(_: Any, text: str, value: Any, __: Any) -> Errors:
    if isinstance(value, str) and pattern(text).search(value) is None:
        yield ValidationError(f"does not fit the pattern {text[:80]}")


def _format(_: Any, name: str, value: Any, __: Any) -> Errors:
    if not isinstance(value, str):
        if name == "int32" and _is_whole(value) and not -(2**31) <= value < 2**31:
            yield UntoldError("is larger than its format `int32` holds")
    elif (fit := fits(value, name)) is not True:
        message = f"does not have the format `{name}`" if fit is False else f"has the format `{name}` or not"
        yield (ValidationError if fit is False else UntoldError)(message)


def _bound(is_broken: Callable[[Any, Any], bool], message: str, size: Callable[[Any], Any], *kinds: type) -> Keyword:
    def keyword(_: Any, bound: Any, value: Any, __: Any) -> Errors:
        if isinstance(value, kinds) and not isinstance(value, bool) and is_broken(size(value), bound):
            yield ValidationError(message.format(bound))

    return keyword


def _below(value: Any, bound: Any) -> bool:
    return bool(value < bound)


def _above(value: Any, bound: Any) -> bool:
    return bool(value > bound)


def _minimum(_: Any, bound: Any, value: Any, schema: Any) -> Errors:
    if _is_number(value) and (value < bound or (value == bound and schema.get("exclusiveMinimum"))):
        yield ValidationError(f"is below its minimum {bound}")


def _maximum(_: Any, bound: Any, value: Any, schema: Any) -> Errors:
    if _is_number(value) and (value > bound or (value == bound and schema.get("exclusiveMaximum"))):
        yield ValidationError(f"is above its maximum {bound}")


def _multiple_of(_: Any, unit: Any, value: Any, __: Any) -> Errors:
    if _is_number(value) and Fraction(str(value)) % Fraction(str(unit)):
        yield ValidationError(f"is no multiple of {unit}")


def _list_type(_: Any, kind: str, value: Any, schema: Any) -> Errors:
    if not isinstance(value, list) or kind == "atomic":
        return
    keys = schema.get("x-kubernetes-list-map-keys", [])
    seen = [_key(each, keys) if kind == "map" else json.dumps(each, sort_keys=True) for each in value]
    if len({*seen}) < len(seen):
        what = f"two items with the same {' and '.join(keys)}" if kind == "map" else "an item twice"
        yield ValidationError(f"has {what}")


def _key(value: Any, keys: Any) -> str:
    return json.dumps([value.get(each) for each in keys] if isinstance(value, dict) else value, sort_keys=True)


def _all_of(validator: Any, schemas: Any, value: Any, _: Any) -> Errors:
    for schema in () if value is None else schemas:
        yield from validator.descend(value, schema)


def _any_of(validator: Any, schemas: Any, value: Any, _: Any) -> Errors:
    fits = [True] if value is None else [_fits(validator, value, each) for each in schemas]
    if True not in fits:
        raised = UntoldError if None in fits else ValidationError
        yield raised(f"fits none of the {len(schemas)} forms that the schema allows")


def _one_of(validator: Any, schemas: Any, value: Any, _: Any) -> Errors:
    fits = [True] if value is None else [_fits(validator, value, each) for each in schemas]
    fitting = fits.count(True)
    if fitting != 1 or None in fits:
        raised = UntoldError if None in fits and fitting < 2 else ValidationError
        yield raised(f"fits {fitting or 'none'} of the {len(schemas)} forms of which the schema allows one")


def _not(validator: Any, schema: Any, value: Any, _: Any) -> Errors:
    fit = False if value is None else _fits(validator, value, schema)
    if fit is not False:
        yield (ValidationError if fit else UntoldError)("has a form that the schema forbids")


def _fits(validator: Any, value: Any, schema: Any) -> bool | None:
    """Whether a value has a form; None where that can't be told."""
    fit: bool | None = True
    for error in validator.evolve(schema=schema).iter_errors(value):
        if not _is_untold(error):
            return False
        fit = None
    return fit


KEYWORDS: Mapping[str, Keyword] = {
    "type": _type,
    "x-kubernetes-int-or-string": _int_or_string,
    "properties": _properties,
    "additionalProperties": _additional_properties,
    "items": _items,
    "required": _required,
    "enum": _enum,
    "pattern": _pattern,
    "format": _format,
    "minimum": _minimum,
    "maximum": _maximum,
    "multipleOf": _multiple_of,
    "minLength": _bound(_below, "is shorter than {} characters", len, str),
    "maxLength": _bound(_above, "is longer than {} characters", len, str),
    "minItems": _bound(_below, "has fewer than {} items", len, list),
    "maxItems": _bound(_above, "has more than {} items", len, list),
    "minProperties": _bound(_below, "has fewer than {} fields", len, dict),
    "maxProperties": _bound(_above, "has more than {} fields", len, dict),
    "x-kubernetes-list-type": _list_type,
    "allOf": _all_of,
    "anyOf": _any_of,
    "oneOf": _one_of,
    "not": _not,
}
VALIDATOR = validators.create(meta_schema={}, validators=KEYWORDS, type_checker=TypeChecker(), id_of=lambda _: "")
