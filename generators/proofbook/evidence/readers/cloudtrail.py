"""CloudTrail records: files as a trail delivers them, what `aws cloudtrail lookup-events` prints, or record by record.

A file is one document: how many records it holds, from when to when, whether the list goes on, and the calls. Calls
that are alike in all that a check asks for are one, with how often they were made and the place of the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import JsonValue

from proofbook.evidence.content import Content, Document
from proofbook.evidence.typed import typed, unknown_tags
from proofbook.evidence.yaml_documents import unreadable, yaml_documents
from proofbook.source.diagnostic import Diagnostic
from proofbook.source.node import Node
from proofbook.source.yaml import parsed_documents

MOST_CALLS = 2_000
"""Beyond so many different calls a check would not end in time."""

LISTS = ("Records", "Events")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")
READ_ONLY = {None: None, True: True, False: False, "true": True, "false": False}


def read(text: str, path: str) -> Content:
    """One document, unless the file is empty."""
    roots: list[Node] = []
    for node in yaml_documents(text, path):
        if isinstance(node, Diagnostic):
            return Content(diagnostics=(node,))
        foreign = next(unknown_tags(node), None)
        if foreign is not None:
            return unreadable(foreign, f"the tag `{foreign.tag}` means nothing in a log")
        roots.append(node)
    if not roots:
        return Content()
    root = roots[0] if len(roots) == 1 else Node(kind="sequence", span=roots[0].span, elements=tuple(roots))
    log = _log(root)
    return log if isinstance(log, Content) else Content(documents=(Document(value=log, node=root),))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a record stands."""

    node: Node
    at: tuple[str | int, ...]


def _log(root: Node) -> JsonValue | Content:
    """What the file says of its records, or what is wrong with it."""
    times: list[str] = []
    calls: dict[tuple[JsonValue, ...], dict[str, JsonValue]] = {}
    for number, place in enumerate(_records(root, ()), start=1):
        record = _record(place.node)
        wrong = record if isinstance(record, str) else _wrong(record)
        if isinstance(record, str) or wrong:
            return unreadable(place.node, f"record {number}: {wrong}", "write records as CloudTrail delivers them")
        times.append(str(record["eventTime"]))
        call = _call(record)
        known = calls.setdefault((*call.values(),), {**call, "times": 0, "at": [*place.at]})
        known["times"] = int(str(known["times"])) + 1
        if len(calls) > MOST_CALLS:
            return unreadable(place.node, f"the file holds more than {MOST_CALLS:,} different calls", "split it")
    return {
        "records": len(times),
        "first": min(times, default=None),
        "last": max(times, default=None),
        "more": any(_goes_on(each) for each in (root, *root.elements)),
        "calls": [*calls.values()],
    }


def _records(node: Node, at: tuple[str | int, ...]) -> Iterator[_Place]:
    lists = [] if node.has("eventName") else [(key, node.value(key)) for key in LISTS]
    found = [(key, value) for key, value in lists if value is not None and value.kind == "sequence"]
    if node.kind == "sequence":
        for index, each in enumerate(node.elements):
            yield from _records(each, (*at, index))
    elif found:
        for key, value in found:
            yield from _records(value, (*at, key))
    elif node.has("CloudTrailEvent"):
        yield _Place(node.at("CloudTrailEvent"), (*at, "CloudTrailEvent"))
    else:
        yield _Place(node, at)


def _record(node: Node) -> dict[str, JsonValue] | str:
    """The record, also where it stands as JSON in a text; or why it is none."""
    if node.kind == "scalar":
        inside = parsed_documents(node.text, "record.json")
        if inside.diagnostics or len(inside.nodes) != 1:
            return "its text is not one value of JSON"
        node = inside.nodes[0]
    value = typed(node)
    return value if isinstance(value, dict) else "it is no mapping"


def _wrong(record: dict[str, JsonValue]) -> str:
    """Why nothing can be told from the record; empty when it can."""
    missing = next((key for key in ("eventTime", "eventSource", "eventName") if not record.get(key)), None)
    if missing:
        return f"it has no `{missing}`"
    if not TIME.fullmatch(str(record["eventTime"])):
        return "`eventTime` is no time such as 2026-11-02T08:15:00Z"
    texts = ("eventSource", "eventName", "userAgent", "errorCode", "errorMessage")
    untold = next((key for key in texts if not isinstance(record.get(key), str | None)), None)
    if untold:
        return f"`{untold}` is no text"
    read_only = record.get("readOnly")
    return "" if isinstance(read_only, bool | str | None) and read_only in READ_ONLY else "`readOnly` is no yes or no"


def _call(record: dict[str, JsonValue]) -> dict[str, JsonValue]:
    """What tells one call from another, under CloudTrail's names where it has one."""
    read_only = record.get("readOnly")
    return {
        "eventSource": record["eventSource"],
        "eventName": record["eventName"],
        "userAgent": record.get("userAgent"),
        "readOnly": READ_ONLY[read_only] if isinstance(read_only, bool | str) else None,
        "errorCode": record.get("errorCode") or None,
        "succeeded": _succeeded(record),
        "principal": _principal(record.get("userIdentity")),
        "lakeFormationPrincipal": _text(record.get("additionalEventData"), "lakeFormationPrincipal"),
    }


def _succeeded(record: dict[str, JsonValue]) -> bool | None:
    if record.get("errorCode"):
        return False
    return None if record.get("errorMessage") else True


def _principal(identity: JsonValue) -> str | None:
    """The role behind a session, else the caller's ARN, else the service that called."""
    steps = (("sessionContext", "sessionIssuer", "arn"), ("arn",), ("invokedBy",), ("accountId",))
    return next((found for path in steps if (found := _text(identity, *path))), None)


def _text(value: JsonValue, *path: str) -> str | None:
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value if isinstance(value, str) and value else None


def _goes_on(node: Node) -> bool:
    """Whether there are more records where these came from."""
    token = node.value("NextToken")
    return token is not None and token.plain() is not None
