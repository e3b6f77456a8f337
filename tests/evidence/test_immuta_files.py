"""Files of an Immuta tenant and grants of a warehouse are taken strictly: what has no meaning is told with its line."""

from __future__ import annotations

import pytest
from pydantic import JsonValue

from proofbook.evidence.content import Content
from proofbook.evidence.readers import readers

SUBSCRIPTION = """\
policyKey: doors
name: Doors
type: subscription
actions:
  type: entitlements
  entitlements: {operator: any, groups: doctor}
circumstances:
  - {type: tags, tag: D}
"""
ROWS = """\
policyKey: rows
name: Rows
type: data
actions:
  - rules:
      - type: Row Restriction by User Entitlements
        config:
          matches: [{type: attribute, attribute: drid, tag: Doctor ID}]
circumstances: [{type: columnTags, columnTag: Doctor ID}]
"""
SOURCES = "connectionKey: c\nconnection: {handler: Redshift, schema: s, ssl: yes}\nsources: [{table: a}]\n"
PEOPLE = "users:\n  - {name: Chris, groups: doctor, attributes: {drid: 0017, wards: [1, 2]}}\n"
TENANT = "tenant: t\nintegration: {platform: Redshift, impersonation: no}\n"
CATALOGUE = "catalogue: o\ntables: [{schema: s, table: a, columns: [{name: x, values: [1]}]}]\n"
GRANT = "{namespace_name: s, relation_name: a, privilege_type: SELECT, identity_name: jon, identity_type: user}"
GRANTS = f"svv_relation_privileges:\n  - {GRANT}\n"


def read(text: str, kind: str = "immuta") -> Content:
    return readers()[kind](text, "file.yaml")


def value(text: str, kind: str = "immuta") -> JsonValue:
    content = read(text, kind)
    assert not content.diagnostics, content.diagnostics
    return content.documents[0].value


def mistake(text: str, kind: str = "immuta") -> tuple[int, str, str]:
    """Line, message and help of the one mistake."""
    content = read(text, kind)
    assert not content.documents
    (found,) = content.diagnostics
    assert found.span is not None
    return found.span.line, found.message, found.help


def test_the_documents_of_a_tenant_are_known_by_their_keys() -> None:
    parts = (SUBSCRIPTION, ROWS, SOURCES, PEOPLE, TENANT, CATALOGUE)
    content = read("---\n".join(parts))
    assert not content.diagnostics, content.diagnostics
    assert len(content.documents) == len(parts)
    assert content.documents[1].place(("actions", 0, "rules", 0, "type"))[0].span.line == 15


def test_what_may_be_one_text_or_a_list_is_a_list_and_a_text_stays_a_text() -> None:
    assert value(PEOPLE) == {
        "users": [{"name": "Chris", "groups": ["doctor"], "attributes": {"drid": ["0017"], "wards": ["1", "2"]}}]
    }
    assert value(SOURCES) == {
        "connectionKey": "c",
        "connection": {"handler": "Redshift", "schema": "s", "ssl": True},
        "sources": [{"table": "a"}],
    }


@pytest.mark.parametrize(
    ("text", "line", "message", "help"),
    [
        (SUBSCRIPTION.replace("circumstances", "circumstance"), 7, "circumstance", "did you mean `circumstances`?"),
        (SUBSCRIPTION.replace("operator: any", "operator: some"), 6, "`operator` can't be `some`", "any"),
        (SUBSCRIPTION.replace("type: subscription", "type: access"), 3, "no kind that is known", "type: data"),
        (SUBSCRIPTION + "staged: perhaps\n", 9, "`staged` can't be `perhaps`", "yes"),
        (ROWS.replace("attribute: drid", "attribut: drid"), 8, "attribut", "did you mean `attribute`?"),
        (ROWS.replace("  - rules:", "  - rule:"), 5, "rule", "did you mean `rules`?"),
        (SOURCES.replace("{table: a}", "{table: [a]}"), 3, "table", ""),
        (PEOPLE.replace("groups: doctor", "groups: {doctor: yes}"), 2, "groups", ""),
        (PEOPLE.replace("users:", "user:"), 1, "nothing that Immuta says", "users"),
        (TENANT.replace("impersonation: no", "impersonation: 2"), 2, "impersonation", "yes"),
        (CATALOGUE.replace("values: [1]", "possible-values: 0"), 2, "possible-values", ""),
        (CATALOGUE.replace("values: [1]", "possible-values: " + "9" * 400), 2, "possible-values", ""),
        (TENANT + "---\n" + PEOPLE.replace("name: Chris, ", ""), 5, "`name` is missing", "name"),
    ],
)
def test_a_key_or_value_without_a_meaning_is_told_with_its_line_and_what_to_type(
    text: str, line: int, message: str, help: str
) -> None:
    found = mistake(text)
    assert found[0] == line
    assert message in found[1]
    assert help in found[2]


def test_grants_are_the_rows_of_views_under_the_names_of_their_columns() -> None:
    assert value(GRANTS, "redshift-grants") == {
        "svv_relation_privileges": [
            {
                "namespace_name": "s",
                "relation_name": "a",
                "privilege_type": "SELECT",
                "identity_name": "jon",
                "identity_type": "user",
            }
        ]
    }
    assert "svv_relation_privileges" in mistake("svv_schema_privileges: []\n", "redshift-grants")[1]
    wrong = mistake(GRANTS.replace("identity_name", "grantee"), "redshift-grants")
    assert (wrong[0], wrong[1].split()[0]) == (2, "`identity_name`")
    assert mistake(f"{GRANTS}---\n{GRANTS}", "redshift-grants")[0] == 4


@pytest.mark.parametrize("kind", ["immuta", "redshift-grants"])
@pytest.mark.parametrize(
    "text",
    [
        "[" * 5000,
        "a: &a [x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\n" * 3,
        "users: &u\n  - {name: a, groups: *u}\n",
        "svv_relation_privileges: 7\n",
        "users: !!python/object:os.system [ls]\n",
        "users:\n" + "  - {name: a, " + "groups: [" + "x, " * 2000 + "x], x: y}\n",
        "policyKey: [a]\ntype: {data: data}\n",
        "policyKey: a\ntype: data\n" + "".join(f"k{number}: v\n" for number in range(3000)),
        "\x00users: []",
        '{"users": [{"name": "\\ud800"}]}',
    ],
)
def test_a_hostile_file_is_one_mistake(kind: str, text: str) -> None:
    mistake(text, kind)
