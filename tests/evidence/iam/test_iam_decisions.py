"""A corpus of calls is decided over the policies of files and templates, in rows that a page can show."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import pytest

from proofbook.evidence.content import Given
from proofbook.evidence.deciders.iam_decisions import decide
from proofbook.evidence.iam.access_levels import CHANGING, actions_of, level
from proofbook.evidence.readers import readers

S3: dict[str, Any] = {"actions": ["s3:GetObject", "s3:PutObject"], "account": "same"}
ALLOW = '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "%s", "Resource": "*"}}'
DENY = '{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "%s", "Resource": "*"}}'
ROLE = """\
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: reader
      Policies: [{PolicyName: a, PolicyDocument: {Statement: [{Effect: Allow, Action: "s3:*", Resource: "*"}]}}]
"""


def given(**files: str) -> Given:
    """Artifacts by kind, with underscores."""
    read: dict[str, Any] = {}
    for name, text in files.items():
        kind = name.rstrip("0123456789").replace("_", "-")
        content = readers()[kind](text, f"{name}.yaml")
        assert not content.diagnostics, content.diagnostics
        read[f"{name}.yaml"] = (kind, content.documents)
    return read


def decided(files: Mapping[str, str]) -> dict[str, str]:
    """Holder and action → the outcome."""
    said: Any = decide(given(**files), S3)
    assert not said["problem"], said
    return {
        f"{holder['name'].removeprefix('AWS::IAM::')} {action.partition(':')[2]}": outcome
        for holder in said["holders"]
        for row in holder["rows"]
        for outcome in ("denied", "allowed", "undecided")
        for action in row[outcome]["names"]
    }


@pytest.mark.parametrize(
    ("files", "get", "put"),
    [
        ({"iam_policy": ALLOW % "s3:*"}, "allowed", "allowed"),
        ({"iam_policy": ALLOW % "s3:Get*"}, "allowed", "denied"),
        ({"iam_policy1": ALLOW % "s3:*", "iam_policy2": DENY % "s3:Put*"}, "allowed", "denied"),
        ({"iam_policy": ALLOW % "s3:*", "permissions_boundary": ALLOW % "s3:Get*"}, "allowed", "denied"),
        ({"iam_policy": ALLOW % "s3:*", "service_control_policy": DENY % "s3:Put*"}, "allowed", "denied"),
        # What an organisation's list leaves out may stand in another that is attached beside it.
        ({"iam_policy": ALLOW % "s3:*", "service_control_policy": ALLOW % "s3:Get*"}, "allowed", "undecided"),
        # Whose identity it is that an organisation limits, the file doesn't say.
        ({"service_control_policy": DENY % "s3:Put*"}, "undecided", "denied"),
        ({"permissions_boundary": ALLOW % "s3:Get*"}, "undecided", "denied"),
        # Nobody has two boundaries, so one of these is somebody else's.
        (
            {
                "iam_policy": ALLOW % "s3:*",
                "permissions_boundary1": ALLOW % "s3:*",
                "permissions_boundary2": ALLOW % "s3:Get*",
            },
            "allowed",
            "undecided",
        ),
    ],
)
def test_policies_in_files_are_taken_together(files: dict[str, str], get: str, put: str) -> None:
    assert decided(files) == {"policies in files GetObject": get, "policies in files PutObject": put}


@pytest.mark.parametrize(
    ("more", "put"),
    [
        ("", "allowed"),
        ("      PermissionsBoundary: !GetAtt Bound.PolicyArn\n", "denied"),
        ("      PermissionsBoundary: !Ref Bound\n", "denied"),
        ("      PermissionsBoundary: !ImportValue bound\n", "undecided"),
        ("      ManagedPolicyArns: [!Ref Bound]\n", "allowed"),
        ("      ManagedPolicyArns: !Ref Arns\n", "undecided"),
        ("      ManagedPolicyArns: [!Ref Refusal]\n", "denied"),
        ("  P: {Type: 'AWS::IAM::Policy', Properties: {Roles: [reader], PolicyDocument: *deny}}\n", "denied"),
        ("  P: {Type: 'AWS::IAM::Policy', Properties: {Roles: [!Ref Role], PolicyDocument: *deny}}\n", "denied"),
        ("  P: {Type: 'AWS::IAM::Policy', Properties: {Roles: [writer], PolicyDocument: *deny}}\n", "allowed"),
        ("  P: {Type: 'AWS::IAM::Policy', Properties: {Roles: [!Ref Name], PolicyDocument: *deny}}\n", "undecided"),
        ("  P: {Type: 'AWS::IAM::RolePolicy', Properties: {RoleName: !Ref Role, PolicyDocument: *deny}}\n", "denied"),
        (
            "  P: {Type: 'AWS::IAM::Policy', Condition: C, Properties: {Roles: [reader], PolicyDocument: *deny}}\n",
            "undecided",
        ),
    ],
)
def test_a_role_in_a_template_has_what_is_attached_to_it(more: str, put: str) -> None:
    deny = "{Version: '2012-10-17', Statement: [{Effect: Deny, Action: 's3:Put*', Resource: '*'}]}"
    managed = (
        "  Bound: {Type: 'AWS::IAM::ManagedPolicy', Properties: {PolicyDocument: "
        "{Statement: [{Effect: Allow, Action: 's3:Get*', Resource: '*'}]}}}\n"
        "  Refusal: {Type: 'AWS::IAM::ManagedPolicy', Properties: {PolicyDocument: *deny}}\n"
    )
    said = decided({"cloudformation": f"Metadata: {{deny: &deny {deny}}}\n" + ROLE + more + managed})
    assert said["Role Role PutObject"] == put


def test_a_policy_of_some_resource_says_nothing_of_another_account_s_resource() -> None:
    other = '{"Statement": {"Effect": "Allow", "Principal": "*", "Action": "sqs:*", "Resource": "arn:aws:sqs:::q"}}'
    files = given(iam_policy=ALLOW % "s3:*", resource_policy=other)
    said: Any = decide(files, {**S3, "account": "other"})
    assert {row["undecided"]["count"] for row in said["holders"][0]["rows"]} == {1}


def test_rows_count_by_user_agent_and_kind_of_action_and_name_the_statement() -> None:
    asks = '{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "s3:Put*", "Resource": "*", %s}}'
    marked = asks % '"Condition": {"StringLike": {"aws:UserAgent": "*Q*"}}'
    parameters: dict[str, Any] = {**S3, "grants": "assumed", "user-agents": {"with": "a Q b", "without": "a b"}}
    said: Any = decide(given(iam_policy=marked), parameters)
    rows = {(row["user_agent"], row["level"]): row for row in said["holders"][0]["rows"]}
    assert {key: row["denied"]["count"] for key, row in rows.items()} == {
        ("with", "Read"): 0,
        ("with", "Write"): 1,
        ("without", "Read"): 0,
        ("without", "Write"): 0,
    }
    place = {"path": "iam_policy.yaml", "document": 0, "at": ["Statement", 0]}
    assert rows["with", "Write"]["denied_by_user_agent"]["places"] == [place]
    assert rows["without", "Write"]["denied_to_others_only"]["names"] == ["s3:PutObject"]
    assert said["holders"][0]["asks_for_user_agent"] == [place]


@pytest.mark.parametrize(
    "parameters",
    [{"actions": ["all"]}, {"actions": ["s3:*"]}, {"services": ["nothing"]}, {"user-agents": "x"}, {"grants": "some"}],
)
def test_a_corpus_that_cannot_be_read_is_a_problem_in_words(parameters: dict[str, Any]) -> None:
    said: Any = decide(given(iam_policy=ALLOW % "*"), parameters)
    assert said["problem"]
    assert said["holders"] == []


def test_what_an_action_does_comes_from_a_kept_reference() -> None:
    assert level("S3:putobject") == "Write"
    assert level("s3:PutBucketPolicy") == "Permissions management"
    assert level("s3:GetObject") == "Read"
    assert level("s3:NoSuchThing") == level("none:Such") == "unknown to the reference"
    assert len([*actions_of([], CHANGING)]) > 10_000


@pytest.mark.parametrize(
    ("actions", "pattern", "is_decided"),
    [("*", "*a" * 2000, True), ("s3:" + "*a" * 120, "*", False)],
)
def test_hostile_policies_end_in_time(actions: str, pattern: str, is_decided: bool) -> None:
    condition = f'{{"StringLike": {{"aws:UserAgent": {[pattern] * 20}}}}}'.replace("'", '"')
    named = str([actions] * 20).replace("'", '"')
    one = f'{{"Effect": "Deny", "Action": {named}, "Resource": "*", "Condition": {condition}}}'
    text = f'{{"Version": "2012-10-17", "Statement": [{", ".join([one] * 20)}]}}'
    policy = given(iam_policy=text)
    started = time.process_time()
    said: Any = decide(policy, {"services": [], "grants": "assumed", "user-agents": {"a": "a" * 1000}})
    assert time.process_time() - started < 10
    assert (said["problem"] == "") is is_decided
