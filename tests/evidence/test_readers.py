"""Readers type an artifact as its own consumer does, and know where every value stands."""

from __future__ import annotations

import pytest
from pydantic import JsonValue

from proofbook.evidence.content import Content
from proofbook.evidence.readers import readers


def read(kind: str, text: str) -> Content:
    return readers()[kind](text, "artifact.yaml")


def values(kind: str, text: str) -> list[JsonValue]:
    content = read(kind, text)
    assert not content.diagnostics, content.diagnostics
    return [each.value for each in content.documents]


def line(content: Content, *at: str | int, document: int = 0) -> int:
    return content.documents[document].place(at)[0].span.line


def wrong(kind: str, text: str) -> tuple[int, str]:
    """Line and message of the one mistake."""
    content = read(kind, text)
    assert not content.documents
    (found,) = content.diagnostics
    assert found.span is not None
    return found.span.line, found.message


POD = "apiVersion: v1\nkind: Pod\n"


def test_every_kind_has_a_reader_found_by_listing_the_folder() -> None:
    assert {"kubernetes", "helm-values", "cloudformation", "iam-policy"} <= set(readers())


@pytest.mark.parametrize("kind", sorted(readers()))
def test_an_empty_file_is_read_as_nothing(kind: str) -> None:
    assert values(kind, "") == []
    assert values(kind, "# only words\n---\n") == []


@pytest.mark.parametrize("kind", sorted(readers()))
@pytest.mark.parametrize(
    "text", ["a: [}", "a: b: c", "just words", "- 1", "a: !unheard-of b", "{{ .Values.x }}: {{ y }}"]
)
def test_a_broken_file_is_one_mistake_and_no_documents(kind: str, text: str) -> None:
    assert wrong(kind, text)[0] == 1


def test_a_manifest_has_one_object_a_document() -> None:
    content = read("kubernetes", f"# words\n---\n{POD}---\n# nothing\n---\n{POD}metadata:\n  name: b\n...\n")
    assert [each.value for each in content.documents] == [
        {"apiVersion": "v1", "kind": "Pod"},
        {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "b"}},
    ]
    assert line(content, "kind") == 4
    assert line(content, "metadata", "name", document=1) == 11


def test_a_document_marker_inside_a_block_of_text_ends_the_document_unless_it_is_indented() -> None:
    text = f"{POD}data:\n  a: |\n    ---\n    b\n---\n{POD}"
    assert values("kubernetes", text)[0] == {"apiVersion": "v1", "kind": "Pod", "data": {"a": "---\nb\n"}}


def test_a_list_counts_as_its_items() -> None:
    text = "apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Pod\n  - apiVersion: v1\n    kind: Node\n"
    content = read("kubernetes", text)
    assert [each.value for each in content.documents] == [
        {"apiVersion": "v1", "kind": "Pod"},
        {"apiVersion": "v1", "kind": "Node"},
    ]
    assert line(content, "kind", document=1) == 7


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("yes", True),
        ("Off", False),
        ("~", None),
        ("", None),
        ("0640", 416),
        ("0o17", 15),
        ("0x1F", 31),
        ("1_000", 1000),
        ("-3", -3),
        ("08", 8.0),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        (".inf", ".inf"),
        ("1e999", "1e999"),
        ("1" * 5000, "1" * 5000),
        ("0x", "0x"),
        ("2012-10-17", "2012-10-17"),
        ("12:30", "12:30"),
        ("y", "y"),
        ('"yes"', "yes"),
        ("'1'", "1"),
    ],
)
def test_scalars_are_typed_as_yaml_1_1_has_it(written: str, value: JsonValue) -> None:
    assert values("helm-values", f"key: {written}\n") == [{"key": value}]


def test_json_is_read_with_tabs_and_with_characters_in_two_halves() -> None:
    assert values("helm-values", r'{"a": "\ud83d\ude00"}') == [{"a": "😀"}]
    assert values("helm-values", '{\n\t"a": ["no", false, null, 1.5]\n}\n') == [{"a": ["no", False, None, 1.5]}]


def test_an_object_without_a_kind_is_no_kubernetes_object() -> None:
    assert wrong("kubernetes", f"{POD}---\nreplicas: 1\n") == (
        4,
        "a document is no Kubernetes object: it has no `apiVersion`",
    )


def test_a_pointer_that_does_not_exist_is_shown_at_the_deepest_part_that_does() -> None:
    content = read("kubernetes", f"{POD}spec:\n  containers:\n    - name: a\n")
    assert line(content, "spec", "containers", 0, "image") == 5
    assert line(content, "spec", "containers", 7, "image") == 4
    assert line(content, "status") == 1


