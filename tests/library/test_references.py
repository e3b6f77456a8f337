"""What one entry of the library names, another has; and it asks only what the answer can be yes to."""

from __future__ import annotations

import pytest

from tests.library.projects import CHECK, FRAMEWORK, MAPPING, MITIGATION, TECHNOLOGY, THREAT, loaded, rules


def threat(
    on: str = "component", when: str = "{technology: person}", by: str = "network-policy", more: str = ""
) -> dict[str, str]:
    return {"threats/own.yaml": THREAT % (on, when, by) + more}


def law(
    requirement: str = "", framework: str = "law", number: str = "one", serve: str = "network-policy"
) -> dict[str, str]:
    return {"frameworks/law.yaml": FRAMEWORK % requirement, "mappings/own.yaml": MAPPING % (framework, number, serve)}


def between(*ends: str, relations: tuple[str, ...] = ("equal",)) -> dict[str, str]:
    """Two frameworks with a row from `one` of the first to the end; with a second relation, one for the way back."""
    ways = [("law", ends[0], ends[1]), ("law-2", "one", f"law/{ends[0]}")]
    rows = [
        (own, (MAPPING % (own, of, "x")).replace("serve: x", f"to: {{framework: {to[:-4]}, requirement: {to[-3:]}}}"))
        for own, of, to in ways
    ]
    files = {
        f"mappings/{own}.yaml": row.replace("equal", how) for (own, row), how in zip(rows, relations, strict=False)
    }
    return {"frameworks/law.yaml": FRAMEWORK % "", "frameworks/law-2.yaml": FRAMEWORK % "", **files}


def with_pairs(pair: str, first: str = "lock", second: str = "lock") -> dict[str, str]:
    """Two requirements that mitigations serve, one of which has a check, and an explanation for a pair."""
    row = (MAPPING % ("law", "two", second)).splitlines()[-1]
    mapping = f"{MAPPING % ('law', 'one', first)}{row}\nsame-checks: [{{requirements: {pair}, why: So.}}]\n"
    return {
        "mitigations/lock.yaml": MITIGATION,
        "checks/own.rego": CHECK % ("lock", ""),
        "frameworks/law.yaml": FRAMEWORK % "}\n  two: {title: Two.",
        "mappings/own.yaml": mapping,
    }


SOUND = {
    "mitigations/lock.yaml": MITIGATION,
    "technologies/thing.yaml": TECHNOLOGY % ', is: generic-process, properties: {is-hardened: {is: "yes", why: So.}}',
    "checks/own.rego": CHECK % ("lock", "\n#   subjects: [thing]"),
    **threat(
        when="{any: [{technology: thing}, {inbound: {carries: {secret: credential}}}]}",
        by="lock",
        more="cause: hardening-missing\n",
    ),
    **law(", parent: two}\n  two: {title: Two.", serve="{each-store: {any: [lock, {all: [network-policy]}]}}"),
}


def test_entries_that_name_what_there_is_are_no_mistake() -> None:
    assert rules(SOUND) == []


