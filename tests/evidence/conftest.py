"""A project in miniature: a model, its artifacts, and checks of its own in place of the shipped ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest

from proofbook.evidence.jail import Jail
from proofbook.evidence.jail.limits import Limits
from proofbook.evidence.observation import Evidence
from proofbook.evidence.observe import observations
from proofbook.library.check import Check, check
from proofbook.library.load import library
from proofbook.model.systems import loaded
from proofbook.source.folder import Folder

# Libraries that judge ours are not made for every system; their tests are left out where they can't be had.
JUDGES = {"event_ruler": "test_event_ruler.py"}
collect_ignore = [test for judge, test in JUDGES.items() if find_spec(judge) is None]

ROOT = Path(__file__).parent.parent.parent
SHIPPED = library(Folder(ROOT)).library
AS_OF = date(2026, 11, 1)

MODEL = """\
system: shop
title: Shop
components:
  controller: {title: The controller, technology: external-secrets-controller}
  vault: {technology: aws-secrets-manager}
"""

Observe = Callable[..., Evidence]


@pytest.fixture(scope="session")
def jail() -> Iterator[Jail]:
    with Jail(Limits(seconds=3)) as jail:
        yield jail


@pytest.fixture
def observe(tmp_path: Path, jail: Jail) -> Observe:
    """What checks (id → Rego, or that and METADATA) see of a model (after two components) and its artifacts."""

    def seen(
        model: str,
        artifacts: Mapping[str, str | bytes],
        checks: Mapping[str, str | tuple[str, str]],
        as_of: date = AS_OF,
    ) -> Evidence:
        under = tmp_path / "models" / "artifacts"
        under.mkdir(parents=True, exist_ok=True)
        (tmp_path / "models" / "shop.yaml").write_text(MODEL + model, encoding="utf-8")
        for name, text in artifacts.items():
            (under / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        chosen = {
            id: read_check(id, given) if isinstance(given, str) else read_check(id, given[0], custom=given[1])
            for id, given in checks.items()
        }
        content = replace(SHIPPED, checks=chosen, rego_modules={"kind.rego": KIND})
        folder = Folder(tmp_path)
        (system,) = loaded(folder, "models/shop.yaml", content, as_of).systems
        return observations(system, content, folder, jail, as_of)

    return seen


def read_check(id: str, policy: str, test: str = "", custom: str = "") -> Check:
    """A check for network policies with this body; `custom` adds lines to its METADATA."""
    head = (
        "# METADATA\n# title: A title\n# description: Why.\n# custom:\n#   mitigation: network-policy\n"
        f"#   reads: kubernetes\n#   fix: Do it.\n{custom}package checks.{id.replace('-', '_')}\n"
    )
    found = check(f"controls/checks/{id}.rego", head + policy, test)
    assert isinstance(found, Check), found
    return found


# regopy 1.5.2 compiles `some number, document in …` in a rule's body, not inside a comprehension.
KIND = """package lib.kind
of(kind) := [[artifact.path, number, document] |
    some artifact in input.artifacts
    document := artifact.documents[number]
    document.kind == kind
]
"""
NAMED = """import data.lib.kind
observations contains seen if {
    some [path, number, pod] in kind.of("Pod")
    seen := {
        "object": sprintf("Pod %s", [pod.metadata.name]),
        "result": ["pass", "fail"][count([1 | pod.spec.hostNetwork])],
        "message": "It shares the node's network or not.",
        "cites": [{"path": path, "document": number, "at": ["spec", "hostNetwork"]}],
    }
}
"""
