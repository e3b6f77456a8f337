"""Whether custom resources are valid under the definitions given with them.

For each object whose definition, or another of its group, is among the artifacts: `{"path", "document", "status",
"message", "findings", "transitions", "definition", "deprecated", "stored"}`. `status` is `valid`, `invalid`,
`not-served` or `undecided`; `findings` say why and where, each with `result`, `message` and `at`. `definition` is the
place of the version in its definition. Rules that only apply to a change of an object are counted in `transitions`, not
evaluated.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pydantic import JsonValue

from proofbook.evidence.content import Given

if TYPE_CHECKING:
    from proofbook.evidence.custom_resources.definitions import Definition, Standing
    from proofbook.evidence.custom_resources.judge import Judges


def decide(given: Given, parameters: Mapping[str, JsonValue]) -> JsonValue:
    """A list of what is found, one entry an object, in the order of the artifacts."""
    from proofbook.evidence.custom_resources.definitions import definitions, objects
    from proofbook.evidence.custom_resources.judge import Judges

    standing = objects(given)
    known = definitions(standing)
    groups = {group for group, _ in known}
    with Judges() as judges:
        return [_told(each, known.get((each.group, each.kind)), judges) for each in standing if each.group in groups]


def _told(object: Standing, definition: Definition | None, judges: Judges) -> dict[str, JsonValue]:
    if definition is None:
        return _undecided(object, "the definition of this kind is not among the files")
    if definition.problem:
        return _undecided(object, definition.problem)
    found = next((each for each in definition.versions if each[1]["name"] == object.version), None)
    if found is None or not found[1]["served"]:
        return _not_served(object, definition, found)
    return _judged(object, definition, *found, judges)


def _not_served(object: Standing, definition: Definition, found: tuple[int, Any] | None) -> dict[str, JsonValue]:
    served = ", ".join(version["name"] for _, version in definition.versions if version["served"]) or "none"
    how = "is no longer served" if found else "is not one of its versions"
    message = f"{object.version} {how}; served: {served}"
    place: list[JsonValue] = ["spec", "versions", found[0], "served"] if found else ["spec", "versions"]
    return _entry(object, "not-served", [_finding("fail", message)], 0) | {"definition": _place(definition, place)}


def _judged(
    object: Standing, definition: Definition, index: int, version: Mapping[str, Any], judges: Judges
) -> dict[str, JsonValue]:
    schema = version.get("schema")
    judgement = judges.judgement(object.value, schema.get("openAPIV3Schema") if isinstance(schema, dict) else None)
    results = {each["result"] for each in judgement.findings}
    status = "invalid" if "fail" in results else "undecided" if results else "valid"
    return _entry(object, status, [dict(each) for each in judgement.findings], judgement.transitions) | {
        "definition": _place(definition, ["spec", "versions", index]),
        "deprecated": version.get("deprecated") is True,
        "stored": version["storage"],
    }


def _undecided(object: Standing, why: str) -> dict[str, JsonValue]:
    return _entry(object, "undecided", [_finding("undecided", why)], 0)


def _finding(result: str, message: str) -> dict[str, JsonValue]:
    return {"result": result, "message": message, "at": ["apiVersion"]}


def _entry(
    object: Standing, status: str, findings: list[dict[str, JsonValue]], transitions: int
) -> dict[str, JsonValue]:
    return {
        "path": object.path,
        "document": object.document,
        "version": object.version,
        "status": status,
        "findings": [*findings],
        "transitions": transitions,
    }


def _place(definition: Definition, at: Sequence[JsonValue]) -> JsonValue:
    return {"path": definition.standing.path, "document": definition.standing.document, "at": [*at]}
