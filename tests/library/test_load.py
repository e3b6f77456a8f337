"""From files to the library: the project's own in place of the shipped, heirs, and what a broken file costs."""

from __future__ import annotations

import pytest

from tests.library.projects import CHECK, FRAMEWORK, MAPPING, MITIGATION, SHIPPED, TECHNOLOGY, THREAT, loaded, rules

KINDS = {
    "mitigations": ("lock.yaml", MITIGATION, "A lock"),
    "technologies": ("lock.yaml", TECHNOLOGY % "", "A thing"),
    "threats": ("lock.yaml", THREAT % ("component", "{}", "network-policy"), "It breaks"),
    "frameworks": ("lock.yaml", FRAMEWORK % "", "Law"),
    "checks": ("lock.rego", (CHECK % ("network-policy", "")).replace("checks.own", "checks.lock"), "It holds"),
}


@pytest.mark.parametrize(("kind", "name", "text", "title"), [(kind, *each) for kind, each in KINDS.items()])
def test_a_projects_own_file_replaces_the_shipped_one_of_the_same_kind_and_id(
    kind: str, name: str, text: str, title: str
) -> None:
    found = loaded({f"{kind}/{name}": text.replace(title, "Our own")}, {**SHIPPED, f"{kind}/{name}": text})
    content = found.library
    of_kind = {"threats": content.threat_types}.get(kind) or getattr(content, kind)
    assert not found.diagnostics
    assert of_kind["lock"].title == "Our own"
    assert content.own == {f"{kind}/lock"}


def test_a_mapping_is_replaced_too_and_the_other_shipped_ones_stay() -> None:
    shipped = {
        **SHIPPED,
        "frameworks/law.yaml": FRAMEWORK % "}\n  two: {title: Two.",
        "mappings/a.yaml": MAPPING % ("law", "one", "network-policy"),
        "mappings/b.yaml": MAPPING % ("law", "two", "network-policy"),
    }
    own = {"mappings/a.yaml": (MAPPING % ("law", "one", "network-policy")).replace("equal", "subset-of")}
    rows = {id: each.rows[0].relation for id, each in loaded(own, shipped).library.mappings.items()}
    assert rows == {"a": "subset-of", "b": "equal"}


def test_a_file_of_one_kind_replaces_nothing_of_another() -> None:
    found = loaded({"mitigations/person.yaml": MITIGATION}).library
    assert found.technologies["person"].title == "A person"
    assert found.mitigations.keys() == {"network-policy", "person"}


def test_entries_are_sorted_by_id_whatever_folder_they_come_from() -> None:
    found = loaded({"mitigations/aaa.yaml": MITIGATION, "mitigations/zzz.yaml": MITIGATION}).library
    assert [*found.mitigations] == ["aaa", "network-policy", "zzz"]


def test_a_broken_file_is_left_out_as_a_mistake_and_hides_the_shipped_one() -> None:
    """A project that replaces an entry means its own; the shipped one would say what nobody chose."""
    found = loaded({"mitigations/network-policy.yaml": MITIGATION.replace("lowers", "lowrs")})
    assert "unknown-key" in {each.rule for each in found.diagnostics}
    assert "network-policy" not in found.library.mitigations


@pytest.mark.parametrize(
    "name", ["mitigations/deeper/lock.yaml", "mitigations/lock.yml", "mitigations/.lock.yaml", "lock.yaml"]
)
def test_only_files_of_the_right_ending_in_the_folder_itself_are_entries(name: str) -> None:
    assert loaded({name: MITIGATION}).library.mitigations.keys() == {"network-policy"}


def test_an_heir_has_what_its_ancestors_bring_and_its_own_word_wins() -> None:
    brings = 'properties: {is-hardened: {is: "no", why: Old.}}, traits: {sql: {is: "yes", why: It does.}}'
    elder = TECHNOLOGY % f', source: "https://example.org/", {brings}'
    heir = '{title: New, is: elder, properties: {is-hardened: {is: "yes", why: New.}}}\n'
    found = loaded({"technologies/elder.yaml": elder, "technologies/heir.yaml": heir}).library.technologies["heir"]
    assert (found.kind, found.pytm, found.kinds_of, found.source) == (
        "process",
        "Process",
        ("heir", "elder"),
        "https://example.org/",
    )
    assert {name: (each.value, each.why) for name, each in found.properties.items()} == {"is-hardened": (True, "New.")}
    assert {name: (each.value, each.why) for name, each in found.traits.items()} == {"sql": (True, "It does.")}


def test_a_check_takes_the_examples_beside_it_and_is_named_like_its_package() -> None:
    text = CHECK % ("network-policy", "")
    found = loaded({"checks/own.rego": text, "checks/own_test.rego": "package checks.own_test\n"})
    assert found.library.checks["own"].test == "package checks.own_test\n"
    assert [each.id for each in found.library.checks_for("network-policy")] == ["own"]
    assert rules({"checks/other.rego": text}) == ["check-metadata"]


@pytest.mark.parametrize(
    ("technologies", "meant"),
    [(("person",), True), (("thing", "generic-process"), True), (("thing",), False), ((), False)],
)
def test_a_check_is_for_its_subjects_and_their_heirs(technologies: tuple[str, ...], meant: bool) -> None:
    made = loaded({"checks/own.rego": CHECK % ("network-policy", "\n#   subjects: [person, generic-process]")})
    assert made.library.checks["own"].is_for(technologies) is meant


def test_a_threat_type_without_a_reference_to_a_weakness_or_an_attack_is_refused() -> None:
    assert rules(
        {"threats/own.yaml": (THREAT % ("flow", "{}", "network-policy")).replace("weaknesses: [CWE-20]\n", "")}
    ) == ["missing-key"]


def test_a_type_joins_the_line_of_another_by_its_cause() -> None:
    types = {
        "threats/one.yaml": THREAT % ("flow", "{}", "network-policy"),
        "threats/two.yaml": THREAT % ("flow", "{}", "network-policy") + "cause: one\n",
    }
    found = loaded(types)
    assert not found.diagnostics
    assert {each.line_cause for each in found.library.threat_types.values()} == {"one"}
    assert found.library.causes == {"hardening-missing": "It is soft", "one": "It breaks"}
