"""Answers of Lake Formation are held against the service's model; a grant says the same in whatever form it comes."""

from __future__ import annotations

import json
import time

import pytest
from pydantic import JsonValue

from proofbook.evidence.deciders.lake_formation import decide
from proofbook.evidence.lake.grant import sayings
from proofbook.evidence.lake.known import UNKNOWN
from proofbook.evidence.readers import readers
from tests.evidence.test_readers import line, read, values, wrong

ROLE = "arn:aws:iam::111122223333:role/reader"


def facts(kind: str, text: str) -> dict[str, list[dict[str, JsonValue]]]:
    content = readers()[kind](text, "lake/file.yaml")
    assert not content.diagnostics, content.diagnostics
    decided = decide({"lake/file.yaml": (kind, content.documents)}, {})
    return json.loads(json.dumps(decided))  # type: ignore[no-any-return]


def said(resource: JsonValue) -> list[str]:
    return [*sayings({"Resource": resource, "Permissions": ["SELECT"]})]


def template(resource: str) -> str:
    return f"Resources:\n  Role: {{Type: 'AWS::IAM::Role', Properties: {{RoleName: reader}}}}\n  X: {resource}\n"


def test_an_answer_is_read_without_what_an_sdk_puts_beside_it() -> None:
    text = '{"DataLakeSettings": {"AllowExternalDataFiltering": true}, "ResponseMetadata": {"HTTPStatusCode": 200}}'
    assert values("lake-formation", text) == [{"DataLakeSettings": {"AllowExternalDataFiltering": True}}]


def test_a_place_in_an_answer_has_its_line() -> None:
    content = read("lake-formation", '{\n "ResourceInfoList": [\n  {"ResourceArn": "a",\n   "RoleArn": "b"}\n ]\n}')
    assert line(content, "ResourceInfoList", 0, "RoleArn") == 4


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '{"DataLakeSettings":\n {"AllowExternalDataFiltring": true}}',
            "`DataLakeSettings` has no `AllowExternalDataFiltring` in Lake Formation",
        ),
        (
            '{"DataLakeSettings":\n {"AllowExternalDataFiltering": "true"}}',
            "`AllowExternalDataFiltering` is true or false in an answer of Lake Formation",
        ),
        (
            '{"DataLakeSettings":\n {"AuthorizedSessionTagValueList": "a"}}',
            "`AuthorizedSessionTagValueList` is a list in an answer of Lake Formation",
        ),
        (
            '{"ResourceInfo":\n {"ResourceArn": 5}}',
            "`ResourceArn` is a text in an answer of Lake Formation",
        ),
        ('{"DataLakeSettings":\n null}', "`DataLakeSettings` is a mapping in an answer of Lake Formation"),
        (
            '{"PrincipalResourcePermissions": [\n {"Resource": {"Table": {"Name": "t"}}}]}',
            "`Table` has no `DatabaseName`, which Lake Formation always gives",
        ),
        (
            '{"DataLakeSettings": {},\n "PrincipalResourcePermissions": []}',
            "`GetDataLakeSettings` has no `PrincipalResourcePermissions` in Lake Formation",
        ),
    ],
)
def test_what_the_service_never_answers_is_a_mistake_on_its_line(text: str, message: str) -> None:
    assert wrong("lake-formation", text) == (2, message)


def test_another_file_is_no_answer() -> None:
    assert wrong("lake-formation", '{"Statement": []}')[1] == "this is no answer of Lake Formation that is read here"


def test_a_deep_and_a_wide_answer_end_in_time() -> None:
    started = time.monotonic()
    deep = '{"DataLakeSettings": {"DataLakeAdmins": ' + "[" * 5000 + "]" * 5000 + "}}"
    assert read("lake-formation", deep).diagnostics
    wide = '{"LFTags": [' + ", ".join('{"TagKey": "k", "TagValues": ["v"]}' for _ in range(5000)) + "]}"
    assert not read("lake-formation", wide).diagnostics
    assert time.monotonic() - started < 10


TABLE = {"DatabaseName": "d", "Name": "t"}


