"""The condition operators: how a value of a request is compared with a value in a policy."""

from __future__ import annotations

import base64
import binascii
import ipaddress
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

from proofbook.evidence.iam.arns import arn_matches
from proofbook.evidence.iam.patterns import LONGEST, matches
from proofbook.evidence.iam.request import Context
from proofbook.evidence.iam.truth import NO, Truth, known, untold
from proofbook.evidence.iam.variables import filled

NUMBER = re.compile(r"[+-]?\d{1,40}(\.\d{1,40})?")
EPOCH = re.compile(r"\d{1,11}(\.\d{1,9})?")
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)")


@dataclass(frozen=True, slots=True)
class Filling:
    """What a comparison needs to know besides: the request, and whether `${` starts a variable."""

    context: Context
    variables: bool


Comparison = Callable[[str, str, Filling], Truth]
"""From a value of the request and one in the policy to whether they agree."""


@dataclass(frozen=True, slots=True)
class Operator:
    """A comparison and whether the condition wants it to fail."""

    agrees: Comparison
    is_negated: bool = False


def _text(*, wildcards: bool, letter_case: bool = True) -> Comparison:
    def agrees(value: str, text: str, filling: Filling) -> Truth:
        pattern = filled(text, filling.context, variables=filling.variables, wildcards=wildcards)
        if isinstance(pattern, Truth):
            return pattern
        if len(value) > LONGEST:
            return untold("a value in the request is longer than is looked at")
        if letter_case:
            return known(matches(pattern, value))
        return known("".join(str(each) for each in pattern).lower() == value.lower())

    return agrees


def _arn(value: str, text: str, filling: Filling) -> Truth:
    pattern = filled(text, filling.context, variables=filling.variables, wildcards=True)
    return pattern if isinstance(pattern, Truth) else arn_matches(pattern, value)


def _ordered(read: Callable[[str], Decimal | datetime | None], compare: Callable[..., bool]) -> Comparison:
    def agrees(value: str, text: str, filling: Filling) -> Truth:
        left, right = read(value), read(text)
        if left is None or right is None:
            return untold(f"`{(value if left is None else text)[:60]}` is no number or date that is known here")
        return known(compare(left, right))

    return agrees


def _number(text: str) -> Decimal | None:
    return Decimal(text) if NUMBER.fullmatch(text) else None


def _date(text: str) -> datetime | None:
    """A point in time as W3C writes it, or in seconds since 1970; a time of day needs its zone."""
    try:
        if DAY.fullmatch(text):
            return datetime.fromisoformat(f"{text}-01-01"[:10]).replace(tzinfo=UTC)
        if EPOCH.fullmatch(text):
            return datetime.fromtimestamp(float(text), UTC)
        return datetime.fromisoformat(text) if TIME.fullmatch(text) else None
    except (ValueError, OverflowError, OSError):
        return None


def _truth(value: str, text: str, filling: Filling) -> Truth:
    both = (value.lower(), text.lower())
    return (
        known(both[0] == both[1])
        if {*both} <= {"true", "false"}
        else untold(f"`{text[:60]}` is neither true nor false")
    )


def _binary(value: str, text: str, filling: Filling) -> Truth:
    try:
        return known(base64.b64decode(value, validate=True) == base64.b64decode(text, validate=True))
    except (binascii.Error, ValueError):
        return untold(f"`{text[:60]}` is not in base 64")


def _address(value: str, text: str, filling: Filling) -> Truth:
    try:
        address, network = ipaddress.ip_address(value), ipaddress.ip_network(text, strict=False)
    except ValueError:
        return untold(f"`{text[:60]}` is no range of addresses, or `{value[:60]}` no address")
    return known(address in network) if address.version == network.version else NO


ORDERS = {
    "Equals": operator.eq,
    "LessThan": operator.lt,
    "LessThanEquals": operator.le,
    "GreaterThan": operator.gt,
    "GreaterThanEquals": operator.ge,
}
POSITIVE: Mapping[str, Comparison] = {
    "StringEquals": _text(wildcards=False),
    "StringEqualsIgnoreCase": _text(wildcards=False, letter_case=False),
    "StringLike": _text(wildcards=True),
    "ArnEquals": _arn,
    "ArnLike": _arn,
    "Bool": _truth,
    "BinaryEquals": _binary,
    "IpAddress": _address,
    **{f"Numeric{name}": _ordered(_number, order) for name, order in ORDERS.items()},
    **{f"Date{name}": _ordered(_date, order) for name, order in ORDERS.items()},
}
NEGATED = {
    "StringNotEquals": "StringEquals",
    "StringNotEqualsIgnoreCase": "StringEqualsIgnoreCase",
    "StringNotLike": "StringLike",
    "ArnNotEquals": "ArnEquals",
    "ArnNotLike": "ArnLike",
    "NotIpAddress": "IpAddress",
    "NumericNotEquals": "NumericEquals",
    "DateNotEquals": "DateEquals",
}
OPERATORS: Mapping[str, Operator] = {
    **{name: Operator(agrees) for name, agrees in POSITIVE.items()},
    **{name: Operator(POSITIVE[of], is_negated=True) for name, of in NEGATED.items()},
}
"""All but `Null`, which compares nothing."""
