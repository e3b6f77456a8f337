"""A project in miniature: two mitigations with a check each, a framework of expressions, one store with one secret."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from proofbook.assessment.assess import assessment
from proofbook.assessment.assessment import Assessment
from proofbook.evidence.observation import Cite, Evidence, Observation, Result
from proofbook.library.library import Library
from proofbook.library.load import library
from proofbook.model.provenance import Origin, Vantage
from proofbook.model.system import System
from proofbook.model.systems import loaded
from proofbook.source.folder import Folder
from proofbook.source.span import Span
from proofbook.threats.enumeration import enumeration
from proofbook.threats.threat import Enumeration

AS_OF = date(2026, 11, 24)
CHECKS = {"lock-is-on": "lock", "lock-is-new": "lock", "vault-is-shut": "vault"}

MITIGATION = "{{title: {0}, about: A {0}., lowers: {1}, by: {2}, floor: low, nature: preventive}}"
CONTROLS = {
    "mitigations/lock.yaml": MITIGATION.format("lock", "likelihood", 2),
    "mitigations/vault.yaml": MITIGATION.format("vault", "impact", 1),
    "mitigations/guard.yaml": MITIGATION.format("guard", "likelihood", 1),
    "frameworks/law.yaml": """\
title: Law
publisher: Nobody
version: "1"
url: https://example.org/
status: current
titles: ours
requirements:
  one: {title: One., parent: whole, applies-to: {on: asset, when: {secret: [credential]}}}
  both: {title: Both., parent: whole, applies-to: {on: asset, when: {secret: [credential]}}}
  either: {title: Either., applies-to: {on: asset, when: {secret: [credential]}}}
  nested: {title: Nested., applies-to: {on: asset, when: {secret: [credential]}}}
  unmapped: {title: Unmapped., applies-to: {on: asset, when: {secret: [credential]}}}
  whole: {title: The whole.}
  nothing: {title: Nothing., applies-to: {on: asset, when: {secret: [signing-key]}}}
""",
    "mappings/law.yaml": """\
framework: law
author: Nobody
date: 2026-11-24
rows:
  - {requirement: one, serve: {each-store: lock}, relation: equal, why: So., source: Here, confidence: high}
  - requirement: both
    serve: {each-store: {all: [lock, vault]}}
    relation: subset-of
    why: So.
    source: Here
    confidence: high
  - requirement: either
    serve: {each-store: {any: [lock, vault]}}
    relation: subset-of
    why: So.
    source: Here
    confidence: high
  - requirement: nested
    serve: {each-store: {any: [{all: [lock, guard]}, {all: [vault, {any: [guard, lock]}]}]}}
    relation: superset-of
    why: So.
    source: Here
    confidence: high
  - requirement: unmapped
    serve: {each-store: lock}
    relation: no-relationship
    why: Not so.
    source: Here
    confidence: high
""",
}

CHECK = """\
# METADATA
# title: {title}
# description: It looks.
# custom:
#   mitigation: {mitigation}
#   reads: [kubernetes]
#   method: examine
#   fix: Mend it.
package checks.{package}

import rego.v1

observations contains "nothing" if false
"""

MODEL = """\
system: law
title: Law
boundaries: {ours: {kind: account}}
assets:
  password:
    {title: Password, secret: credential, data: none, opens: [], confidentiality: high, integrity: low,
     availability: low}
components: {store: {title: Store, technology: generic-process, in: ours, stores: password}}
principals: {clerk: {kind: person, trust: authenticated, may: {store: [open it]}}}
threats:
  theft:
    {title: Theft, at: store, stride: [information-disclosure], about: Somebody takes it., likelihood: high,
     affects: [confidentiality], answered-by: [lock, vault, guard]}
