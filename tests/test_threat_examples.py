"""Every threat type holds its own examples: where it is certain, where it is silent, where it hinges on a fact."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from proofbook.library.load import library
from proofbook.library.terms import Answer
from proofbook.library.threat_type import Example, ThreatType
from proofbook.model.component import Component
from proofbook.model.conditions import Verdict, verdict
from proofbook.model.flow import DataFlow
from proofbook.model.systems import loaded
from proofbook.source.folder import Folder

ROOT = Path(__file__).parent.parent
LIBRARY = library(Folder(ROOT)).library
TYPES = tuple(LIBRARY.threat_types.values())


def cases(which: str) -> list[object]:
    return [
        pytest.param(each, example, id=f"{each.id}-{number}")
        for each in TYPES
        for number, example in enumerate(getattr(each.examples, which), start=1)
    ]


@pytest.mark.parametrize(("threat_type", "example"), cases("fires"))
def test_a_threat_type_is_certain_where_it_says_that_it_fires(
    threat_type: ThreatType, example: Example, tmp_path: Path
) -> None:
    assert tried(threat_type, example, tmp_path).answer is Answer.YES


@pytest.mark.parametrize(("threat_type", "example"), cases("silent"))
def test_a_threat_type_neither_fires_nor_hinges_where_it_says_that_it_is_silent(
    threat_type: ThreatType, example: Example, tmp_path: Path
) -> None:
    assert tried(threat_type, example, tmp_path).answer is Answer.NO


@pytest.mark.parametrize(("threat_type", "example"), cases("hinges"))
def test_a_threat_type_names_the_fact_that_it_hinges_on(
    threat_type: ThreatType, example: Example, tmp_path: Path
) -> None:
    found = tried(threat_type, example, tmp_path)
    assert found.answer is Answer.UNKNOWN
    assert found.facts


def test_a_type_that_a_property_decides_shows_where_it_hinges_unless_its_technologies_answer() -> None:
    decided = [each for each in TYPES if "property" in each.when.model_fields_set and not each.examples.hinges]
    assert not [each.id for each in decided if not answered_by_technology(each)]


def answered_by_technology(threat_type: ThreatType) -> bool:
    """Whether every technology that the type names brings an answer to every property that it asks for."""
    technologies = [LIBRARY.technologies[each] for each in threat_type.when.technology]
    return all({*threat_type.when.property} <= {*each.properties} for each in technologies)


def test_no_two_threat_types_share_both_condition_and_mitigations() -> None:
    told_apart = {(repr(each.when.tree), each.answered_by) for each in TYPES}
    assert len(told_apart) == len(TYPES)


def test_every_mitigation_answers_a_threat_type_or_a_cause_of_pytm() -> None:
    ours = {id for each in TYPES for id in each.answered_by}
    pytms = {id for each in LIBRARY.pytm.causes.values() for id in each.answered_by}
    assert not {*LIBRARY.mitigations} - ours - pytms


@pytest.mark.parametrize("number", [f"T0{number}" for number in range(1, 8)])
def test_each_threat_of_the_operators_own_model_is_found_by_a_type(number: str) -> None:
    assert [each.id for each in TYPES if any(number in source.title for source in each.sources)]


@pytest.mark.parametrize(
    "row",
    [
        "unauthorised access to secrets",
        "insider threat",
        "compromise of the deployment process",
        "secrets during transit",
        "compromise of the Kubernetes API server",
        "vulnerability in the external secrets controller",
        "compromise of kubelet or pod",
        "data breach in Secrets Manager",
    ],
)
def test_each_row_of_the_posts_consolidated_threat_model_is_found_by_a_type(row: str) -> None:
    assert [each.id for each in TYPES if any(row in source.title for source in each.sources)]


def tried(threat_type: ThreatType, example: Example, folder: Path) -> Verdict:
    """The type's condition at the example's element, in a project that holds the example's model alone."""
    (folder / "models").mkdir()
    model = {"system": "example", "title": "Example", **example.model}
    (folder / "models" / "example.yaml").write_text(yaml.safe_dump(model, sort_keys=False), encoding="utf-8")
    read = loaded(Folder(folder), "models/example.yaml", LIBRARY, date(2026, 11, 1))
    assert read.systems, [each.message for each in read.diagnostics]
    system = read.systems[0]
    subjects: tuple[Component | DataFlow, ...] = system.components if threat_type.on == "component" else system.flows
    (subject,) = [each for each in subjects if each.id == example.on]
    return verdict(threat_type.when.tree, subject, system)
