"""A node's value as the consumers of configuration type it: YAML 1.1, the way Kubernetes and AWS read it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping

from pydantic import JsonValue

from proofbook.source.node import Node

Tags = Mapping[str, Callable[[JsonValue], JsonValue]]
"""For each tag that a kind of artifact knows, what the tagged value stands for."""

TEXT = ("tag:yaml.org,2002:str", "!")
PLAIN = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "map", "seq")} | {"", "!"}
TRUE = re.compile(r"yes|Yes|YES|true|True|TRUE|on|On|ON")
FALSE = re.compile(r"no|No|NO|false|False|FALSE|off|Off|OFF")
NULL = re.compile(r"~|null|Null|NULL|")
INTEGER = re.compile(r"[-+]?(?:0b[01_]+|0x[0-9a-fA-F_]+|0o?[0-7_]+|0|[1-9][0-9_]*)")
FLOAT = re.compile(r"[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9_]+)(?:[eE][-+]?[0-9]+)?")


def typed(node: Node, tags: Tags = {}) -> JsonValue:  # noqa: B006 -- nobody writes to it
    """The JSON value; a number that JSON can't hold, and a date, stay text."""
    match node.kind:
        case "mapping":
            value: JsonValue = {key.text: typed(each, tags) for key, each in node.entries}
        case "sequence":
            value = [typed(each, tags) for each in node.elements]
        case "scalar":
            value = node.text if node.quoted or node.tag in TEXT else _scalar(node.text)
    return tags[node.tag](value) if node.tag in tags else value


def unknown_tags(node: Node, tags: Tags = {}) -> Iterator[Node]:  # noqa: B006 -- nobody writes to it
    """The nodes whose tag means nothing in this kind of artifact."""
    if node.tag not in PLAIN and node.tag not in tags:
        yield node
    for key, value in node.entries:
        yield from unknown_tags(key, tags)
        yield from unknown_tags(value, tags)
    for each in node.elements:
        yield from unknown_tags(each, tags)


def _scalar(text: str) -> JsonValue:
    if NULL.fullmatch(text):
        return None
    if TRUE.fullmatch(text):
        return True
    if FALSE.fullmatch(text):
        return False
    if INTEGER.fullmatch(text):
        return _integer(text)
    if FLOAT.fullmatch(text):
        number = float(text.replace("_", ""))
        return number if math.isfinite(number) else text
    return text


def _integer(text: str) -> JsonValue:
    digits = text.replace("_", "").lower()
    octal = re.fullmatch(r"([-+]?)0o?([0-7]+)", digits)
    if octal:
        return int(octal[1] + octal[2], 8)
    # Beyond 4,300 digits Python refuses, and nobody means a number.
    return int(digits, 0) if len(digits) < 400 and digits[-1].isalnum() else text