@pytest.mark.parametrize(
    ("files", "rule"),
    [
        ({"technologies/thing.yaml": TECHNOLOGY % ", is: genric-process"}, "unknown-technology"),
        (
            {"technologies/a.yaml": TECHNOLOGY % ", is: b", "technologies/b.yaml": TECHNOLOGY % ", is: a"},
            "nested-in-itself",
        ),
        (
            {"technologies/thing.yaml": TECHNOLOGY % ', properties: {is-hard: {is: "yes", why: So.}}'},
            "unknown-property",
        ),
        ({"technologies/thing.yaml": TECHNOLOGY % ', traits: {sqll: {is: "yes", why: So.}}'}, "unknown-trait"),
        ({"properties/own.yaml": "is-hardened: {question: Is it?}\n"}, "duplicate-id"),
        ({"checks/own.rego": CHECK % ("lokc", "")}, "unknown-mitigation"),
        ({"checks/own.rego": CHECK % ("network-policy", "\n#   subjects: [thing]")}, "unknown-technology"),
        (threat(by="lokc"), "unknown-mitigation"),
        (threat(more="cause: hardning-missing\n"), "unknown-cause"),
        (threat(when="{not: {technology: persn}}"), "unknown-technology"),
        (threat(when='{any: [{property: {is-hard: "yes"}}]}'), "unknown-property"),
        (law(framework="lwa"), "unknown-framework"),
        (law(number="two"), "unknown-requirement"),
        (law(serve="{all: [lokc]}"), "unknown-mitigation"),
        (law(", parent: three"), "unknown-requirement"),
        (law(", applies-to: {on: component, when: {technology: persn}}"), "unknown-technology"),
        (law(', applies-to: {on: flow, when: {property: {is-hard: "yes"}}}'), "unknown-property"),
        (between("one", "lwa/one"), "unknown-framework"),
        (between("one", "law-2/two"), "unknown-requirement"),
        (between("one", "law-3/one"), "unknown-version"),
        (with_pairs("[one, three]"), "unknown-requirement"),
    ],
)
def test_a_name_that_nothing_has_is_a_mistake(files: dict[str, str], rule: str) -> None:
    assert {*rules(files)} == {rule}


@pytest.mark.parametrize(
    ("on", "when"),
    [
        ("flow", "{technology: person}"),
        ("flow", "{kind: actor}"),
        ("flow", "{stores: {}}"),
        ("flow", "{inbound: {}}"),
        ("component", "{carries: {}}"),
        ("component", "{crosses: {}}"),
        ("component", "{protocol: https}"),
        ("component", "{principal: {}}"),
        ("component", "{source: {technology: person}}"),
        ("component", "{inbound: {technology: person}}"),
        ("flow", "{source: {crosses: {}}}"),
        ("flow", "{not: {all: [{protocol: https}, {kind: actor}]}}"),
        ("flow", '{property: {encrypts-api-data: "no"}}'),
    ],
)
def test_a_condition_asks_an_element_for_nothing_that_it_never_has(on: str, when: str) -> None:
    assert rules(threat(on, when)) == ["condition-wrong-element"]


@pytest.mark.parametrize(
    "applies",
    ["{on: asset, when: {kind: actor}}", "{on: principal, when: {in: {}}}", "{on: component, when: {principal: {}}}"],
)
def test_a_requirement_asks_a_thing_for_nothing_that_it_never_has(applies: str) -> None:
    assert {*rules(law(f", applies-to: {applies}"))} == {"condition-wrong-element"}


@pytest.mark.parametrize(
    ("on", "when"),
    [("flow", "{source: {kind: actor}}"), ("component", "{outbound: {crosses: {inward: yes}}}"), ("flow", "{in: {}}"),
     ("component", '{property: {encrypts-api-data: "no"}}'), ("flow", "{reachable-by: {kind: anonymous}}")],
)  # fmt: skip
def test_a_condition_may_ask_a_neighbour(on: str, when: str) -> None:
    assert rules(threat(on, when)) == []


def test_a_requirement_that_is_part_of_itself_is_refused_with_its_framework() -> None:
    made = loaded(law(", parent: two}\n  two: {title: Two., parent: one"))
    assert "nested-in-itself" in {each.rule for each in made.diagnostics}
    assert "law" not in made.library.frameworks


@pytest.mark.parametrize(("second", "says"), [("equal", "the same twice"), ("subset-of", "`subset-of` and `equal`")])
def test_two_rows_about_the_same_are_a_mistake_whichever_file_they_stand_in(second: str, says: str) -> None:
    other = (MAPPING % ("law", "one", "network-policy")).replace("relation: equal", f"relation: {second}")
    (found,) = loaded({**law(), "mappings/other.yaml": other}).diagnostics
    assert (found.rule, says in found.message) == ("contradicting-rows", True)


