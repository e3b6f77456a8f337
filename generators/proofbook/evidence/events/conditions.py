"""From what a pattern writes for a field to the conditions on its value."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable

from pydantic import JsonValue

from proofbook.evidence.events.condition import (
    Absent,
    Between,
    Condition,
    Exact,
    Inside,
    Number,
    Other,
    Present,
    Same,
    Text,
    Unknown,
    is_plain,
)
from proofbook.evidence.events.refusal import RefusedError, UnsettledError

STARS = re.compile(r"\\(.?)|(\*)", re.DOTALL)
MOST_STARS = 10
"""AWS refuses patterns that cost its matcher too much and does not say where that begins."""


def conditions(values: list[JsonValue], at: tuple[str | int, ...], later: bool) -> tuple[Condition, ...]:
    """What the list allows, one condition each; `later`: whether a template's functions may stand in it."""
    if not values:
        raise RefusedError("an empty list", at)
    return tuple(_condition(each, (*at, index), later) for index, each in enumerate(values))


def is_function(value: JsonValue) -> bool:
    """Whether a template fills it in."""
    if not isinstance(value, dict) or len(value) != 1:
        return False
    ((name, inside),) = value.items()
    return name.startswith("Fn::") or (name in ("Ref", "Condition") and isinstance(inside, str))


def _condition(value: JsonValue, at: tuple[str | int, ...], later: bool) -> Condition:
    if later and is_function(value):
        return Unknown()
    if isinstance(value, list):
        raise RefusedError("a list inside the list of values", at)
    if not isinstance(value, dict):
        return Exact(value)
    if len(value) != 1:
        raise RefusedError("a comparison is an object with one key", at)
    ((name, wanted),) = value.items()
    if name not in OPERATORS:
        raise UnsettledError(f"the comparison `{name}`", (*at, name))
    if later and _holds_function(wanted):
        return Unknown()
    return OPERATORS[name](wanted, (*at, name))


def _holds_function(value: JsonValue) -> bool:
    if isinstance(value, list):
        return any(_holds_function(each) for each in value)
    return is_function(value) or (isinstance(value, dict) and any(_holds_function(each) for each in value.values()))


At = tuple[str | int, ...]


def _prefix(wanted: JsonValue, at: At) -> Condition:
    text, ignores_case = _affix(wanted, at)
    return Text(text, ignores_case=ignores_case)


def _suffix(wanted: JsonValue, at: At) -> Condition:
    text, ignores_case = _affix(wanted, at)
    return Text("", end=text, ignores_case=ignores_case)


def _affix(wanted: JsonValue, at: At) -> tuple[str, bool]:
    ignores_case = isinstance(wanted, dict) and list(wanted) == ["equals-ignore-case"]
    text = _text(wanted["equals-ignore-case"] if isinstance(wanted, dict) and ignores_case else wanted, at)
    if not text:
        raise UnsettledError("an empty text to start or end with", at)
    return text, ignores_case


def _text(wanted: JsonValue, at: At) -> str:
    if not isinstance(wanted, str):
        raise RefusedError("this comparison takes a text", at)
    return wanted


def _same(wanted: JsonValue, at: At) -> Condition:
    return Same(_text(wanted, at))


def _wildcard(wanted: JsonValue, at: At) -> Condition:
    parts = [""]
    rest = 0
    text = _text(wanted, at)
    for found in STARS.finditer(text):
        parts[-1] += text[rest : found.start()]
        rest = found.end()
        if found[2]:
            parts.append("")
        elif found[1] in ("*", "\\"):
            parts[-1] += found[1]
        else:
            raise RefusedError("a backslash stands before `*` or another backslash only", at)
    parts[-1] += text[rest:]
    if any(not each for each in parts[1:-1]):
        raise RefusedError("two stars in a row", at)
    if len(parts) > MOST_STARS + 1:
        raise UnsettledError(f"more than {MOST_STARS} stars", at)
    return Exact(parts[0]) if len(parts) == 1 else Text(parts[0], tuple(parts[1:-1]), parts[-1])


def _numeric(wanted: JsonValue, at: At) -> Condition:
    if not isinstance(wanted, list) or len(wanted) not in (2, 4):
        raise RefusedError("`numeric` takes a list of comparisons and numbers", at)
    ends = [(_sign(wanted[index], at), _number(wanted[index + 1], at)) for index in range(0, len(wanted), 2)]
    match ends:
        case [("=", number)]:
            return Between(number, number, with_low=True, with_high=True)
        case [(">" | ">=" as sign, low)]:
            return Between(low, None, with_low=sign == ">=", with_high=False)
        case [("<" | "<=" as sign, high)]:
            return Between(None, high, with_low=False, with_high=sign == "<=")
        case [(">" | ">=" as first, low), ("<" | "<=" as second, high)] if low < high:
            return Between(low, high, with_low=first == ">=", with_high=second == "<=")
    raise RefusedError("this is no range of numbers", at)


def _sign(sign: JsonValue, at: At) -> str:
    if sign not in ("=", ">", ">=", "<", "<="):
        raise RefusedError("`numeric` compares with =, <, <=, > or >=", at)
    return str(sign)


def _number(number: JsonValue, at: At) -> Number:
    if isinstance(number, bool) or not isinstance(number, int | float):
        raise RefusedError("`numeric` compares with numbers", at)
    if not is_plain(number):
        raise UnsettledError("a number beyond five billion or six digits after the point", at)
    return number


def _cidr(wanted: JsonValue, at: At) -> Condition:
    text = _text(wanted, at)
    if not re.fullmatch(r"[0-9a-fA-F.:]+/[0-9]{1,3}", text):
        raise RefusedError("`cidr` takes an address, a slash and a number of bits", at)
    try:
        return Inside(ipaddress.ip_network(text, strict=False))
    except ValueError:
        raise RefusedError("`cidr` takes an address, a slash and a number of bits", at) from None


def _exists(wanted: JsonValue, at: At) -> Condition:
    if not isinstance(wanted, bool):
        raise RefusedError("`exists` is true or false", at)
    return Present() if wanted else Absent()


def _anything_but(wanted: JsonValue, at: At) -> Condition:
    if isinstance(wanted, dict):
        if len(wanted) != 1:
            raise RefusedError("`anything-but` takes one comparison", at)
        ((name, inside),) = wanted.items()
        if name not in ("prefix", "suffix", "wildcard", "equals-ignore-case"):
            raise UnsettledError(f"the comparison `{name}` under `anything-but`", at)
        if isinstance(inside, dict):
            raise UnsettledError("a comparison in a comparison under `anything-but`", at)
        return Other(tuple(OPERATORS[name](each, at) for each in _listed(inside, at)))
    values = _listed(wanted, at)
    if not (all(isinstance(each, str) for each in values) or all(_is_number(each) for each in values)):
        raise RefusedError("`anything-but` takes texts, or numbers, and not both", at)
    return Other(tuple(Exact(each) for each in values if not isinstance(each, list | dict)))


def _is_number(value: JsonValue) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _listed(value: JsonValue, at: At) -> list[JsonValue]:
    if value == []:
        raise RefusedError("an empty list", at)
    return value if isinstance(value, list) else [value]


OPERATORS: dict[str, Callable[[JsonValue, At], Condition]] = {
    "prefix": _prefix,
    "suffix": _suffix,
    "equals-ignore-case": _same,
    "wildcard": _wildcard,
    "numeric": _numeric,
    "cidr": _cidr,
    "exists": _exists,
    "anything-but": _anything_but,
}
