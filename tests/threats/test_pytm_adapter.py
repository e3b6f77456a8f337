"""pytm behind its adapter: pinned, asked without its habit of hiding errors, and leaving nothing behind."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import pytm

from proofbook.model.system import System
from proofbook.threats import pytm_adapter
from proofbook.threats.pytm_adapter import LIBRARY, OtherPytmError, conditions, findings
from tests.model.projects import SHIPPED, system
from tests.threats.generated import TECHNOLOGIES

AGENT = replace(SHIPPED.technologies["language-model"], id="agent", pytm="Agent")
EVERY_CLASS = replace(SHIPPED, technologies={**SHIPPED.technologies, "agent": AGENT})
"""The shipped library with a technology for pytm's class Agent, which nothing shipped is."""

STRUCTURE = {
    "checkTLSVersion", "controls", "data", "data.credentialsLife", "data.format", "data.isCredentials",
    "data.isDestEncryptedAtRest", "data.isPII", "data.isSourceEncryptedAtRest", "data.isStored", "hasDataLeaks",
    "inputs", "isResponse", "protocol", "sink", "sink.inScope", "sink.minTLSVersion", "source.inScope", "tlsVersion",
}  # fmt: skip
"""What pytm's conditions read besides yes-or-no attributes; the adapter sets each, or leaves it on purpose."""


@pytest.fixture(scope="module")
def crowd() -> System:
    """A component of each class with a data flow from and to it, of which nobody stated anything."""
    technologies = [each[0] for each in TECHNOLOGIES.values()] + ["agent"]
    components = "".join(f"  {each}: {{technology: {each}}}\n" for each in technologies)
    pairs = zip(technologies, [*technologies[1:], technologies[0]], strict=True)
    flows = "".join(f"  {one}-to-{other}: {{from: {one}, to: {other}, carries: a}}\n" for one, other in pairs)
    return system(f"assets: {{a: {{}}}}\ncomponents:\n{components}flows:\n{flows}", content=EVERY_CLASS)


def live() -> Iterator[Any]:
    yield from (each for each in json.loads(LIBRARY.read_text(encoding="utf-8")) if "DEPRECATED" not in each)


def test_the_tables_are_for_the_pytm_that_is_installed_and_no_other() -> None:
    assert SHIPPED.pytm.version == version("pytm")
    assert hashlib.sha256(LIBRARY.read_bytes()).hexdigest() == SHIPPED.pytm.sha256