mitigations:
"""

Claims = tuple[tuple[str, str], ...]
"""Mitigation and how it is claimed: `claimed`, `attested` or `lapsed`."""

Sights = tuple[tuple[str, str], ...]
"""Check and what it says: a result, with `-observed`, `-illustrative` or `-stale` for the kinds of pass."""

Assess = Callable[[Claims, Sights], Assessment]

ATTESTED = ", attested: {{by: Ann, role: Auditor, on: 2026-01-01, until: {until}, examined: It, sha256: {digest}}}"


@pytest.fixture(scope="session")
def law(tmp_path_factory: pytest.TempPathFactory) -> Library:
    root = tmp_path_factory.mktemp("law")
    for name, text in CONTROLS.items():
        _write(root / "controls" / name, text)
    for id, mitigation in CHECKS.items():
        text = CHECK.format(title=id, mitigation=mitigation, package=id.replace("-", "_"))
        _write(root / "controls" / "checks" / f"{id}.rego", text)
    found = library(Folder(root))
    assert not found.diagnostics
    return replace(
        found.library,
        frameworks={"law": found.library.frameworks["law"]},
        mappings={"law": found.library.mappings["law"]},
    )


@pytest.fixture(scope="session")
def assess(law: Library, tmp_path_factory: pytest.TempPathFactory) -> Assess:
    """The assessment of the miniature, given what is claimed and what was seen."""
    root = tmp_path_factory.mktemp("model")

    @cache
    def system(claims: Claims) -> System:
        text = MODEL + "".join(f"  {id}: {{at: store, how: So{_attested(how)}}}\n" for id, how in claims)
        _write(root / "models" / "law.yaml", text if claims else text.removesuffix("mitigations:\n"))
        made = loaded(Folder(root), "models/law.yaml", law, AS_OF)
        (only,) = made.systems
        return only

    @cache
    def threats(claims: Claims) -> Enumeration:
        return enumeration(system(claims), law)

    @cache
    def assessed(claims: Claims, sights: Sights) -> Assessment:
        made = system(claims)
        seen = Evidence(observations=tuple(observation(*each) for each in sights), artifacts=(), diagnostics=())
        return assessment(made, threats(claims), seen, law, AS_OF)

    return assessed


def observation(check: str, said: str, subject: str = "store") -> Observation:
    """What a check says of the store."""
    kind, _, how = said.partition("-") if said != "not-observed" else (said, "", "")
    cite = Cite(
        path="models/artifacts/a.yaml",
        sha256="0" * 64,
        span=Span(path="models/artifacts/a.yaml", line=1, column=1, end_line=1, end_column=2),
        last=1,
        excerpt=(),
        origin=Origin.ILLUSTRATIVE if how == "illustrative" else Origin.COLLECTED,
        vantage=Vantage.OBSERVED if how in ("observed", "illustrative") else Vantage.DECLARED,
    )
    return Observation(
        id=f"{check} {said}",
        check=check,
        check_version="0" * 12,
        mitigation=CHECKS[check],
        subject=subject,
        object="",
        result=Result(kind),
        message="It looked.",
        cites=() if kind == "not-observed" else (cite,),
        method="examine",
        collected=AS_OF,
        expires=date(2026, 11, 23) if how == "stale" else None,
    )


def requirements(made: Assessment) -> dict[str, str]:
    """Requirement of the framework `law` → status."""
    return {each.requirement: each.status.value for each in made.requirements if each.framework == "law"}


def without_each(things: tuple[tuple[str, str], ...]) -> Iterable[tuple[tuple[str, str], ...]]:
    """The same, with one thing fewer; of an attested claim first the attestation goes."""
    for index, (id, how) in enumerate(things):
        rest = (*things[:index], *things[index + 1 :])
        yield (*things[:index], (id, "claimed"), *things[index + 1 :]) if how in ("attested", "lapsed") else rest


def _attested(how: str) -> str:
    until = {"attested": "2027-01-01", "lapsed": "2026-11-23"}.get(how)
    return ATTESTED.format(until=until, digest="a" * 64) if until else ""


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