@pytest.mark.parametrize(
    ("counting", "denied", "contradict"),
    [
        ("network-policy", "{each-store: network-policy}", True),
        ("{any: [lock, {each-store: network-policy}]}", "network-policy", True),
        ("{any: [lock, {all: [network-policy]}]}", "{any: [network-policy]}", True),
        ("{all: [lock, network-policy]}", "network-policy", False),
        ("lock", "network-policy", False),
        ("{any: [lock, network-policy]}", "{any: [network-policy, lock, third]}", False),
    ],
)
def test_what_one_row_calls_unrelated_serves_alone_by_no_other(counting: str, denied: str, contradict: bool) -> None:
    more = {f"mitigations/{each}.yaml": MITIGATION for each in ("lock", "third")}
    no = (MAPPING % ("law", "one", denied)).replace("relation: equal", "relation: no-relationship")
    found = rules({**law(serve=counting), **more, "mappings/other.yaml": no})
    assert found == (["contradicting-rows"] if contradict else [])


@pytest.mark.parametrize(
    ("there", "back", "agree"),
    [
        ("equal", "equal", True),
        ("subset-of", "superset-of", True),
        ("intersects-with", "intersects-with", True),
        ("no-relationship", "no-relationship", True),
        ("equal", "intersects-with", False),
        ("subset-of", "subset-of", False),
        ("superset-of", "no-relationship", False),
    ],
)
def test_the_two_directions_of_a_crosswalk_agree(there: str, back: str, agree: bool) -> None:
    found = rules(between("one", "law-2/one", relations=(there, back)))
    assert found == ([] if agree else ["contradicting-rows"])


@pytest.mark.parametrize(
    ("files", "found"),
    [
        (with_pairs("[one, two]"), []),
        (with_pairs("[one, two]", second="network-policy"), ["explains-no-pair"]),
        (with_pairs("[one, two]", first="network-policy", second="network-policy"), ["explains-no-pair"]),
        (with_pairs("[one, one]"), ["explains-no-pair"]),
    ],
)
def test_a_pair_is_explained_only_where_its_checks_are_the_same(files: dict[str, str], found: list[str]) -> None:
    assert rules(files) == found


@pytest.mark.parametrize(("titles", "length", "found"), [("ours", 240, []), ("ours", 241, ["summary-too-long"]),
                                                          ("publisher", 300, [])])  # fmt: skip
def test_a_summary_of_ours_is_short(titles: str, length: int, found: list[str]) -> None:
    own = (FRAMEWORK % "").replace("titles: ours", f"titles: {titles}").replace("One.", "x" * length)
    assert rules({"frameworks/law.yaml": own}) == found


@pytest.mark.parametrize(("relation", "found"), [("subset-of", ["serves-a-roll-up"]), ("no-relationship", [])])
def test_a_requirement_with_parts_is_served_by_no_row_of_its_own(relation: str, found: list[str]) -> None:
    files = law("}\n  two: {title: Two., parent: one")
    files["mappings/own.yaml"] = files["mappings/own.yaml"].replace("equal", relation)
    assert rules(files) == found


def test_a_version_that_is_not_here_is_told_with_those_that_are() -> None:
    (found,) = loaded(between("one", "law-3/one")).diagnostics
    assert "no version 3 of Law here: known is 2" in found.message
    assert found.help == "write `law-2`"


@pytest.mark.parametrize(
    "expression", ["{}", "{all: []}", "{any: }", "{each-store: }", "{all: [network-policy], any: [network-policy]}"]
)
def test_an_expression_has_exactly_one_key_and_something_under_it(expression: str) -> None:
    assert {*rules(law(serve=expression))} & {"wrong-type", "empty"}


def test_a_row_has_the_author_and_the_date_of_its_file_unless_it_names_its_own() -> None:
    file = MAPPING % ("law", "one", "lock")
    row = file.splitlines()[-1].replace("lock", "network-policy").replace("high}", "low, author: R. Meier}")
    made = loaded({**law(), "mitigations/lock.yaml": MITIGATION, "mappings/own.yaml": f"{file}{row}\n"})
    rows = made.library.mappings["own"].rows
    assert [(each.author, str(each.date)) for each in rows] == [("Nobody", "2026-11-24"), ("R. Meier", "2026-11-24")]
