"""What `proofbook.json` says of the risk of all shipped systems can be counted again from their lines."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

Json = dict[str, Any]
WAYS = {"inherent": "inherent", "planned": "planned", "residual": "residual", "observed": "residual_observed"}
LEVELS = ("very-low", "low", "moderate", "high", "very-high")


def test_its_figures_are_those_of_the_lines_of_the_systems_as_such(document: Json, systems: dict[str, Json]) -> None:
    told = document["risk"]
    assert told["systems"] == [key for key, each in systems.items() if not each["variant"]]
    lines = [line for key in told["systems"] for line in systems[key]["lines"] if line["counts"]]
    assert told["lines"] == len(lines)
    for figures in told["figures"]:
        risks = [line[WAYS[figures["kind"]]] for line in lines]
        assert figures["levels"] == {level: sum(each["level"] == level for each in risks) for level in LEVELS}
        cells = {(each["likelihood"], each["impact"]): each["lines"] for each in figures["cells"]}
        assert cells == Counter((each["likelihood"], each["impact"]) for each in risks)
    severe = LEVELS[LEVELS.index(told["decide_from"]) :]
    asked = [each for each in lines if each["residual"]["level"] in severe and each["treatment"]["kind"] == "open"]
    assert told["undecided"] == len(asked)


def test_its_exceptions_are_all_that_any_system_or_variant_has(document: Json, systems: dict[str, Json]) -> None:
    as_of = date.fromisoformat(document["as_of"])
    wanted, late = Counter[tuple[str, ...]](), Counter[tuple[str, str]]()
    for key, system in systems.items():
        for line in system["lines"]:
            treatment = line["treatment"]
            if treatment["counts_until"]:
                wanted[key, line["id"], treatment["counts_until"], treatment["details"]["approver"]] += 1
                lapsed = date.fromisoformat(treatment["counts_until"]) < as_of
                assert (treatment["lapsed"], treatment["kind"]) == (lapsed, "open" if lapsed else "accept")
            if "due" in treatment["details"]:
                assert treatment["overdue"] == (date.fromisoformat(treatment["details"]["due"]) < as_of)
                late[key, line["id"]] += treatment["overdue"]
    risk = document["risk"]
    assert wanted == Counter(
        (key, each["line"], each["counts_until"], each["approver"])
        for each in risk["accepted"]
        for key in each["systems"]
    )
    assert +late == Counter((key, each["line"]) for each in risk["overdue"] for key in each["systems"])
    for each in risk["accepted"]:
        assert each["counts_until"] <= each["expires"]
        assert each["capped"] == (each["counts_until"] < each["expires"])
        assert each["days_left"] == (date.fromisoformat(each["counts_until"]) - as_of).days


def test_no_work_is_promised_that_the_lines_do_not_have(systems: dict[str, Json]) -> None:
    pieces = 0
    for system in systems.values():
        lines = {each["id"]: each for each in system["lines"] if each["counts"]}
        assert [each["levels"] for each in system["work"]] == sorted(
            (each["levels"] for each in system["work"]), reverse=True
        )
        for work in system["work"]:
            falls = [
                LEVELS.index(each["before"]) - LEVELS.index(each["after"])
                for each in work["lines"]
                if each["before"] == lines[each["line"]]["residual"]["level"]
            ]
            assert falls == [each["levels"] for each in work["lines"]]
            assert work["levels"] == sum(falls) > 0
            for each in work["lines"]:
                names = lines[each["line"]]["mitigations" if work["claimed"] else "unclaimed"]
                assert work["mitigation"] in names
                assert lines[each["line"]]["element"] == work["element"]
                if work["claimed"]:
                    assert LEVELS.index(each["after"]) >= LEVELS.index(lines[each["line"]]["planned"]["level"])
            pieces += 1
    assert pieces > 100