def test_a_changed_library_of_pytm_is_refused(crowd: System, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = tmp_path / "threats.json"
    changed.write_bytes(LIBRARY.read_bytes() + b"\n")
    monkeypatch.setattr(pytm_adapter, "LIBRARY", changed)
    pytm_adapter._digest.cache_clear()
    try:
        with pytest.raises(OtherPytmError, match=SHIPPED.pytm.version):
            findings(crowd, EVERY_CLASS, worst=True)
    finally:
        pytm_adapter._digest.cache_clear()


def test_every_live_type_has_a_row_and_no_row_is_for_a_dead_one() -> None:
    assert SHIPPED.pytm.types.keys() == {each["SID"] for each in live()} == conditions().keys()
    every = json.loads(LIBRARY.read_text(encoding="utf-8"))
    assert SHIPPED.pytm.retired.keys() == {each["SID"] for each in every if "DEPRECATED" in each}


def test_every_row_names_a_cause_and_traits_that_exist_and_no_cause_or_trait_is_idle() -> None:
    rows = SHIPPED.pytm.types.values()
    assert {each.cause for each in rows} == SHIPPED.pytm.causes.keys()
    assert {trait for each in rows for trait in each.traits} == SHIPPED.pytm.traits.keys()


def test_every_cause_names_properties_that_exist() -> None:
    assert {name for each in SHIPPED.pytm.causes.values() for name in each.properties} <= SHIPPED.properties.keys()


@pytest.mark.parametrize("worst", [True, False])
def test_no_condition_raises_on_any_class_that_it_is_asked_of(
    worst: bool, crowd: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    """pytm answers False when a condition raises, so its silence is trusted only after this."""
    asked: set[tuple[str, str]] = set()

    def apply(threat: Any, target: Any) -> bool:
        if not isinstance(target, threat.target):
            return False
        asked.add((threat.id, type(target).__name__))
        return bool(eval(threat.condition, dict(threat._build_eval_globals()), {"target": target}))  # noqa: S307

    monkeypatch.setattr(pytm.Threat, "apply", apply)
    strict = findings(crowd, EVERY_CLASS, worst=worst)
    monkeypatch.undo()
    assert strict == findings(crowd, EVERY_CLASS, worst=worst)
    assert {(each["SID"], name) for each in live() for name in each["target"]} <= asked
    assert {id for id, _ in asked} == {*conditions(), *SHIPPED.threat_types}


def test_every_attribute_that_a_condition_reads_is_answered_by_a_property_or_is_structure() -> None:
    read = {path for each in conditions().values() for path in each.reads}
    answered = {each.pytm for each in SHIPPED.properties.values() if each.pytm}
    of_ends = {f"{end}.{path}" for end in ("source", "sink") for path in answered}
    assert read - answered - of_ends == STRUCTURE


def test_every_attribute_that_a_property_answers_is_one_that_pytm_has() -> None:
    controls = pytm.Dataflow.model_fields["controls"].annotation.model_fields
    classes = [getattr(pytm, each) for each in (*TECHNOLOGIES, "Agent", "Dataflow")]
    known = {f"controls.{each}" for each in controls} | {each for one in classes for each in one.model_fields}
    assert {each.pytm for each in SHIPPED.properties.values() if each.pytm} <= known


@pytest.mark.parametrize("worst", [True, False])
def test_every_attribute_that_nobody_stated_is_set_to_its_worst_and_to_its_best(
    worst: bool, crowd: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Any] = []
    monkeypatch.setattr(pytm.TM, "resolve", lambda model: seen.extend(pytm.TM._elements))
    monkeypatch.setattr(pytm.TM, "findings", (), raising=False)
    findings(crowd, EVERY_CLASS, worst=worst)
    words = {"environment": "Production", "controls.usesEncryptionAlgorithm": "AES"}
    for name, each in SHIPPED.properties.items():
        *way, last = each.pytm.split(".")
        holders = [element.controls if way else element for element in seen] if each.pytm else []
        set_to = {getattr(one, last) == words.get(each.pytm, True) for one in holders if last in type(one).model_fields}
        brought = {
            made.technology.properties[name].value for made in crowd.components if name in made.technology.properties
        }
        assert set_to - brought <= {(each.good == "yes") is not worst}, name


def test_every_live_type_can_fire_or_says_what_nothing_has(crowd: System) -> None:
    talk = {"http": "web-application", "soap": "web-application", "imap": "web-application"}
    flows = "".join(f"  {word}: {{from: person, to: {to}, protocol: {word}}}\n" for word, to in talk.items())
    servers = system(
        "components: {person: {technology: person}, web-application: {technology: web-application}}\nflows:\n" + flows
    )
    fired = {each.type for one in (crowd, servers) for each in findings(one, EVERY_CLASS, worst=True)}
    never = {
        id for id, each in SHIPPED.pytm.types.items() if any(SHIPPED.pytm.traits[one].never for one in each.traits)
    }
    assert conditions().keys() - fired <= never


def test_two_models_in_one_process_do_not_leak_into_each_other(crowd: System) -> None:
    small = system("components: {lone: {technology: generic-process}}\n")
    alone = findings(small, SHIPPED, worst=True)
    first = findings(crowd, EVERY_CLASS, worst=True)
    assert {each.element for each in findings(small, SHIPPED, worst=True)} == {"lone"}
    assert findings(small, SHIPPED, worst=True) == alone
    assert findings(crowd, EVERY_CLASS, worst=True) == first
    assert not pytm.TM._elements
    assert not pytm.TM._threats


def test_a_failure_in_pytm_leaves_nothing_behind_either(crowd: System, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(pytm.TM, "resolve", fail)
    with pytest.raises(ZeroDivisionError):
        findings(crowd, EVERY_CLASS, worst=True)
    assert not pytm.TM._elements


def test_the_global_random_state_is_left_as_it_was(crowd: System) -> None:
    random.seed(7)
    before = random.getstate()
    findings(crowd, EVERY_CLASS, worst=True)
    assert random.getstate() == before


def test_a_component_out_of_scope_has_no_findings_and_a_flow_has_none_when_both_its_ends_are() -> None:
    def found(scope_of_b: str) -> set[str]:
        made = system(
            "components:\n  a: {technology: web-application, scope: out, scope-why: So.}\n"
            f"  b: {{technology: web-application, scope: {scope_of_b}}}\nflows: {{f: {{from: a, to: b}}}}\n"
        )
        return {each.element for each in findings(made, SHIPPED, worst=True)}

    assert found("in") == {"b", "f"}
    assert found("connected") == {"b", "f"}
    assert found("out") == set()
