"""From a node to a frozen pydantic model, with every mistake placed; and the JSON Schema of that model."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, BeforeValidator, Field, ValidationError, WithJsonSchema
from pydantic_core import ErrorDetails, PydanticCustomError

from proofbook.source.diagnostic import Diagnostic
from proofbook.source.node import Node
from proofbook.source.span import Span

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)

Id = Annotated[str, Field(pattern=r"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$", max_length=80)]
"""Small letters, digits, dots and hyphens."""


def _many(value: object) -> object:
    if isinstance(value, str):
        return (value,)
    return () if value is None else value


OneOrMany = Annotated[tuple[T, ...], BeforeValidator(_many, json_schema_input_type=T | list[T])]
"""One value, or a list of them."""


@dataclass(frozen=True, slots=True)
class Months:
    """A whole number of months."""

    months: int


def _months(value: object) -> object:
    if isinstance(value, Months):
        return value
    found = re.fullmatch(r"(\d{1,4}) (month|year)s?", str(value).strip())
    if not found or int(found[1]) == 0:
        raise PydanticCustomError("wrong-type", "a duration is wanted", {"help": "write it as `12 months` or `1 year`"})
    return Months(int(found[1]) * (12 if found[2] == "year" else 1))


Duration = Annotated[
    Months, BeforeValidator(_months), WithJsonSchema({"type": "string", "pattern": "^[0-9]+ (month|year)s?$"})
]
"""A duration such as `12 months` or `1 year`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded(Generic[M]):
    """The value, or None and the mistakes."""

    value: M | None
    diagnostics: tuple[Diagnostic, ...]


def decoded(node: Node, model: type[M]) -> Decoded[M]:
    """The node as the model, or every mistake in it at once."""
    try:
        return Decoded(value=model.model_validate(node.plain()), diagnostics=())
    except ValidationError as error:
        details = error.errors(include_url=False)
        found = (_mistake(each, node, model) for each in _without_echoes(details, node))
        return Decoded(value=None, diagnostics=tuple(dict.fromkeys(found)))


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema (2020-12) by which an editor completes and checks a file."""
    schema = model.model_json_schema(by_alias=True, mode="validation")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


Path = tuple[str | int, ...]


def _path(details: ErrorDetails, node: Node) -> Path:
    """The error's place, without the names of a union's branches, which are no steps in the file."""
    path: list[str | int] = []
    rest = list(details["loc"])
    for index, step in enumerate(rest):
        last = index == len(rest) - 1
        if node.has(*path, step) or (last and details["type"] in ("missing", "extra_forbidden")):
            path.append(step)
    return tuple(path)


def _without_echoes(details: list[ErrorDetails], node: Node) -> list[ErrorDetails]:
    """One error for each place: a union reports every branch, and the branch that got furthest is the author's."""
    deepest: dict[Path, tuple[int, list[ErrorDetails]]] = {}
    for each in details:
        root = _union_root(each, node)
        depth = len(_path(each, node))
        best = deepest.get(root)
        if best is None or depth > best[0]:
            deepest[root] = (depth, [each])
        elif depth == best[0]:
            best[1].append(each)
    return [each for _, group in deepest.values() for each in _one_for_each_place(group, node)]


def _union_root(details: ErrorDetails, node: Node) -> Path:
    """Where the union stands that the error passed through; the error's own place when it passed none."""
    path: list[str | int] = []
    rest = list(details["loc"])
    for index, step in enumerate(rest):
        last = index == len(rest) - 1
        if not node.has(*path, step) and not (last and details["type"] in ("missing", "extra_forbidden")):
            return tuple(path)
        path.append(step)
    return tuple(path)


def _one_for_each_place(group: list[ErrorDetails], node: Node) -> list[ErrorDetails]:
    chosen: dict[Path, ErrorDetails] = {}
    for each in group:
        chosen.setdefault((*_path(each, node), each["type"] == "missing" and str(each["loc"][-1])), each)
    return list(chosen.values())


def _mistake(details: ErrorDetails, node: Node, model: type[BaseModel]) -> Diagnostic:
    path = _path(details, node)
    match details["type"]:
        case "extra_forbidden":
            return _unknown_key(path, node, details, model)
        case "missing":
            return _missing_key(path, node)
        case _:
            return _wrong_value(details, path, node)


def _unknown_key(path: Path, node: Node, details: ErrorDetails, model: type[BaseModel]) -> Diagnostic:
    name = str(path[-1])
    known = _keys_at(model, details["loc"][:-1])
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    return Diagnostic(
        rule="unknown-key",
        message=f"the key `{name}` has no meaning here",
        span=node.key(*path).span,
        label="no such key" if len(path) == 1 else f"no such key in `{path[-2]}`",
        help=f"did you mean `{close[0]}`?" if close else f"known are: {', '.join(known)}" if known else "remove it",
    )


