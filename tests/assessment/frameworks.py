"""A framework in miniature: its requirements and rows as given, over one small system."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from proofbook.assessment.assess import assessment
from proofbook.assessment.requirement import RequirementStatus
from proofbook.evidence.observation import Evidence
from proofbook.library.framework import Framework
from proofbook.library.library import Library
from proofbook.library.mapping import Mapping
from proofbook.threats.enumeration import enumeration
from tests.model.projects import AS_OF, SHIPPED, system

Rows = list[dict[str, Any]]

A, B, C = "network-policy", "tls-in-transit", "secret-rotation"
"""Mitigations; what they do is of no matter here."""

MODEL = """\
assets:
  password: {secret: credential, interactive-login: "no", account: software}
  key: {secret: data-encrypting-key, protects: cards}
  cards: {data: account-data}
components:
  store: {title: Store, technology: aws-secrets-manager, stores: [password, key]}
  web: {title: Web, technology: generic-process, processes: [password]}
flows:
  read: {from: web, to: store, carries: password}
  turn: {from: store, to: web, carries: password}
principals: {ann: {kind: person, trust: insider}}
"""


def of_asset(**pattern: list[str]) -> dict[str, Any]:
    return {"on": "asset", "when": pattern}


CREDENTIALS = of_asset(secret=["credential"])
LOGIN = {"secret": ["credential"], "interactive-login": "yes"}


def row(serve: Any, *, of: str = "one", relation: str = "equal") -> dict[str, Any]:
    return {
        "requirement": of, "serve": serve, "relation": relation, "why": "So.", "source": "Here", "confidence": "high",
    }  # fmt: skip


def whole(model: str, as_of: date = AS_OF, serve: Any = None) -> tuple[RequirementStatus, ...]:
    """Every row of the framework for the model, by the whole assessment."""
    content = library({"one": {"title": "One.", "applies-to": CREDENTIALS}}, [row(serve or {"each-store": A})])
    made = system(model, content=content)
    nothing = Evidence(observations=(), artifacts=(), diagnostics=())
    return assessment(made, enumeration(made, content), nothing, content, as_of).requirements


def library(requirements: dict[str, Any], rows: Rows) -> Library:
    """The shipped library with one framework, `law`, and one mapping."""
    about = {"title": "Law", "publisher": "Nobody", "version": "1", "url": "https://example.org/", "status": "current"}
    framework = Framework.model_validate({**about, "titles": "ours", "requirements": requirements, "id": "law"})
    mapping = Mapping.model_validate({"framework": "law", "author": "Nobody", "date": AS_OF, "rows": rows, "id": "law"})
    return replace(SHIPPED, frameworks={"law": framework}, mappings={"law": mapping})
