"""`proofbook.json` is as its schema and the issue that asked for it say, and names nothing that isn't there."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

Json = dict[str, Any]

DOCUMENT = {
    "": "schema project as_of systems frameworks diagnostics",
    "systems": "id title lines threats mitigations requirements observations",
    "systems lines": "id title cause element certainty inherent planned residual treatment mitigations members",
    "systems threats": "id type library element title stride",
    "systems requirements": "framework version id status coverage reason mitigations evidence",
    "systems observations": "id check mitigation result artifacts",
    "systems observations artifacts": "path sha256 line origin vantage",
    "frameworks": "id version requirements",
    "frameworks requirements": "id title",
}
"""The names that other tools were promised, by where they stand."""


def test_it_is_as_its_schema_says(document: Json, shipped_site: Path) -> None:
    schema = json.loads((shipped_site / "proofbook.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    judge = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert [error.message for error in judge.iter_errors(document)] == []
    assert document["schema"] == schema["$id"]


def test_its_schema_refuses_what_is_not_described(document: Json, shipped_site: Path) -> None:
    schema = json.loads((shipped_site / "proofbook.schema.json").read_text(encoding="utf-8"))
    judge, small = Draft202012Validator(schema), {**document, "systems": [], "diagnostics": []}
    assert judge.is_valid(small)
    assert not judge.is_valid({**small, "more": 1})
    assert not [name for name in small if judge.is_valid({key: each for key, each in small.items() if key != name})]


@pytest.mark.parametrize("place", DOCUMENT)
def test_it_has_every_name_that_was_promised(document: Json, place: str) -> None:
    found = list(at(document, *place.split()))
    assert found
    for each in found:
        assert set(DOCUMENT[place].split()) <= each.keys()


def test_nothing_has_a_name_twice(document: Json, systems: dict[str, Json]) -> None:
    names: dict[str, list[object]] = {name: [each["id"] for each in document[name]] for name in LIBRARY}
    for key, system in systems.items():
        names |= {
            f"{key} {name}": [each["id"] for each in system[name]] for name in ("lines", "threats", "observations")
        }
        names[f"{key} parts"] = [each["id"] for section in PARTS for each in system[section]]
        names[f"{key} artifacts"] = [each["path"] for each in system["artifacts"]]
        names[f"{key} mitigations"] = [(each["mitigation"], each["element"]) for each in system["mitigations"]]
        names[f"{key} requirements"] = [
            (each["framework"], each["id"], each["side"], each["service"]) for each in system["requirements"]
        ]
    assert all(found for name, found in names.items() if not name.endswith((" observations", " artifacts")))
    assert {name: Counter(found).most_common(1) for name, found in names.items() if len(set(found)) < len(found)} == {}
    assert len(systems) == len(document["systems"]) > 3


def test_every_name_that_it_refers_to_is_in_it(document: Json, systems: dict[str, Json]) -> None:
    unknown = [(key, *each) for key, system in systems.items() for each in references(system, document)]
    assert len(unknown) > 1000 * len(systems)
    assert [(key, where, name) for key, where, name, known in unknown if name not in known] == []


def test_each_threat_is_a_member_of_one_line(systems: dict[str, Json]) -> None:
    for system in systems.values():
        members = [id for line in system["lines"] for id in line["members"]]
        assert sorted(members) == sorted(each["id"] for each in system["threats"])


def test_each_hop_of_a_path_stands_on_what_is_in_it(systems: dict[str, Json]) -> None:
    hops = 0
    for system in systems.values():
        lines = {each["id"] for each in system["lines"] if each["counts"]} | {""}
        parts = {each["id"] for section in PARTS for each in system[section]}
        for path in system["paths"]:
            assert path["hops"][-1]["gains"] == path["asset"]
            assert {path["asset"], path["attacker"]} <= parts
            for hop in path["hops"]:
                assert {hop["at"], hop["gains"]} <= parts
                assert hop["line"] in lines
                hops += 1
    assert hops > 100


def test_a_comparison_names_lines_of_the_systems_that_it_compares(document: Json, systems: dict[str, Json]) -> None:
    (compared,) = document["comparisons"]
    for row in (*compared["threats"], *compared["constraints"]):
        for each in row["systems"]:
            lines = {line["id"] for line in systems[each["system"]]["lines"]}
            assert {*each.get("lines", ())} <= lines


def test_its_counts_are_of_what_it_lists(systems: dict[str, Json]) -> None:
    for system in systems.values():
        counts, certainty = system["counts"], Counter(each["certainty"] for each in system["threats"])
        assert counts["applicable"] == len(system["threats"])
        assert counts["raw"] == counts["applicable"] + counts["not_applicable"]
        assert (counts["certain"], counts["hinging"]) == (certainty["certain"], certainty["hinging"])
        assert counts["lines"] == sum(each["certainty"] == "certain" for each in system["lines"])


def test_a_line_bears_risk_unless_it_hinges_or_was_decided_away(systems: dict[str, Json]) -> None:
    for system in systems.values():
        for line in system["lines"]:
            hinges = line["certainty"] == "hinging"
            assert (line["inherent"] is None) == (line["residual"] is None) == hinges
            away = line["excluded_by"] or line["treatment"]["kind"] in ("avoid", "not-applicable")
            assert line["counts"] == (not hinges and not away)


def test_the_digest_of_a_system_is_that_of_its_data(systems: dict[str, Json]) -> None:
    for system in systems.values():
        rest = {key: value for key, value in system.items() if key != "digest"}
        text = json.dumps(rest, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert system["digest"] == sha256(text.encode()).hexdigest()


def test_the_digest_of_an_artifact_is_that_of_its_file(systems: dict[str, Json], shipped_project: Path) -> None:
    for system in systems.values():
        for each in system["artifacts"]:
            file = shipped_project / each["path"]
            assert each["sha256"] == (sha256(file.read_bytes()).hexdigest() if file.exists() else "")
            assert file.exists() or each["awaited"] or each["problem"]


LIBRARY = ("frameworks", "mitigations", "checks")
PARTS = ("components", "flows", "assets", "principals", "boundaries")


def references(system: Json, document: Json) -> Iterator[tuple[str, object, set[Any]]]:
    """Where something is named, its name, and the names that there are."""
    library = {name: {each["id"] for each in document[name]} for name in LIBRARY}
    parts = {each["id"] for section in PARTS for each in system[section]}
    elements = {each["id"] for section in ("components", "flows") for each in system[section]}
    own = {
        name: {each["id"] for each in system[name]} for name in ("threats", "observations", "assumptions", "providers")
    }
    numbers = {
        (each["id"], each["version"], one["id"]) for each in document["frameworks"] for one in each["requirements"]
    }
    read = {tuple(each[key] for key in READ) for each in system["artifacts"]}
    for line in system["lines"]:
        yield "line's element", line["element"], elements
        yield "line's assumption", line["excluded_by"], own["assumptions"] | {None}
        yield from (("line's member", each, own["threats"]) for each in line["members"])
        for each in (*line["mitigations"], *line["unclaimed"]):
            yield "line's mitigation", each, library["mitigations"]
    for threat in system["threats"]:
        yield "threat's element", threat["element"], elements
    for stands in system["mitigations"]:
        yield "mitigation", stands["mitigation"], library["mitigations"]
        yield "mitigation's element", stands["element"], parts | {""}
        yield from (("mitigation's observation", each, own["observations"]) for each in stands["observations"])
    for required in system["requirements"]:
        framework = (required["framework"], required["version"])
        yield from (("requirement", (*framework, each), numbers) for each in (required["id"], *required["children"]))
        yield "requirement's side", required["side"], own["providers"] | {"customer"}
        yield from (("requirement's thing", each["thing"], parts | {""}) for each in required["things"])
        yield from (("requirement's mitigation", each, library["mitigations"]) for each in required["mitigations"])
        yield from (("requirement's evidence", each, own["observations"]) for each in required["evidence"])
    for borne in system["responsibility"]:
        yield "responsibility's requirement", (borne["framework"], borne["version"], borne["id"]), numbers
        yield from (("responsibility's provider", each["provider"], own["providers"]) for each in borne["providers"])
        for part in borne["own"]:
            yield from (("bare element", each["element"], parts | {""}) for each in part["bare"])
            yield from (("part's mitigation", each, library["mitigations"]) for each in part["mitigations"])
    yield from (("team's part", each, parts) for team in system["teams"] for each in team["runs"])
    for seen in system["observations"]:
        yield "observation's check", seen["check"], library["checks"]
        yield "observation's mitigation", seen["mitigation"], library["mitigations"]
        yield "observation's subject", seen["subject"], parts
        yield from (("observation's artifact", tuple(each[key] for key in READ), read) for each in seen["artifacts"])
    for artifact in system["artifacts"]:
        yield from (("artifact's subject", each, parts) for each in artifact["subjects"])


READ = ("path", "sha256", "origin", "vantage")


def at(data: Json, *path: str) -> Iterator[Json]:
    """Every object at a path through lists."""
    if not path:
        yield data
    else:
        for each in data[path[0]]:
            yield from at(each, *path[1:])
