"""One object under one schema, against verdicts worked out by hand from Kubernetes' documentation."""

from __future__ import annotations

from typing import Any

import pytest

from proofbook.evidence.custom_resources.judging import judged
from proofbook.evidence.typed import typed
from proofbook.source.yaml import parsed_documents


def yaml(text: str) -> Any:
    return typed(parsed_documents(text, "a.yaml").nodes[0])


def told(schema: str, value: str) -> list[tuple[str, str]]:
    """What is found in an object whose `spec` is this value, under a definition whose `spec` has this schema."""
    root = {"type": "object", "properties": {"spec": yaml(schema), "metadata": {"type": "object"}}}
    object = {"apiVersion": "a/v1", "kind": "A", "metadata": {"name": "a"}, "spec": yaml(value)}
    return [(each["result"], each["message"]) for each in judged(object, root)["findings"]]


def verdict(schema: str, value: str) -> str:
    results = {result for result, _ in told(schema, value)}
    return "invalid" if "fail" in results else "undecided" if results else "valid"


def fields(inner: str, more: str = "") -> str:
    return f"{{type: object, properties: {{{inner}}}{more}}}"


SET = "a: {type: array, x-kubernetes-list-type: set, items: {type: string}}"
INTEGERS = "additionalProperties: {type: integer}"
EITHER = fields("a: {type: string}, b: {type: string}", ", oneOf: [{required: [a]}, {required: [b]}]")


def rule(text: str, inner: str, more: str = "") -> str:
    return fields(inner, f", x-kubernetes-validations: [{{rule: {text!r}{more}}}]")


@pytest.mark.parametrize(
    "schema, value, expected",
    [
        (fields("a: {type: string}"), "{a: x}", "valid"),
        (fields("a: {type: string}"), "{a: 1}", "invalid"),
        (fields("a: {type: integer}"), "{a: 1.0}", "valid"),
        (fields("a: {type: integer}"), "{a: 1.5}", "invalid"),
        (fields("a: {type: integer}"), "{a: true}", "invalid"),
        (fields("a: {type: boolean}"), "{a: yes}", "valid"),
        (fields("a: {type: integer}"), '{a: "{{ .Values.a }}"}', "undecided"),
        (fields("a: {type: string, pattern: '^[a-z]+$'}"), "{a: '${TEAM}'}", "undecided"),
        (fields("a: {type: string, enum: [x, y]}"), "{a: z}", "invalid"),
        (fields("a: {type: number, minimum: 1, exclusiveMinimum: true}"), "{a: 1}", "invalid"),
        (fields("a: {type: number, multipleOf: 0.1}"), "{a: 0.3}", "valid"),
        (fields("a: {type: string}", ", required: [a]"), "{}", "invalid"),
        (fields("a: {type: string, default: x}", ", required: [a]"), "{}", "valid"),
        # A null where none may be is dropped, and then the field is missing or has its default.
        (fields("a: {type: string}", ", required: [a]"), "{a: null}", "invalid"),
        (fields("a: {type: string}"), "{a: null}", "valid"),
        (fields("a: {type: string, default: x}", ", required: [a]"), "{a: null}", "valid"),
        (fields("a: {type: string, nullable: true}", ", required: [a]"), "{a: null}", "valid"),
        # What the schema does not know is dropped by some clients and refused by kubectl.
        (fields("a: {type: string}"), "{a: x, b: 1}", "undecided"),
        (fields("a: {type: string}", ", x-kubernetes-preserve-unknown-fields: true"), "{a: x, b: {c: 1}}", "valid"),
        ("{type: object, additionalProperties: {type: integer}}", "{a: 1, b: x}", "invalid"),
        (fields("a: {x-kubernetes-int-or-string: true}"), "{a: 50%}", "valid"),
        (fields("a: {x-kubernetes-int-or-string: true}"), "{a: [1]}", "invalid"),
        (fields("a: {type: object, x-kubernetes-embedded-resource: true}"), "{a: {kind: Pod, spec: {}}}", "undecided"),
        (fields("a: {type: array, x-kubernetes-list-type: set, items: {type: string}}"), "{a: [x, x]}", "invalid"),
        (
            fields(
                "a: {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [n],"
                " items: {type: object, properties: {n: {type: string}, v: {type: string}}}}"
            ),
            "{a: [{n: x, v: y}, {n: x, v: z}]}",
            "invalid",
        ),
        (fields("a: {type: string, format: date-time}"), "{a: '2026-11-01T00:00:00Z'}", "valid"),
        (fields("a: {type: string, format: date-time}"), "{a: soon}", "invalid"),
        (fields("a: {type: string, format: duration}"), "{a: 1h30m}", "valid"),
        (fields("a: {type: string, format: email}"), "{a: a@example.org}", "undecided"),
        (fields("a: {type: string, format: of-ours}"), "{a: anything}", "valid"),
        (EITHER, "{a: x}", "valid"),
        (EITHER, "{a: x, b: y}", "invalid"),
        (fields("a: {type: string, not: {format: email}}"), "{a: x}", "undecided"),
        (fields("a: {type: string, not: {pattern: x}}"), "{a: ax}", "invalid"),
        # Schemas that no definition may have decide nothing.
        (fields("a: {$ref: '#/x'}"), "{a: 1}", "undecided"),
        (fields("a: {type: string, const: x}"), "{a: y}", "undecided"),
        (fields("a: {description: no type}"), "{a: y}", "undecided"),
        (fields("a: {type: string, pattern: '(?=x)'}"), "{a: y}", "undecided"),
    ],
)
def test_a_value_fares_as_the_api_server_would_have_it(schema: str, value: str, expected: str) -> None:
    assert verdict(schema, value) == expected, told(schema, value)