def _missing_key(path: Path, node: Node) -> Diagnostic:
    name, parent = str(path[-1]), path[:-1]
    return Diagnostic(
        rule="missing-key",
        message=f"`{name}` is missing" + (f" from `{parent[-1]}`" if parent else ""),
        span=_short(node.key(*parent).span if parent else node.span),
        label=f"`{name}` has to be said here",
        help=f"add `{name}: …`",
    )


def _wrong_value(details: ErrorDetails, path: Path, node: Node) -> Diagnostic:
    at = node.at(*path)
    key_error = details["loc"][-1:] == ("[key]",)
    what = f"`{path[-1]}`" if path else "the file"
    rule, message, help = _explained(details, what, at)
    span = node.key(*path).span if key_error else at.span
    return Diagnostic(rule=rule, message=message, span=_short(span), label=_label(at), help=help)


def _explained(details: ErrorDetails, what: str, at: Node) -> tuple[str, str, str]:
    kind, context = details["type"], details.get("ctx", {})
    given = at.text if at.kind == "scalar" else ""
    match kind:
        case "literal_error" | "enum":
            choices = re.findall(r"'([^']*)'", str(context.get("expected", "")))
            close = difflib.get_close_matches(given, choices, n=1, cutoff=0.5)
            help = f"did you mean `{close[0]}`?" if close else f"write one of {', '.join(choices)}"
            return "not-one-of", f"{what} can't be `{given}`", help
        case "date_from_datetime_parsing" | "date_parsing" | "date_from_datetime_inexact" | "date_type":
            return "impossible-date", f"{what} is no date: `{given}`", "write it as 2027-01-31"
        case "int_parsing" | "int_type" | "float_parsing":
            return "not-a-number", f"{what} is no whole number: `{given}`", "write digits alone"
        case "greater_than_equal" | "less_than_equal" | "greater_than" | "less_than":
            bound = next(iter(context.values()), "")
            return "out-of-range", f"{what} is out of range: `{given}`", f"the limit is {bound}"
        case "string_too_long" | "too_long":
            return "too-long", f"{what} is too long", f"at most {context.get('max_length', '')}"
        case "too_short" | "string_too_short":
            return "empty", f"{what} is empty", "say at least one"
        case "string_pattern_mismatch":
            return "wrong-type", f"{what} is not written as it must be: `{given}`", _pattern_help(context)
        case "model_type" | "model_attributes_type" | "dict_type":
            return "wrong-type", f"{what} must be a mapping", "write `key: value` lines, or `{key: value}`"
        case "tuple_type" | "list_type":
            return "wrong-type", f"{what} must be a list", "write `[one, two]`, or `- one` lines"
        case "string_type":
            return "wrong-type", f"{what} must be text", "write one value, in quotes if need be"
        case _ if "-" in kind or kind == "empty":
            return kind, str(details["msg"]), str(context.get("help", ""))
        case _:
            return "wrong-type", f"{what} is wrong: {details['msg']}", ""


def _pattern_help(context: dict[str, Any]) -> str:
    if str(context.get("pattern", "")).startswith("^[a-z0-9]"):
        return "ids are small letters, digits, dots and hyphens, such as `card-database`"
    return f"it has to match {context.get('pattern', '')}"


def _label(at: Node) -> str:
    return {"scalar": "this value", "mapping": "a mapping stands here", "sequence": "a list stands here"}[at.kind]


def _short(span: Span) -> Span:
    """The span's first line: a whole section is no place to look."""
    if span.line == span.end_line:
        return span
    return Span(path=span.path, line=span.line, column=span.column, end_line=span.line, end_column=span.column + 1)


def _keys_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """The keys that the model at the error's place knows, followed through the JSON Schema."""
    schema = model.model_json_schema(by_alias=True, mode="validation")
    definitions = schema.get("$defs", {})
    here: list[dict[str, Any]] = [schema]
    for step in loc:
        here = [found for each in here for found in _below(each, step, definitions)] or here
    return sorted({key for each in here for key in _resolved(each, definitions).get("properties", {})})


def _below(schema: dict[str, Any], step: int | str, definitions: dict[str, Any]) -> list[dict[str, Any]]:
    schema = _resolved(schema, definitions)
    branches = [_resolved(each, definitions) for each in schema.get("anyOf", [])]
    named = [each for each in branches if each.get("title") == step]
    if named:
        return named
    found: list[dict[str, Any]] = []
    for each in (schema, *branches):
        if isinstance(step, int) and isinstance(each.get("items"), dict):
            found.append(each["items"])
        elif step in each.get("properties", {}):
            found.append(each["properties"][step])
        elif isinstance(each.get("additionalProperties"), dict):
            found.append(each["additionalProperties"])
        elif isinstance(each.get("patternProperties"), dict):
            found += list(each["patternProperties"].values())
    return found


def _resolved(schema: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in schema:
        schema = definitions.get(str(schema["$ref"]).rsplit("/", 1)[-1], {})
    return schema