@pytest.mark.parametrize(
    ("resource", "text"),
    [
        ({"Table": TABLE}, "SELECT on d.t, all columns"),
        ({"TableResource": {"DatabaseName": "D", "Name": "T"}}, "SELECT on d.t, all columns"),
        ({"TableWithColumns": {**TABLE, "ColumnWildcard": {}}}, "SELECT on d.t, all columns"),
        ({"TableWithColumns": {**TABLE, "ColumnNames": ["b", "a"]}}, "SELECT on d.t, columns a, b"),
        (
            {"TableWithColumns": {**TABLE, "ColumnWildcard": {"ExcludedColumnNames": ["x"]}}},
            "SELECT on d.t, all columns but x",
        ),
        ({"Table": {"DatabaseName": "d", "TableWildcard": {}}}, "SELECT on every table of d, all columns"),
        ({"Table": {"DatabaseName": "d", "Name": "ALL_TABLES"}}, "SELECT on every table of d, all columns"),
        (
            {"LFTagPolicy": {"ResourceType": "TABLE", "Expression": [{"TagKey": "k", "TagValues": ["b", "a"]}]}},
            "SELECT on every table with k=a|b",
        ),
        ({"DataLocation": {"ResourceArn": "arn:aws:s3:::b"}}, "SELECT on location arn:aws:s3:::b"),
        ({"DataLocationResource": {"S3Resource": "arn:aws:s3:::b"}}, "SELECT on location arn:aws:s3:::b"),
    ],
)
def test_a_grant_says_the_same_in_every_form(resource: JsonValue, text: str) -> None:
    assert said(resource) == [text]


@pytest.mark.parametrize("resource", [None, {}, {"Table": TABLE, "Database": {"Name": "d"}}, {"RLSPolicy": {}}, "x"])
def test_a_grant_on_what_is_not_known_says_so(resource: JsonValue) -> None:
    assert UNKNOWN in said(resource)[0]


def test_a_right_to_grant_on_is_said_even_where_the_permission_is_named_there_alone() -> None:
    grant: dict[str, JsonValue] = {"Resource": {"Catalog": {}}, "PermissionsWithGrantOption": ["ALL"]}
    assert [*sayings(grant)] == ["ALL on the catalogue, and may grant it"]


@pytest.mark.parametrize(
    ("principal", "expected"),
    [
        ("!GetAtt Role.Arn", ROLE),
        ("{'Fn::GetAtt': Role.Arn}", ROLE),
        ("!Sub 'arn:aws:iam::${AWS::AccountId}:role/${Role}'", ROLE),
        ("!Join [':', ['arn:aws:iam:', !Ref 'AWS::AccountId', role/reader]]", ROLE),
        ("!If [C, IAM_ALLOWED_PRINCIPALS, IAMAllowedPrincipals]", UNKNOWN),
        ("!If [C, !GetAtt Role.Arn, !GetAtt Role.Arn]", ROLE),
        ("IAM_ALLOWED_PRINCIPALS", "IAM_ALLOWED_PRINCIPALS"),
        ("!Ref Parameter", UNKNOWN),
        ("!ImportValue role", UNKNOWN),
        ("'{{resolve:ssm:role}}'", UNKNOWN),
    ],
)
def test_a_template_names_a_principal_as_far_as_it_tells(principal: str, expected: str) -> None:
    resource = (
        "{Type: 'AWS::LakeFormation::PrincipalPermissions', Properties: {Principal: {DataLakePrincipalIdentifier: "
        f"{principal}}}, Resource: {{Catalog: {{}}}}, Permissions: [ALL], PermissionsWithGrantOption: []}}}}"
    )
    (grant,) = facts("cloudformation", template(resource))["grants"]
    assert (grant["principal"], grant["says"]) == (expected, "ALL on the catalogue")


def test_names_that_go_in_circles_or_multiply_are_unknown() -> None:
    nine = [f"${{B{number}}}" * 9 for number in range(1, 41)]
    bucket = "{{Type: 'AWS::S3::Bucket', Properties: {{BucketName: !Sub '{}'}}}}"
    buckets = [f"  B{number}: {bucket.format(name)}\n" for number, name in enumerate(nine)]
    text = template("{Type: 'AWS::LakeFormation::Resource', Properties: {ResourceArn: !GetAtt B0.Arn}}")
    circle = "  B40: {Type: 'AWS::S3::Bucket', Properties: {BucketName: !Ref B40}}\n"
    (location,) = facts("cloudformation", text + "".join(buckets) + circle)["locations"]
    assert location["location"] == UNKNOWN


def test_pages_are_one_list_and_whole_only_up_to_a_last_one() -> None:
    grant = json.dumps(
        {"Principal": {"DataLakePrincipalIdentifier": ROLE}, "Resource": {"Catalog": {}}, "Permissions": ["ALL"]}
    )
    more = f'{{"PrincipalResourcePermissions": [{grant}], "NextToken": "t"}}\n'
    last = f'{{"PrincipalResourcePermissions": [{grant}]}}\n'
    for pages, whole in ((f"---\n{more}---\n{last}", True), (f"---\n{last}---\n{more}", False), (more, False)):
        (found,) = facts("lake-formation", pages)["lists"]
        assert found["whole"] is whole
        assert found["count"] == pages.count("ALL")
