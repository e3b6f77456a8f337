"""What is wrong with one value: from pydantic's kinds of error to our rules."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from proofbook.source.diagnostic import Diagnostic
from proofbook.source.nearest import listed, nearest
from proofbook.source.node import Node
from proofbook.source.schema import choices_at


def wrong_value(
    details: ErrorDetails, path: tuple[str | int, ...], at: Node, model: type[BaseModel], *, of_key: bool
) -> Diagnostic:
    """The mistake, placed at the value."""
    kind, context = details["type"], details.get("ctx", {})
    what = _what(path, of_key=of_key)
    given = str(path[-1]) if of_key else at.text if at.kind == "scalar" else ""
    choices = [] if of_key else choices_at(model, path) or _expected(context)
    if kind in ("literal_error", "enum") or (choices and not kind.endswith("_type")):
        rule, message, label, help = _not_one_of(what, given, choices)
    elif _is_nothing(at) and not of_key and "-" not in kind:
        rule, message, label, help = _nothing(what)
    else:
        rule, message, label, help = _told(kind, context, what, given, str(details["msg"]))
    return Diagnostic(rule=rule, message=message, span=at.span, label=label, help=help)


_Told = tuple[str, str, str, str]


def _not_one_of(what: str, given: str, choices: list[str]) -> _Told:
    help = nearest(given, choices, f"write one of {listed(choices)}")
    return "not-one-of", f"{what} can't be `{_short(given)}`", "not one of the known words", help


def _nothing(what: str) -> _Told:
    return "empty", f"{what} has no value", "nothing stands here", "write a value, or remove the key"


def _told(kind: str, context: Mapping[str, Any], what: str, given: str, message: str) -> _Told:
    shown = _short(given)
    match kind:
        case "date_from_datetime_parsing" | "date_parsing" | "date_from_datetime_inexact" | "date_type":
            return "impossible-date", f"{what} is no date: `{shown}`", "no such day", "write it as 2027-01-31"
        case "int_parsing" | "int_type" | "int_from_float" | "int_parsing_size":
            return "not-a-number", f"{what} is no whole number: `{shown}`", "not a whole number", "write digits alone"
        case "float_parsing" | "float_type" | "finite_number" | "decimal_parsing" | "decimal_type":
            return "not-a-number", f"{what} is no number: `{shown}`", "not a number", "write a number such as `0.5`"
        case "bool_parsing" | "bool_type":
            return "not-one-of", f"{what} can't be `{shown}`", "neither yes nor no", 'write "yes" or "no"'
        case "greater_than_equal" | "less_than_equal" | "greater_than" | "less_than" | "multiple_of":
            limit = _range(context)
            return "out-of-range", f"{what} is out of range: `{shown}`", f"not {limit}", f"write a number of {limit}"
        case "string_too_long" | "too_long":
            most = f"{context.get('max_length', '')} {'characters' if kind.startswith('string') else 'of them'}"
            return "too-long", f"{what} is too long", f"more than {most}", f"write at most {most}"
        case "string_too_short" | "too_short":
            return "empty", f"{what} is empty", "nothing stands here", "say at least one"
        case "string_pattern_mismatch":
            return "wrong-type", f"{what} is not written as it must be", f"`{shown}`", _pattern(context)
        case "model_type" | "model_attributes_type" | "dict_type" | "mapping_type" | "dataclass_type":
            return "wrong-type", f"{what} must be a mapping", "no mapping", "write `key: value` lines"
        case "tuple_type" | "list_type" | "set_type" | "frozen_set_type" | "iterable_type":
            return "wrong-type", f"{what} must be a list", "no list", "write `[one, two]`, or `- one` lines"
        case "string_type":
            return "wrong-type", f"{what} must be text", "no text", "write one value, in quotes if need be"
        case _ if "-" in kind or kind == "empty":
            return kind, message, str(context.get("label", "")), str(context.get("help", ""))
        case _:
            return "wrong-type", f"{what} is wrong: {_lowered(message)}", "this can't be read", ""


def _what(path: tuple[str | int, ...], *, of_key: bool) -> str:
    if of_key:
        return f"the id `{_short(str(path[-1]))}`"
    if not path:
        return "the file"
    return f"`{path[-1]}`" if isinstance(path[-1], str) else f"item {path[-1] + 1} of `{_last_word(path)}`"


def _last_word(path: tuple[str | int, ...]) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "the file")


def _expected(context: Mapping[str, Any]) -> list[str]:
    return re.findall(r"'([^']*)'", str(context.get("expected", "")))


def _is_nothing(at: Node) -> bool:
    return at.plain() is None


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= 60 else f"{one_line[:59]}…"


def _range(context: Mapping[str, Any]) -> str:
    words = {"ge": "at least", "le": "at most", "gt": "more than", "lt": "less than", "multiple_of": "a multiple of"}
    return " and ".join(f"{words[key]} {value}" for key, value in context.items() if key in words)


def _pattern(context: Mapping[str, Any]) -> str:
    pattern = str(context.get("pattern", ""))
    if pattern.startswith("^[a-z0-9]("):
        return "ids are small letters, digits, dots and hyphens, such as `card-database`"
    return f"it has to match {pattern}"


def _lowered(message: str) -> str:
    message = message.removeprefix("Value error, ").removeprefix("Assertion failed, ")
    return message[:1].lower() + message[1:]