def test_short_tags_of_cloudformation_come_in_their_long_form() -> None:
    text = (
        "Resources:\n  Key:\n    Type: T\n    Properties:\n      A: !Ref Other\n      B: !GetAtt Key.Out.Arn\n"
        "      C: !Sub ['${x}', {x: !Ref Y}]\n      D: {'Fn::If': [c, !Ref 'AWS::NoValue', 1]}\n"
    )
    content = read("cloudformation", text)
    (template,) = content.documents
    assert template.value == {
        "Resources": {
            "Key": {
                "Type": "T",
                "Properties": {
                    "A": {"Ref": "Other"},
                    "B": {"Fn::GetAtt": ["Key", "Out.Arn"]},
                    "C": {"Fn::Sub": ["${x}", {"x": {"Ref": "Y"}}]},
                    "D": {"Fn::If": ["c", {"Ref": "AWS::NoValue"}, 1]},
                },
            }
        }
    }
    assert line(content, "Resources", "Key", "Properties", "A", "Ref") == 5
    assert line(content, "Resources", "Key", "Properties", "C", "Fn::Sub", 1, "x", "Ref") == 7


def test_a_policy_inside_a_template_comes_in_lists_too() -> None:
    text = (
        "Resources:\n  Key:\n    Properties:\n      KeyPolicy:\n        Statement:\n          Effect: Allow\n"
        "          Action: kms:*\n          Resource: !Sub '${x}'\n"
    )
    content = read("cloudformation", text)
    path = ("Resources", "Key", "Properties", "KeyPolicy", "Statement")
    found: JsonValue = content.documents[0].value
    for step in path:
        assert isinstance(found, dict)
        found = found[step]
    assert found == [{"Effect": "Allow", "Action": ["kms:*"], "Resource": [{"Fn::Sub": "${x}"}]}]
    assert line(content, *path, 0, "Action", 0) == 7


STATEMENT = '{"Effect": "Allow", "Action": "s3:*", "Principal": "*", "Condition": {"StringLike": {"k": "v"}}}'


@pytest.mark.parametrize(
    "text",
    [
        f'{{"Statement": {STATEMENT}}}',
        f'{{"Statement": [{STATEMENT}]}}',
        f'{{"PolicyVersion": {{"VersionId": "v1", "Document": {{"Statement": [{STATEMENT}]}}}}}}',
        f'{{"RoleName": "r", "PolicyDocument": {{"Statement": {STATEMENT}}}}}',
        f'{{"Role": {{"AssumeRolePolicyDocument": {{"Statement": [{STATEMENT}]}}}}}}',
    ],
)
def test_a_policy_comes_in_lists_however_it_is_written_or_wrapped(text: str) -> None:
    assert values("iam-policy", text) == [
        {
            "Statement": [
                {
                    "Effect": "Allow",
                    "Action": ["s3:*"],
                    "Principal": {"AWS": ["*"]},
                    "Condition": {"StringLike": {"k": ["v"]}},
                }
            ]
        }
    ]


def test_pointers_into_a_policy_hold_through_normalisation() -> None:
    text = "Statement:\n  Effect: Allow\n  Action: s3:*\n  Resource:\n    - a\n    - b\n"
    content = read("iam-policy", text)
    assert line(content, "Statement", 0, "Action", 0) == 3
    assert line(content, "Statement", 0, "Resource", 1) == 6


def test_what_has_no_statement_is_no_policy() -> None:
    assert wrong("iam-policy", "Version: 2012-10-17\n")[1] == "this is no policy: it has no statement with an effect"
    assert wrong("iam-policy", "Statement: []\n")[0] == 1


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2012-10-17", "2012-10-17"),  # CloudFormation knows no timestamps
        ("2001-12-14t21:59:43.10-05:00", "2001-12-14t21:59:43.10-05:00"),
        ("08", "08"),
        ("1e3", "1e3"),
        ("0640", 416),
        ("12:30", 750),
        (".inf", ".inf"),
        ("yes", True),
        ("~", None),
        ("{1: a, b: c}", {"1": "a", "b": "c"}),
        ("{<<: {1: a, b: c}, 2: d, b: e}", {"1": "a", "2": "d", "b": "e"}),
        ("{Fn::GetAtt: Key.Out.Arn}", {"Fn::GetAtt": ["Key", "Out.Arn"]}),
    ],
)
def test_a_template_is_typed_as_cloudformation_has_it(written: str, value: JsonValue) -> None:
    assert values("cloudformation", f"Resources: {{}}\nMetadata:\n  Key: {written}\n") == [
        {"Resources": {}, "Metadata": {"Key": value}}
    ]


@pytest.mark.parametrize(
    "below",
    [
        "~: a",
        "Key: =",
        f"Key: {'1' * 5000}",
        "Key: !!binary aGk=",
        "Key: 1\n  Key: 2",
        "2012-10-17: a",
        "1: a\n  true: b",
    ],
)
def test_what_the_decoder_of_templates_refuses_is_a_mistake(below: str) -> None:
    assert wrong("cloudformation", f"Resources: {{}}\nMetadata:\n  {below}\n")[1]


def test_a_template_in_json_keeps_characters_that_yaml_takes_for_ends_of_lines() -> None:
    text = '{\n\t"Resources": {"A": {"Type": "\\ud83d\\ude00\u2028", "T\\u2029": 1, "U\u2028": 2}}}'
    assert values("cloudformation", text)[0] == {"Resources": {"A": {"Type": "😀\u2028", "T\u2029": 1, "U\u2028": 2}}}


def test_a_template_has_resources() -> None:
    assert "it has no `Resources`" in wrong("cloudformation", "Parameters: {}\n")[1]