@pytest.mark.parametrize(
    "schema, value, expected",
    [
        (rule("self.a <= self.b", "a: {type: integer}, b: {type: integer}"), "{a: 1, b: 2}", "valid"),
        (rule("self.a <= self.b", "a: {type: integer}, b: {type: integer}"), "{a: 3, b: 2}", "invalid"),
        # Defaults are there before rules look.
        (rule("self.a <= self.b", "a: {type: integer}, b: {type: integer, default: 5}"), "{a: 3}", "valid"),
        (rule("has(self.a) != has(self.b)", "a: {type: string}, b: {type: string}"), "{}", "invalid"),
        # A number is whole or not by its schema, whatever the file has.
        (rule("self.a > 0.5", "a: {type: number}"), "{a: 1}", "valid"),
        (rule("self.a > duration('1h')", "a: {type: string, format: duration}"), "{a: 30m}", "invalid"),
        (
            rule(
                "self.a__dash__b == 'x' && self.__namespace__ == 'y'", "a-b: {type: string}, namespace: {type: string}"
            ),
            "{a-b: x, namespace: y}",
            "valid",
        ),
        (rule("self.all(k, self[k] > 0)", "").replace("properties: {}", INTEGERS), "{a: 1, b: 0}", "invalid"),
        (
            fields("a: {type: array, items: {type: integer, x-kubernetes-validations: [{rule: self > 0}]}}"),
            "{a: [1, 0]}",
            "invalid",
        ),
        # Only what changes an object is asked about its former state.
        (rule("self.a == oldSelf.a", "a: {type: string}"), "{a: x}", "valid"),
        (rule('self.a == "oldSelf"', "a: {type: string}"), "{a: x}", "invalid"),
        (
            rule("self.a == oldSelf.?a.orValue(1)", "a: {type: integer}", ", optionalOldSelf: true"),
            "{a: 1}",
            "undecided",
        ),
        # What cel-python lacks, or stumbles over, is no pass, even where the rest of the rule would do.
        (rule("self.a.lowerAscii() == 'x'", "a: {type: string}"), "{a: x}", "undecided"),
        (rule("has(self.a) || self.a.isSorted()", "a: {type: string}"), "{a: x}", "undecided"),
        (rule("self.?a.orValue('x') == 'x'", "a: {type: string}"), "{}", "undecided"),
        (rule("self.b == 1", "a: {type: string}, b: {type: integer}"), "{a: x}", "undecided"),
        (rule("self.a", "a: {type: string}"), "{a: x}", "undecided"),
        (rule("self.a == 'x'", "a: {type: string}"), "{a: '{{ .x }}'}", "undecided"),
        (rule("self.a != 'x'", "a: {type: string}"), "{a: ‹redacted›}", "undecided"),
        (rule("self ==", "a: {type: string}"), "{a: x}", "undecided"),
        # To ask a part of what is not there is an error in Kubernetes, and its order means nothing to a set.
        (rule("!has(self.a.b)", "a: {type: object, properties: {b: {type: string}}}"), "{}", "undecided"),
        (rule("!has(self.a.b)", "a: {type: object, properties: {b: {type: string}}}"), "{a: {}}", "valid"),
        (rule("[self].all(x, !has(x.a.b))", "a: {type: object, properties: {b: {type: string}}}"), "{}", "undecided"),
        (rule("self.a != ['x', 'y']", SET), "{a: [y, x]}", "undecided"),
        (rule("self.a == ['x', 'y']", SET), "{a: [x, y]}", "valid"),
    ],
)
def test_a_rule_holds_or_not_or_is_left_open(schema: str, value: str, expected: str) -> None:
    assert verdict(schema, value) == expected, told(schema, value)


def test_a_broken_rule_speaks_in_the_words_of_its_definition() -> None:
    inner = "a: {type: integer}"
    more = ", messageExpression: \"'a is ' + string(self.a)\", message: too large"
    assert told(rule("self.a < 3", inner, more), "{a: 5}") == [("fail", "spec: a is 5")]
    assert told(rule("self.a < 3", inner, ", messageExpression: self.b, message: too large"), "{a: 5}") == [
        ("fail", "spec: too large")
    ]


def test_rules_are_asked_only_where_the_schema_is_content() -> None:
    schema = rule("self.a < 3", "a: {type: integer}, b: {type: string}")
    assert told(schema, "{a: 5, b: 1}") == [("fail", "spec.b is a whole number, where the schema has text")]


@pytest.mark.parametrize(
    "metadata, expected",
    [
        ({"name": "a", "labels": {"x": "y"}}, []),
        ({"generateName": "a-"}, []),
        ({"name": "a", "annotations": {"x": True}}, ["metadata.annotations: the value of x is no text"]),
        ({"name": "A_b"}, ["its name is none that an object may have"]),
        ({}, ["it has no name"]),
    ],
)
def test_metadata_is_looked_at_though_no_schema_speaks_of_it(metadata: dict[str, Any], expected: list[str]) -> None:
    object = {"apiVersion": "a/v1", "kind": "A", "metadata": metadata}
    assert [each["message"] for each in judged(object, {"type": "object"})["findings"]] == expected
