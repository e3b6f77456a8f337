"""A GraphQL schema is read with every field where it stands; nothing in it can hide a field or take long."""

from __future__ import annotations

import time
from typing import Any

import pytest

from proofbook.source.redaction import PLACEHOLDER
from tests.evidence.test_readers import line, read, values, wrong

SCHEMA = """\
"The operations."
type Query {
  "A comment."
  orders(shop: ID! = "a", first: Int): [Order!]! @aws_auth(cognito_groups: ["stewards", "no"])
}

extend type Query { note: String @function(name: "f", retries: 2, on: true) }

type Order implements Node { id: ID! }
union Found = Order | Note
"""


def schema(text: str) -> Any:
    (found,) = values("graphql", text)
    return found


def test_fields_come_with_types_arguments_and_directives() -> None:
    read_schema = schema(SCHEMA)
    assert read_schema["roots"] == {"query": "Query"}
    query, more, order, found = read_schema["types"]
    assert query["fields"] == [
        {
            "name": "orders",
            "type": "[Order!]!",
            "of": "Order",
            "arguments": [
                {"name": "shop", "type": "ID!", "of": "ID", "arguments": [], "directives": []},
                {"name": "first", "type": "Int", "of": "Int", "arguments": [], "directives": []},
            ],
            "directives": [{"name": "aws_auth", "arguments": {"cognito_groups": ["stewards", "no"]}}],
        }
    ]
    assert (more["name"], more["extends"]) == ("Query", True)
    assert more["fields"][0]["directives"][0]["arguments"] == {"name": "f", "retries": 2, "on": True}
    assert order["interfaces"] == ["Node"]
    assert found["members"] == ["Order", "Note"]


def test_a_field_is_shown_where_it_stands_and_not_at_its_description() -> None:
    content = read("graphql", SCHEMA)
    assert line(content, "types", 0, "fields", 0) == 4
    assert line(content, "types", 1, "fields", 0, "directives", 0) == 7


@pytest.mark.parametrize(
    ("text", "roots"),
    [
        ("schema { query: Q } type Q { a: Int } type Query { b: Int }", {"query": "Q"}),
        ("extend type Query { a: Int }", {"query": "Query"}),
        ("type Query { a: Int } extend schema { mutation: M }", {"query": "Query", "mutation": "M"}),
    ],
)
def test_roots_are_what_the_schema_says_or_else_their_names(text: str, roots: dict[str, str]) -> None:
    assert schema(text)["roots"] == roots


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("type A {a: Int}\ntype A {b: Int}", "only one type named 'A'"),
        ("type A {\n a: Int a: Int}", "can only be defined once"),
        ("schema {query: A}\nschema {query: B}", "only one schema definition"),
        ("type A {a: Int}\nquery { a }", "a query, not a schema"),
        ("type A {\n a(: Int }", "Expected Name"),
    ],
)
def test_what_hides_a_field_or_is_no_schema_is_a_mistake(text: str, says: str) -> None:
    assert says in wrong("graphql", text)[1]


@pytest.mark.parametrize(
    "text",
    [
        "type A {a: " + "[" * 100_000 + "Int" + "]" * 100_000 + "}",
        "type A @d(a: " + "{b: " * 10_000 + "1" + "}" * 10_000 + ") {a: Int}",
        "{" * 1_000_000,
        "type A { a: B }\n" * 20_000,
        "# words\n" * 60_000 + "type A {a: Int}",
        '"""' * 100_000,
        "type A {a: Int} \x00",
        "type A { a: Int } " * 2_500,
    ],
)
def test_a_bomb_is_one_mistake_in_little_time(text: str) -> None:
    started = time.monotonic()
    wrong("graphql", text)
    assert time.monotonic() - started < 5


def test_what_was_taken_out_leaves_a_schema() -> None:
    (type,) = schema(f"type A {{\n  token: {PLACEHOLDER}\n  b: Int\n}}")["types"]
    assert [each["name"] for each in type["fields"]] == ["token", "b"]
