"""Frameworks in miniature, of one requirement or a few each, and the rows between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from proofbook.library.framework import Framework
from proofbook.library.library import Library
from proofbook.library.mapping import Mapping as RequirementMapping
from tests.assessment.frameworks import row
from tests.model.projects import AS_OF, SHIPPED

SYSTEM = {"title": "One."}
"""A requirement that applies to the system as a whole."""


def library(frameworks: Mapping[str, Mapping[str, Any]], rows: list[tuple[str, dict[str, Any]]]) -> Library:
    """The shipped library with these frameworks alone; each row stands beside the framework that it is of."""
    about = {"publisher": "Nobody", "version": "1", "url": "https://example.org/", "status": "current"}
    made = {
        id: Framework.model_validate({**about, "title": id.upper(), "titles": "ours", "requirements": found, "id": id})
        for id, found in frameworks.items()
    }
    signed = {"author": "Nobody", "date": AS_OF}
    mappings = {
        id: RequirementMapping.model_validate(
            {"framework": id, **signed, "rows": [each for of, each in rows if of == id], "id": id}
        )
        for id in frameworks
    }
    return replace(SHIPPED, frameworks=made, mappings=mappings)


def to(end: str, relation: str = "equal", *, of: str = "one", confidence: str = "high") -> dict[str, Any]:
    """A row to a requirement of another framework, such as `b/one`."""
    framework, _, number = end.partition("/")
    there = {"framework": framework, "requirement": number or "one"}
    bare = {key: value for key, value in row(None, of=of, relation=relation).items() if key != "serve"}
    return {**bare, "to": there, "confidence": confidence}
