"""What a pattern asks of one value of an event; None where that can't be told."""

from __future__ import annotations

import ipaddress
import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

Scalar = str | int | float | bool | None
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Number = int | float

MOST = 5_000_000_000
"""Numbers are compared up to here, and to six digits after the point."""
LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}


@dataclass(frozen=True, slots=True)
class Exact:
    """The value itself; a number counts as the same however it is written."""

    value: Scalar


@dataclass(frozen=True, slots=True)
class Text:
    """A text that starts with one thing and ends with another, with other things between, in this order."""

    start: str
    between: tuple[str, ...] = ()
    end: str = ""
    ignores_case: bool = False


@dataclass(frozen=True, slots=True)
class Same:
    """A text, whatever the case of its letters."""

    text: str


@dataclass(frozen=True, slots=True)
class Between:
    """A number of a range; a missing end leaves it open."""

    low: Number | None
    high: Number | None
    with_low: bool
    with_high: bool


@dataclass(frozen=True, slots=True)
class Inside:
    """An address of a network."""

    network: Network


@dataclass(frozen=True, slots=True)
class Other:
    """Any value but those that one of these fits."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Present:
    """Any value at all."""


@dataclass(frozen=True, slots=True)
class Absent:
    """No value: decided over the whole event, so no value fits it."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something that is filled in later, such as a template's parameter."""


Condition = Exact | Text | Same | Between | Inside | Other | Present | Absent | Unknown


def fits(condition: Condition, value: Scalar) -> bool | None:
    """Whether the value fits."""
    match condition:
        case Exact(value=wanted):
            return _is_same(wanted, value)
        case Text():
            return isinstance(value, str) and _is_between(condition, value)
        case Same(text=text):
            return isinstance(value, str) and _is_same_text(text, value)
        case Between():
            return _is_number(value) and _is_in_range(condition, value)
        case Inside(network=network):
            return isinstance(value, str) and _is_inside(network, value)
        case Other(conditions=conditions):
            return _not(some(fits(each, value) for each in conditions))
        case Present():
            return True
        case Absent():
            return False
        case Unknown():
            return None
        case _:
            assert_never(condition)


def some(answers: Iterable[bool | None]) -> bool | None:
    """True if one is, else None if one is."""
    found: bool | None = False
    for each in answers:
        if each:
            return True
        found = None if each is None else found
    return found


def _not(answer: bool | None) -> bool | None:
    return None if answer is None else not answer


def is_plain(number: Number) -> bool:
    """Whether EventBridge promises to compare it exactly."""
    return abs(number) <= MOST and math.isclose(number, round(number, 6), rel_tol=0, abs_tol=1e-12)


def _is_number(value: Scalar) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_same(wanted: Scalar, value: Scalar) -> bool | None:
    if isinstance(wanted, str) and isinstance(value, str):
        return wanted == value or (None if _is_one_address(wanted, value) else False)
    if _is_number(wanted) and _is_number(value):
        return _is_same_number(wanted, value)
    return type(wanted) is type(value) and wanted == value


def _is_same_number(wanted: Scalar, value: Scalar) -> bool | None:
    assert isinstance(wanted, int | float)
    assert isinstance(value, int | float)
    if wanted == value:
        return True if type(wanted) is type(value) is int or (is_plain(wanted) and is_plain(value)) else None
    return None if abs(Fraction(wanted) - Fraction(value)) < Fraction(1, 100_000) else False


def _is_one_address(one: str, other: str) -> bool:
    """Two ways to write an address: by Event Ruler's code they are the same, by the guide they are not."""
    if ":" not in one or ":" not in other:
        return False
    try:
        return ipaddress.IPv6Address(one) == ipaddress.IPv6Address(other)
    except ValueError:
        return False


def _is_between(wanted: Text, value: str) -> bool | None:
    if not wanted.ignores_case:
        return _has_parts(wanted.start, wanted.between, wanted.end, value)
    if _has_parts(_lower(wanted.start), (), _lower(wanted.end), _lower(value)):
        return True
    beyond = _has_parts(wanted.start.casefold(), (), wanted.end.casefold(), value.casefold())
    return None if beyond else False


def _has_parts(start: str, between: tuple[str, ...], end: str, value: str) -> bool:
    if len(value) < len(start) + len(end) or not value.startswith(start) or not value.endswith(end):
        return False
    at, last = len(start), len(value) - len(end)
    for part in between:
        found = value.find(part, at, last)
        if found < 0:
            return False
        at = found + len(part)
    return True


def _is_same_text(text: str, value: str) -> bool | None:
    """Which letters beyond ASCII count as the same is nowhere said."""
    if _lower(text) == _lower(value):
        return True
    return None if text.casefold() == value.casefold() else False


def _lower(text: str) -> str:
    return text.translate(LOWER)


def _is_in_range(wanted: Between, value: Scalar) -> bool | None:
    assert isinstance(value, int | float)
    if not is_plain(value):
        return None
    above = wanted.low is None or value > wanted.low or (wanted.with_low and value == wanted.low)
    below = wanted.high is None or value < wanted.high or (wanted.with_high and value == wanted.high)
    return above and below


def _is_inside(network: Network, value: str) -> bool | None:
    try:
        address = ipaddress.ip_address(value)
    except ValueError:
        # Such as 010.0.0.1, which some read as octal.
        return None if value and set(value) <= set("0123456789.") and value.count(".") == 3 else False
    if "%" in value or getattr(address, "ipv4_mapped", None):
        return None
    return address in network
