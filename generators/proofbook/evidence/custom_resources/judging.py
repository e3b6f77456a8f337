"""One custom resource under one version of its definition: accepted, refused, or not to be told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from proofbook.evidence.custom_resources.finding import Finding, Path, broken, is_filled_in_later, untold, written
from proofbook.evidence.custom_resources.preparation import prepared
from proofbook.evidence.custom_resources.rules import broken_rules, transitions
from proofbook.evidence.custom_resources.schema import broken_by
from proofbook.evidence.custom_resources.structure import flaw

MOST = 20
"""How many findings are told of one object."""
NAME = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?")


def judged(object: Any, schema: Any) -> Mapping[str, Any]:
    """The findings about an object under a schema, and how many rules wait for a change of it."""
    why = flaw(schema)
    if why:
        return _answer([untold(f"its definition is not one that Kubernetes takes: {why}", ("apiVersion",))], 0)
    found = [*islice(_findings(object, schema), MOST)]
    return _answer(found, transitions(schema))


def _findings(object: Any, schema: Mapping[str, Any]) -> Iterator[Finding]:
    stored = prepared(object, schema)
    refused = [*islice(_of_metadata(object.get("metadata")), MOST), *islice(broken_by(stored.value, schema), MOST)]
    yield from refused
    yield from (_of_unknown(at) for at in stored.dropped)
    # The API server asks the rules only where the schema is content.
    if not any(each.result == "fail" for each in refused):
        yield from broken_rules(stored.value, schema)


def _of_unknown(at: Path) -> Finding:
    return untold(f"its schema does not know {written(at)}: kubectl refuses it, other clients have it dropped", at)


def _of_metadata(metadata: Any) -> Iterator[Finding]:
    if not isinstance(metadata, dict):
        yield broken("it has no metadata", ("metadata",))
        return
    name = metadata.get("name") or metadata.get("generateName")
    if not name:
        yield broken("it has no name", ("metadata",))
    elif is_filled_in_later(name):
        yield untold("its name is filled in later", ("metadata", "name"))
    elif not isinstance(name, str) or len(name) > 253 or not NAME.fullmatch(name.removesuffix("-")):
        yield broken("its name is none that an object may have", ("metadata", "name"))
    for part in ("labels", "annotations"):
        yield from _of_texts(metadata.get(part), part)


def _of_texts(values: Any, part: str) -> Iterator[Finding]:
    if values is not None and not isinstance(values, dict):
        yield broken(f"its {part} are no list of names and texts", ("metadata", part))
        return
    for name, value in (values or {}).items():
        if not isinstance(value, str):
            yield broken(f"metadata.{part}: the value of {name[:80]} is no text", ("metadata", part, name))


def _answer(found: Iterable[Finding], waiting: int) -> Mapping[str, Any]:
    told = [{"result": each.result, "message": each.message[:400], "at": [*each.at]} for each in found]
    return {"findings": told, "transitions": waiting}
