"""From artifacts that hold a definition and objects of it to what is told of each object, whatever the files hold."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest

from proofbook.evidence.custom_resources import judge
from proofbook.evidence.deciders.crd_validity import decide
from proofbook.evidence.jail.limits import Limits
from proofbook.evidence.readers.kubernetes import read

DEFINITION = """\
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {{name: things.example.org}}
spec:
  group: example.org
  scope: Namespaced
  names: {{kind: Thing, plural: things}}
  versions:
    - {{name: v1beta1, served: false, storage: false, schema: {{openAPIV3Schema: {{type: object}}}}}}
    - {{name: v1beta2, served: true, deprecated: true, storage: false, schema: {{openAPIV3Schema: {{type: object}}}}}}
    - name: v1
      served: true
      storage: true
      schema: {{openAPIV3Schema: {{type: object, properties: {{spec: {spec}}}}}}}
"""
SIZE = "{type: object, properties: {size: {type: integer, minimum: 1}}}"


def thing(spec: str = "{size: 1}", version: str = "v1", kind: str = "Thing") -> str:
    return f"apiVersion: example.org/{version}\nkind: {kind}\nmetadata: {{name: a}}\nspec: {spec}\n"


def decided(*documents: str) -> list[Any]:
    content = read("---\n".join(documents), "all.yaml")
    assert not content.diagnostics, content.diagnostics
    found = decide({"all.yaml": ("kubernetes", content.documents)}, {})
    assert isinstance(found, list)
    return found


def statuses(*documents: str) -> list[str]:
    return [each["status"] for each in decided(*documents)]


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A short clock, and nothing remembered."""
    monkeypatch.setattr(judge, "LIMITS", Limits(seconds=0.5, megabytes=300))
    judge.KNOWN.clear()
    yield
    judge.KNOWN.clear()


def test_a_version_is_served_or_not_as_the_definition_says() -> None:
    said = decided(DEFINITION.format(spec=SIZE), thing(), thing(version="v1beta1"), thing(version="v2"))
    assert [each["status"] for each in said] == ["valid", "not-served", "not-served"]
    assert said[1]["findings"][0]["message"] == "v1beta1 is no longer served; served: v1beta2, v1"
    assert said[1]["definition"] == {"path": "all.yaml", "document": 0, "at": ["spec", "versions", 0, "served"]}


def test_a_version_that_is_deprecated_or_not_stored_is_said_to_be() -> None:
    (old,) = decided(DEFINITION.format(spec=SIZE), thing("{}", "v1beta2").replace("spec: {}\n", ""))
    assert (old["status"], old["deprecated"], old["stored"]) == ("valid", True, False)


def test_a_mistake_carries_its_place() -> None:
    (said,) = decided(DEFINITION.format(spec=SIZE), thing("{size: 0}"))
    assert (said["status"], said["findings"][0]["at"], said["document"]) == ("invalid", ["spec", "size"], 1)


def test_nothing_is_told_of_objects_of_which_no_definition_is_given() -> None:
    assert decided(thing()) == []
    assert statuses(DEFINITION.format(spec=SIZE), "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n") == []


@pytest.mark.parametrize(
    "documents",
    [
        (DEFINITION.format(spec=SIZE), thing(kind="Other")),
        (DEFINITION.format(spec=SIZE), DEFINITION.format(spec="{type: object}"), thing()),
        (DEFINITION.format(spec=SIZE).replace("k8s.io/v1", "k8s.io/v1beta1"), thing()),
        (DEFINITION.format(spec=SIZE).replace("served: true", "served: maybe"), thing()),
        (DEFINITION.format(spec=SIZE).replace("storage: true", "storage: false"), thing()),
        (DEFINITION.format(spec=SIZE).replace("openAPIV3Schema", "other"), thing()),
        (DEFINITION.format(spec=SIZE).replace("  scope:", "  preserveUnknownFields: true\n  scope:"), thing()),
    ],
)
def test_a_definition_that_decides_nothing_leaves_its_objects_undecided(documents: tuple[str, ...]) -> None:
    assert statuses(*documents) == ["undecided"]


TWENTY = ", ".join(map(str, range(20)))
NESTED = "".join(f"[{TWENTY}].all({name}, " for name in "abcdefgh") + "true" + ")" * 8
HOSTILE = {
    "a rule that loops": (f"{{type: object, x-kubernetes-validations: [{{rule: '{NESTED}'}}]}}", "{size: 1}"),
    "a rule that grows": (
        "{type: object, x-kubernetes-validations: [{rule: '"
        + "".join(f"[{TWENTY}].map({name}, " for name in "abcdefgh")
        + "a"
        + ")" * 8
        + ".size() > 0'}]}",
        "{size: 1}",
    ),
    "a rule in many brackets": (
        f"{{type: object, x-kubernetes-validations: [{{rule: '{'(' * 3000}true{')' * 3000}'}}]}}",
        "{size: 1}",
    ),
    "a pattern too large": (
        "{type: object, properties: {size: {type: string, pattern: '((a{999}){999}){999}'}}}",
        "{size: a}",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.usefixtures("quick")
def test_what_would_never_end_is_undecided_in_bounded_time(name: str) -> None:
    spec, value = HOSTILE[name]
    start = time.monotonic()
    assert statuses(DEFINITION.format(spec=spec), thing(value), thing("{}", "v1beta1")) == ["undecided", "not-served"]
    assert time.monotonic() - start < 6


@pytest.mark.usefixtures("quick")
def test_a_pattern_that_backtracks_elsewhere_is_decided_at_once() -> None:
    spec = "{type: object, properties: {size: {type: string, pattern: '^(a+)+$'}}}"
    start = time.monotonic()
    assert statuses(DEFINITION.format(spec=spec), thing("{size: " + "a" * 5000 + "b}")) == ["invalid"]
    assert time.monotonic() - start < 2


@pytest.mark.usefixtures("quick")
def test_a_list_of_ten_thousand_values_ends() -> None:
    values = ", ".join(f"v{number}" for number in range(10_000))
    spec = f"{{type: object, properties: {{size: {{type: string, enum: [{values}]}}}}}}"
    (said,) = decided(DEFINITION.format(spec=spec), thing("{size: w}"))
    assert said["status"] == "invalid"
    assert len(said["findings"][0]["message"]) < 400


@pytest.mark.usefixtures("quick")
def test_one_object_that_is_never_judged_leaves_the_others_their_verdicts() -> None:
    loop = NESTED.replace(f"[{TWENTY}]", "self.size")
    spec = (
        "{type: object, properties: {size: {type: array, items: {type: integer}}}, "
        f"x-kubernetes-validations: [{{rule: '{loop}'}}]}}"
    )
    many = thing(f"{{size: [{TWENTY}]}}")
    said = decided(DEFINITION.format(spec=spec), thing("{size: [1]}"), many, thing("{size: x}"))
    assert [each["status"] for each in said] == ["valid", "undecided", "invalid"]
    assert said[1]["findings"][0]["message"] == "judging it took longer than 0.5 seconds"


@pytest.mark.usefixtures("quick")
def test_after_a_few_that_are_never_judged_the_rest_is_left_alone() -> None:
    spec = (
        f"{{type: object, properties: {{size: {{type: integer}}}}, x-kubernetes-validations: [{{rule: '{NESTED}'}}]}}"
    )
    start = time.monotonic()
    said = decided(DEFINITION.format(spec=spec), *(thing(f"{{size: {number}}}") for number in range(40)))
    assert {each["status"] for each in said} == {"undecided"}
    assert time.monotonic() - start < 8
