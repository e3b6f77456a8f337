"""The numbers that keep us honest, counted again from `proofbook.json` and nothing else; and no pair is unexplained."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from itertools import combinations, product
from pathlib import Path
from typing import Any

from proofbook.library.load import library
from proofbook.library.same_checks import explained, same_pairs
from proofbook.outputs.data import document as document_of
from proofbook.pipeline import portfolio
from proofbook.source.folder import Folder
from tests.assessment.test_own_framework import write_project

Json = dict[str, Any]
Node = tuple[str, str]
Chain = tuple[str, ...]
"""Relations, hop by hop."""

RESTS_ON = {
    "supported (observed)": "observed", "supported (declared)": "declared", "attested": "attested",
    "inherited": "inherited", "expired": "expired", "claimed": "claimed", "undecided": "undecided",
    "failing": "failed", "missing": "none", "open": "none", "not applicable": "not applicable",
}  # fmt: skip


def test_they_are_counted_again_from_the_data_of_the_shipped_project(document: Json) -> None:
    assert counted(document) == document["numbers"]


def test_they_are_counted_again_from_the_data_of_a_project_with_crosswalks(tmp_path: Path) -> None:
    write_project(tmp_path)
    made = portfolio(tmp_path, date(2026, 11, 24))
    document = json.loads(document_of(made).model_dump_json(by_alias=True))
    assert counted(document) == document["numbers"]
    (house,) = (each for each in document["numbers"]["mappings"] if each["framework"] == "house")
    assert (house["by_way"], house["unserved"]) == (["four"], ["two", "three"])


def test_no_two_requirements_rest_on_the_same_checks_without_a_reason(root: Path) -> None:
    shipped = library(Folder(root)).library
    told = {id: explained(shipped, id) for id in shipped.frameworks}
    pairs = [(each.id, pair) for each in shipped.frameworks.values() for pair in same_pairs(shipped, each)]
    assert [(id, pair) for id, pair in pairs if not told[id].get(frozenset(pair))] == []


def counted(document: Json) -> Json:
    """The numbers as a reader of the file would count them."""
    frameworks, checks = document["frameworks"], document["checks"]
    named = {
        mitigation
        for framework in frameworks
        for each in framework["requirements"]
        for row in serving(each)
        for mitigation in row["mitigations"]
    }
    claimed = {each["mitigation"] for system in document["systems"] for each in system["mitigations"]}
    all_ids = [each["id"] for each in document["mitigations"]]
    return {
        "mappings": [mapping(each, frameworks, checks) for each in frameworks],
        "systems": [rests(each) for each in document["systems"]],
        "checks_without_requirement": [each["id"] for each in checks if each["mitigation"] not in named],
        "mitigations_unclaimed": [id for id in all_ids if id not in claimed],
        "mitigations_unchecked": [id for id in all_ids if id not in {each["mitigation"] for each in checks}],
    }


def mapping(framework: Json, frameworks: list[Json], checks: list[Json]) -> Json:
    leaves = {each["id"]: each for each in framework["requirements"] if not each["parts"]}
    asked = {id: checks_of(each, checks) for id, each in leaves.items()}
    served = {id for id, each in leaves.items() if serving(each)}
    lent = {id for id in leaves if id not in served and by_way((framework["id"], id), frameworks)}
    why = {frozenset(each["requirements"]): each["why"] for each in framework["same_checks"]}
    same = [pair for pair in combinations(leaves, 2) if asked[pair[0]] and asked[pair[0]] == asked[pair[1]]]
    return {
        "framework": framework["id"],
        "requirements": len(leaves),
        "checked": sum(bool(each) for each in asked.values()),
        "unchecked": [id for id in leaves if id in served and not asked[id]],
        "by_way": [id for id in leaves if id in lent],
        "unserved": [id for id in leaves if id not in served | lent],
        "pairs": len([*combinations(leaves, 2)]),
        "same": [
            {"requirements": [*pair], "checks": sorted(asked[pair[0]]), "why": why.get(frozenset(pair), "")}
            for pair in same
        ],
    }


def serving(requirement: Json) -> list[Json]:
    return [each for each in requirement["rows"] if each["mitigations"] and each["relation"] != "no-relationship"]


def checks_of(requirement: Json, checks: list[Json]) -> set[str]:
    wanted = {mitigation for row in serving(requirement) for mitigation in row["mitigations"]}
    return {each["id"] for each in checks if each["mitigation"] in wanted}


def rests(system: Json) -> Json:
    rows = [each for each in system["requirements"] if each["side"] == "customer" and not each["children"]]
    by_framework = {each["framework"]: [one for one in rows if one["framework"] == each["framework"]] for each in rows}
    certainty = Counter(each["certainty"] for each in system["threats"])
    return {
        "system": f"{system['id']}+{system['variant']}" if system["variant"] else system["id"],
        "bases": {id: Counter(RESTS_ON[each["status"]] for each in mine) for id, mine in by_framework.items()},
        "illustrative": {id: sum(each["illustrative"] for each in mine) for id, mine in by_framework.items()},
        "certain": certainty["certain"],
        "hinging": certainty["hinging"],
    }


def by_way(start: Node, frameworks: list[Json]) -> bool:
    """Whether some path shows that what serves its end touches the start: every path, by what sets can be."""
    known = {(each["id"], one["id"]): one for each in frameworks for one in each["requirements"]}
    return any(shows(path) for path in walked(start, (start,), (), known))


def walked(
    at: Node, been: tuple[Node, ...], so_far: tuple[str, ...], known: dict[Node, Json]
) -> Iterator[tuple[str, ...]]:
    for row in known[at]["rows"]:
        if row["to"] is None or (end := (row["to"]["framework"], row["to"]["requirement"])) in been:
            continue
        relations = (*so_far, row["relation"])
        ends = [each["relation"] for each in serving(known[end])] if not known[end]["parts"] else parts(end, known)
        if ends:
            yield from ((*relations, each) for each in ends)
        elif shows(relations):
            yield from walked(end, (*been, end), relations, known)


def parts(node: Node, known: dict[Node, Json]) -> list[str]:
    """How what serves the parts of a requirement relates to it: as something that need not be all of it."""
    leaves = [node]
    while any(known[each]["parts"] for each in leaves):
        leaves = [(node[0], one) for each in leaves for one in (known[each]["parts"] or [each[1]])]
    rows = [serving(known[each]) for each in leaves]
    whole = all(any(one["relation"] in ("equal", "superset-of") for one in each) for each in rows)
    return ["superset-of" if whole else "intersects-with"] if any(rows) else []


SETS = [frozenset(each) for size in (1, 2, 3) for each in combinations(range(3), size)]
HOLDS: dict[str, Callable[[frozenset[int], frozenset[int]], bool]] = {
    "equal": lambda other, this: other == this,
    "subset-of": lambda other, this: other <= this,
    "superset-of": lambda other, this: other >= this,
    "intersects-with": lambda other, this: bool(other & this),
    "no-relationship": lambda other, this: True,
}


@cache
def shows(relations: Chain) -> bool:
    """Whether the last set of a chain surely has something in common with the first."""
    reached = {(one, one) for one in SETS}
    for relation in relations:
        reached = {(a, c) for (a, b), c in product(reached, SETS) if HOLDS[relation](c, b)}
    return all(a & c for a, c in reached)
