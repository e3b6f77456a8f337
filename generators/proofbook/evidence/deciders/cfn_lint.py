"""The errors of CloudFormation templates, as cfn-lint finds them by its own defaults."""

from __future__ import annotations

import json
from collections.abc import Mapping

from pydantic import JsonValue

from proofbook.evidence.content import Given
from proofbook.evidence.linter import Linted, linted


def decide(given: Given, parameters: Mapping[str, JsonValue]) -> JsonValue:
    """A list of templates: `path`, `document`, `errors` (rule, message, at), and `undecided`, empty when decided.

    Settings for cfn-lint that a template holds are left out: who writes a template does not decide what is a mistake.
    """
    templates = [
        (path, index, json.dumps(_without_settings(document.value), ensure_ascii=False))
        for path, (kind, documents) in sorted(given.items())
        if kind == "cloudformation"
        for index, document in enumerate(documents)
    ]
    said = linted(tuple(text for _, _, text in templates)) if templates else ()
    return [_told(path, index, each) for (path, index, _), each in zip(templates, said, strict=True)]


def _told(path: str, document: int, said: Linted) -> JsonValue:
    errors: list[JsonValue] = [{"rule": each.rule, "message": each.message, "at": [*each.at]} for each in said.errors]
    return {"path": path, "document": document, "errors": errors, "undecided": said.undecided}


def _without_settings(template: JsonValue) -> JsonValue:
    if not isinstance(template, dict):
        return template
    resources = template.get("Resources")
    plain = {name: _plain(each) for name, each in resources.items()} if isinstance(resources, dict) else resources
    return {**_plain_fields(template), "Resources": plain}


def _plain(resource: JsonValue) -> JsonValue:
    return _plain_fields(resource) if isinstance(resource, dict) else resource


def _plain_fields(value: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    metadata = value.get("Metadata")
    if not isinstance(metadata, dict) or "cfn-lint" not in metadata:
        return dict(value)
    return {**value, "Metadata": {key: each for key, each in metadata.items() if key != "cfn-lint"}}
