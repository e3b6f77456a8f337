"""The formats of texts that Kubernetes looks at; others mean nothing to it."""

from __future__ import annotations

import base64
import binascii
import ipaddress
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

Test = Callable[[str], bool | None]
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})")
DURATION = re.compile(r"[-+]?(0|(\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))*)")
ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+|/[^\s<>\"{}|\\^`]*")
UUID = re.compile(r"[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}")
UNDECIDED = frozenset(
    "bsonobjectid email hostname mac isbn isbn10 isbn13 creditcard ssn hexcolor rgbcolor uuid3 uuid4 uuid5 "
    "k8s-short-name k8s-long-name".split()
)
"""Formats that Kubernetes looks at and that are not decided here."""


def fits(text: str, format: str) -> bool | None:
    """Whether a text has a format; None where that is not decided."""
    if format in UNDECIDED:
        return None
    test = TESTS.get(format.replace("datetime", "date-time"))
    return True if test is None else test(text)


def _is_moment(text: str) -> bool | None:
    if MOMENT.fullmatch(text) is None:
        # Kubernetes takes a few more spellings than RFC 3339 has.
        return None if re.match(r"\d{4}-\d{2}-\d{2}", text) else False
    try:
        datetime.fromisoformat(text[:19].upper())
    except ValueError:
        return False
    return True


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_duration(text: str) -> bool | None:
    if DURATION.fullmatch(text):
        return True
    # `3 days` and the like are taken too.
    return None if re.match(r"\s*[-+]?\d", text) else False


def _is_base64(text: str) -> bool:
    try:
        base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return False
    return True


def _is_of(kind: Callable[[str], object]) -> Test:
    def test(text: str) -> bool:
        try:
            kind(text)
        except ValueError:
            return False
        return True

    return test


TESTS: Mapping[str, Test] = {
    "date": _is_day,
    "date-time": _is_moment,
    "duration": _is_duration,
    "byte": _is_base64,
    "ipv4": _is_of(ipaddress.IPv4Address),
    "ipv6": _is_of(ipaddress.IPv6Address),
    "cidr": lambda text: "/" in text and _is_of(lambda each: ipaddress.ip_network(each, strict=False))(text),
    "uri": lambda text: ADDRESS.fullmatch(text) is not None,
    "uuid": lambda text: UUID.fullmatch(text) is not None,
}
