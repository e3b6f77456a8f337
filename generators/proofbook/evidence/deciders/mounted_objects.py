"""What SecretProviderClasses of the AWS provider mount: the YAML that they hold as text, read as the provider reads it.

For each class: `{"path", "document", "objects", "findings"}`. An object is `{"name", "type", "permissions"}`: the modes
of the files that it becomes, as the class writes them, "0644" where it says nothing. `findings` say why the provider
refuses the list, or why that can't be told, each with `result` and `message`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import JsonValue

from proofbook.evidence.content import Given
from proofbook.evidence.custom_resources.definitions import Standing, objects
from proofbook.evidence.custom_resources.finding import is_filled_in_later
from proofbook.evidence.typed import typed, unknown_tags
from proofbook.source.yaml import parsed_documents

GROUP = "secrets-store.csi.x-k8s.io"
DEFAULT = "0644"
MODE = re.compile(r"[0-7]{4}")
ARN = re.compile(r"arn:[^:]+:(?P<service>[^:]+):(?P<region>[^:]*):[^:]*:.+")
TYPES = {"secretsmanager": "secretsmanager", "ssmparameter": "ssm"}
"""The kinds of object, and the service that an ARN of one names."""
FIELDS = {
    name.lower(): name
    for name in (
        "objectName objectType objectAlias objectVersion objectVersionLabel filePermission jmesPath failoverObject path"
    ).split()
}
"""The fields, whose case the provider does not mind."""

Finding = tuple[str, str]


def decide(given: Given, parameters: Mapping[str, JsonValue]) -> JsonValue:
    """A list of what each class mounts, in the order of the artifacts."""
    return [_told(each) for each in objects(given) if each.group == GROUP and _is_of_aws(each)]


def _is_of_aws(object: Standing) -> bool:
    spec = object.value.get("spec")
    return object.kind == "SecretProviderClass" and isinstance(spec, dict) and spec.get("provider") == "aws"


def _told(object: Standing) -> dict[str, JsonValue]:
    found: list[Finding] = []
    parameters = object.value["spec"].get("parameters")
    parameters = parameters if isinstance(parameters, dict) else {}
    items = list(_items(parameters.get("objects"), found))
    for item in items:
        found += _wrong(item, parameters.get("region"))
    found += _twice(items)
    return {
        "path": object.path,
        "document": object.document,
        "objects": [{"name": _name(each), "type": _type(each), "permissions": [*_permissions(each)]} for each in items],
        "findings": [{"result": result, "message": message} for result, message in found],
    }


def _items(text: Any, found: list[Finding]) -> Iterator[Mapping[str, Any]]:
    if not isinstance(text, str):
        found.append(("fail", "`objects` is missing, or is not the text that it must be"))
        return
    read = parsed_documents(text, "objects")
    if read.diagnostics or len(read.nodes) > 1 or any(True for node in read.nodes for _ in unknown_tags(node)):
        result = "undecided" if is_filled_in_later(text) else "fail"
        found.append((result, "`objects` is no YAML that can be read"))
        return
    value = typed(read.nodes[0]) if read.nodes else None
    if not isinstance(value, list) or not value:
        found.append(("fail", "`objects` is no list of objects"))
        return
    for each in value:
        if isinstance(each, dict):
            if len({key.lower() for key in each}) < len(each):
                found.append(("undecided", "an entry of `objects` has a field twice, in other letters"))
            yield {FIELDS.get(key.lower(), key): part for key, part in each.items()}
        else:
            found.append(("fail", "an entry of `objects` is no object"))


def _wrong(item: Mapping[str, Any], region: Any) -> Iterator[Finding]:
    name, kind = item.get("objectName"), item.get("objectType")
    called = f"`{_name(item)[:80]}`"
    if not isinstance(name, str) or not name:
        yield "fail", "an object has no name"
        return
    if is_filled_in_later(name) or is_filled_in_later(kind):
        yield "undecided", f"{called} or its type is filled in later"
        return
    arn = ARN.fullmatch(name)
    if name.startswith("arn:") and arn is None:
        yield "fail", f"{called} is no ARN"
    if kind not in (None, "") and kind not in TYPES:
        yield "fail", f"{called} has the type `{str(kind)[:40]}`; there are secretsmanager and ssmparameter"
    elif arn is None and kind in (None, ""):
        yield "fail", f"{called} has no type, which only an ARN may do without"
    elif arn is not None:
        yield from _wrong_arn(arn, called, kind, region)
    yield from _wrong_parts(item, called)


def _wrong_arn(arn: re.Match[str], called: str, kind: Any, region: Any) -> Iterator[Finding]:
    if arn["service"] not in TYPES.values() or (kind and arn["service"] != TYPES[kind]):
        yield "fail", f"{called} is of another service than its type says"
    if is_filled_in_later(region):
        yield "undecided", "the Region is filled in later"
    elif isinstance(region, str) and region and arn["region"] != region:
        yield "fail", f"{called} is of another Region than the class"


def _wrong_parts(item: Mapping[str, Any], called: str) -> Iterator[Finding]:
    for name in ("objectAlias", "objectVersion", "objectVersionLabel"):
        if not isinstance(item.get(name, ""), str | None):
            yield "fail", f"`{name}` of {called} is no text; put it in quotes"
    for mode in _permissions(item):
        if is_filled_in_later(mode):
            yield "undecided", f"the file permission of {called} is filled in later"
        elif not isinstance(mode, str):
            yield "fail", f"the file permission of {called} is no text; put it in quotes"
        elif MODE.fullmatch(mode) is None:
            yield "fail", f"the file permission of {called} is not four octal digits"
    parts = item.get("jmesPath")
    for part in parts if isinstance(parts, list) else ([] if parts is None else [parts]):
        low = {FIELDS.get(key.lower(), key): each for key, each in part.items()} if isinstance(part, dict) else {}
        if not (isinstance(low.get("path"), str) and isinstance(low.get("objectAlias"), str)):
            yield "fail", f"a part of {called} lacks its path or its alias"


def _permissions(item: Mapping[str, Any]) -> Iterator[Any]:
    """The mode of the file, and of those made of parts of it, which take it over unless they say their own."""
    own = item.get("filePermission")
    own = DEFAULT if own in (None, "") else own
    yield own
    parts = item.get("jmesPath")
    for part in parts if isinstance(parts, list) else ():
        low = {FIELDS.get(key.lower(), key): each for key, each in part.items()} if isinstance(part, dict) else {}
        yield low.get("filePermission") or own


def _twice(items: list[Mapping[str, Any]]) -> Iterator[Finding]:
    """Files of one name; the provider also refuses a name that comes twice without an alias."""
    seen: set[str] = set()
    for item in items:
        alias = item.get("objectAlias")
        file = alias if isinstance(alias, str) and alias else _name(item)
        if file in seen:
            yield "fail", f"two objects become the file `{file[:80]}`"
        seen.add(file)


def _name(item: Mapping[str, Any]) -> str:
    name = item.get("objectName")
    return name if isinstance(name, str) else ""


def _type(item: Mapping[str, Any]) -> str:
    kind = item.get("objectType")
    return kind if isinstance(kind, str) else ""
