"""Who may see what is worked out from a tenant's files, and never guessed."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any

import pytest

from proofbook.evidence.deciders import decided, decider_names
from proofbook.evidence.readers.immuta import read

SOURCES = """
connectionKey: c
connection: {handler: Redshift, schema: S}
sources:
  - table: Patients
    tags:
      table: [D, N]
      columns: [{columnName: SSN, tags: [Sensitive.Number]}, {columnName: drid, tags: [Doctor ID]}]
  - {table: visits, tags: {table: [D]}}
"""
OWNERS = """
catalogue: o
tables:
  - {schema: s, table: patients, about: patient, columns: [{name: id, class: person-key}, {name: drid}]}
  - {schema: s, table: visits, about: patient, columns: [{name: patient, class: person-key}, {name: ward}]}
"""
PEOPLE = """
groups: [empty]
users:
  - {name: Chris, groups: [doctor], attributes: {drid: d1}}
  - {name: Jon, groups: [doctor], attributes: {drid: d2}}
  - {name: Jane, groups: [nurse]}
"""
SEES_ALL = "{type: Row Restriction by Custom Where Clause, config: {predicate: '1=1'}}"
SEES_OWN = "{type: Row Restriction By User Entitlements, config: {matches: [{attribute: drid, tag: Doctor ID}]}}"


def door(key: str, tag: str, entitlements: str) -> str:
    return (
        f"policyKey: {key}\nname: {key}\ntype: subscription\ncircumstances: [{{type: tags, tag: {tag}}}]\n"
        f"actions: {{type: entitlements, entitlements: {entitlements}}}\n"
    )


def data(key: str, rules: Iterable[str], circumstances: str = "[{type: tags, tag: D}]", more: str = "") -> str:
    return (
        f"policyKey: {key}\nname: {key}\ntype: data\ncircumstances: {circumstances}\n"
        f"actions: [{{rules: [{', '.join(rules)}]}}]\n{more}"
    )


DOORS = (door("doctors", "D", "{groups: [doctor]}"), door("nurses", "N", "{groups: [nurse]}"))


def facts(*documents: str, with_: tuple[str, ...] = (*DOORS, SOURCES, OWNERS, PEOPLE)) -> Any:
    content = read("\n---\n".join((*with_, *documents)), "immuta.yaml")
    assert not content.diagnostics, content.diagnostics
    return decided(("immuta-access",), {"immuta.yaml": ("immuta", content.documents)}, {})["immuta-access"]


def entry(said: Any, group: str, table: str) -> Any:
    (found,) = [each for each in said["access"] if (each["group"], each["table"]) == (group, table)]
    return found


def rows(said: Any, group: str, table: str = "s.patients") -> list[str]:
    found: list[str] = entry(said, group, table)["rows"]
    return found


def shown(said: Any, group: str, column: str = "ssn") -> str:
    (found,) = [each for each in entry(said, group, "s.patients")["columns"] if each["name"] == column]
    return str(found["shown"])


def test_the_fact_is_found_by_its_name() -> None:
    assert "immuta-access" in decider_names()


def test_a_group_may_ask_the_tables_whose_tag_its_policy_means() -> None:
    said = facts()
    may = {(each["group"], each["table"]): each["may"] for each in said["access"]}
    assert may[("doctor", "s.patients")] == may[("doctor", "s.visits")] == may[("nurse", "s.patients")] == "yes"
    assert may[("nurse", "s.visits")] == may[("empty", "s.patients")] == may[("(in no group)", "s.visits")] == "no"


def test_one_policy_that_lets_somebody_in_is_enough_and_a_doubtful_one_makes_a_refusal_doubtful() -> None:
    both = facts(door("more", "D", "{groups: [nurse, doctor], operator: any}"))
    assert entry(both, "nurse", "s.visits")["may"] == "yes"
    unsaid = facts(door("more", "D", "{groups: [nurse, ward]}"))
    assert entry(unsaid, "nurse", "s.visits")["may"] == "undecided"
    assert entry(unsaid, "doctor", "s.visits")["may"] == "yes"


def test_a_member_of_two_groups_makes_the_difference_seen() -> None:
    said = facts(with_=(*DOORS, SOURCES, OWNERS, PEOPLE + "  - {name: Kim, groups: [nurse, doctor]}\n"))
    assert (entry(said, "nurse", "s.visits")["may"], entry(said, "nurse", "s.visits")["who"]) == ("some", ["Kim"])


def test_a_row_rule_without_a_group_shows_nothing_to_whoever_lacks_the_attribute() -> None:
    said = facts(data("rows", [SEES_OWN], "[{type: columnTags, columnTag: Doctor ID}]"))
    assert (rows(said, "doctor"), rows(said, "nurse"), rows(said, "doctor", "s.visits")) == (["own"], ["none"], ["all"])
    (policy,) = said["row_policies"]
    assert policy["tables"] == ["s.patients"]
    assert [(each["attribute"], each["column"]["name"]) for each in policy["compares"]] == [("drid", "drid")]


def test_a_person_falls_under_the_first_rule_that_means_them() -> None:
    scoped = SEES_OWN.replace("{type", "{inclusions: {groups: [doctor]}, type", 1)
    said = facts(data("rows", [scoped, SEES_ALL], "[{type: columnTags, columnTag: Doctor ID}]"))
    assert (rows(said, "doctor"), rows(said, "nurse")) == (["own"], ["all"])
    alone = facts(data("rows", [scoped], "[{type: columnTags, columnTag: Doctor ID}]"))
    assert rows(alone, "nurse") == ["undecided"]


@pytest.mark.parametrize(
    ("condition", "seen"),
    [
        ("patient in (select id from patients where @attributeValuesContains('drid', 'drid'))", "own"),
        ("PATIENT IN ( select ID from S.Patients where @attributeValuesContains( 'drid', 'DRID' ) )", "own"),
        ("ward in (select id from patients where @attributeValuesContains('drid', 'drid'))", "undecided"),
        ("patient in (select drid from patients where @attributeValuesContains('drid', 'drid'))", "undecided"),
        ("patient in (select id from patients where @attributeValuesContains('drid', 'drid') or 1=1)", "undecided"),
        ("patient not in (select id from patients where @attributeValuesContains('drid', 'drid'))", "undecided"),
        ("@attributeValuesContains('drid', 'ward') or true", "undecided"),
        ("@attributeValuesContains('drid', 'nowhere')", "undecided"),
        ("@attributeValuesContains('drid', '''a'' or ward')", "undecided"),
        ("( TRUE )", "all"),
        ("1 = 0", "none"),
        ("(" * 400, "undecided"),
    ],
)
def test_a_condition_in_sql_is_understood_in_a_few_forms_only(condition: str, seen: str) -> None:
    quoted = condition.replace("'", "''")
    rule = f"{{type: Row Restriction by Custom Where Clause, config: {{predicate: '{quoted}'}}}}"
    assert rows(facts(data("rows", [rule])), "doctor", "s.visits") == [seen]


def test_row_rules_add_up_and_a_doubtful_one_is_not_outweighed() -> None:
    doubtful = "{type: Minimization, config: {percent: 10}}"
    own = data("own", [SEES_OWN], "[{type: columnTags, columnTag: Doctor ID}]")
    assert rows(facts(own, data("more", [SEES_ALL])), "doctor") == ["own"]
    assert rows(facts(own, data("more", [doubtful])), "doctor") == ["undecided"]
    assert rows(facts(own, data("more", [doubtful], more="staged: true\n")), "doctor") == ["own"]


def test_a_policy_that_does_not_say_where_it_applies_may_apply_anywhere() -> None:
    nowhere = data("rows", [SEES_ALL]).replace("circumstances: [{type: tags, tag: D}]\n", "")
    assert rows(facts(nowhere), "doctor", "s.visits") == ["undecided"]
    of_owners = data("rows", [SEES_ALL], more="ownerRestrictions: {groups: [a]}\n")
    assert rows(facts(of_owners), "doctor", "s.visits") == ["undecided"]


def test_a_group_that_is_written_in_other_letters_is_not_taken_for_it() -> None:
    said = facts(with_=(door("doctors", "D", "{groups: [Doctor]}"), DOORS[1], SOURCES, OWNERS, PEOPLE))
    assert entry(said, "doctor", "s.visits")["may"] == "undecided"
    assert entry(said, "nurse", "s.visits")["may"] == "no"


def test_a_tag_means_what_stands_below_it_and_a_spelling_is_not_guessed() -> None:
    mask = "{{type: Masking, config: {{fields: [{{type: columnTags, columnTag: {}}}], maskingConfig: {{type: Hash}}}}}}"
    assert shown(facts(data("m", [mask.format("Sensitive")])), "nurse") == "masked"
    assert shown(facts(data("m", [mask.format("Sensitive.Number")])), "nurse") == "masked"
    assert shown(facts(data("m", [mask.format("Sens")])), "nurse") == "clear"
    assert shown(facts(data("m", [mask.format("SENSITIVE")])), "nurse") == "undecided"
    assert shown(facts(data("m", [mask.format("Sensitive")], "[{type: domain, domain: x}]")), "nurse") == "undecided"


def test_rules_of_one_policy_for_different_columns_do_not_hide_each_other() -> None:
    rule = "{{type: Masking, config: {{fields: [{{type: columnTags, columnTag: {}}}], maskingConfig: {{type: Hash}}}}}}"
    said = facts(data("m", [rule.format("Doctor ID"), rule.format("Sensitive")]))
    assert (shown(said, "nurse"), shown(said, "nurse", "drid")) == ("masked", "masked")


def test_whom_a_mask_lets_out_sees_the_value_unless_a_later_rule_may_mean_them() -> None:
    fields = "[{{type: columnTags, columnTag: Sensitive}}]"
    rule = f"{{{{{{}} type: Masking, config: {{{{fields: {fields}, maskingConfig: {{{{type: A}}}}}}}}}}}}"
    let_out = rule.format("exceptions: {groups: [nurse]},")
    assert shown(facts(data("m", [let_out])), "nurse") == "clear"
    assert shown(facts(data("m", [let_out])), "doctor") == "masked"
    assert shown(facts(data("m", [let_out, rule.format("")])), "nurse") == "undecided"
    assert shown(facts(data("m", [let_out]), data("n", [rule.format("")])), "nurse") == "undecided"


def test_without_people_tables_or_policies_nothing_is_worked_out() -> None:
    for left_out in (SOURCES, PEOPLE):
        said = facts(with_=tuple(each for each in (*DOORS, SOURCES, OWNERS, PEOPLE) if each != left_out))
        assert (len(said["missing"]), said["access"]) == (1, [])
    assert facts(with_=(SOURCES, OWNERS, PEOPLE))["missing"] == ["the policies for tables"]


def test_two_policies_of_one_key_or_two_entries_of_one_table_are_not_chosen_between() -> None:
    assert facts(DOORS[0])["missing"] == ["which policy of the key `doctors` counts"]
    assert facts(SOURCES)["missing"] == [
        "which entry of the table `s.patients` counts",
        "which entry of the table `s.visits` counts",
    ]


def test_places_lead_to_the_rule() -> None:
    said = facts(data("rows", [SEES_ALL]))
    (place,) = entry(said, "doctor", "s.visits")["rows_by"]
    assert (place["document"], place["at"]) == (5, ["actions", 0, "rules", 0])


def test_a_huge_tenant_is_given_up_on_and_not_waited_for() -> None:
    people = "users:\n" + "".join(
        f"  - {{name: p{n}, groups: [doctor], attributes: {{drid: d{n}}}}}\n" for n in range(3000)
    )
    columns = ", ".join(f"{{name: c{number}}}" for number in range(300))
    owners = f"catalogue: o\ntables: [{{schema: s, table: patients, columns: [{columns}]}}]\n"
    started = time.monotonic()
    said = facts(with_=(*DOORS, SOURCES, owners, people))
    assert time.monotonic() - started < 5
    assert (said["access"], len(said["missing"])) == ([], 1)
