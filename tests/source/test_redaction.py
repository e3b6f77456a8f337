"""No secret outlives the reading of an artifact, in whatever way it is written; what an auditor needs does."""

from __future__ import annotations

import json
import re

import pytest

from proofbook.source.node import Node
from proofbook.source.redaction import PLACEHOLDER, redacted
from proofbook.source.yaml import parsed_documents

CANARY = "hunter2canary"
"""No pattern knows it: only what stands around it tells that it is a secret."""


@pytest.mark.parametrize(
    "text",
    [
        "kind: Secret\ndata:\n  x: CANARY\n",
        "data:\n  x: CANARY\nkind: Secret\n",
        "kind: Secret\nstringData: {x: 'CANARY', y: \"CANARY\"}\n",
        "{apiVersion: v1, kind: Secret, data: {x: CANARY}}\n",
        "--- {kind: Secret, data: {x: CANARY}}\n",
        '{"apiVersion":"v1","kind":"Secret","data":{"x":"CANARY"}}\n',
        '{\n  "kind": "\\u0053ecret",\n  "data": {\n    "x": "CANARY"\n  }\n}\n',
        "kind: Secret\ndata: {\n  x: CANARY,\n  y: CANARY}\n",
        'kind: Secret # "words"\n"data":\n  "x y: z": CANARY\n',
        "kind: !!str Secret\ndata:\n  x: !!binary CANARY\n",
        "kind:\n  Secret\ndata:\n  ? x\n  : CANARY\n",
        "kind: Secret\nstringData:\n  x: |\n    CANARY\n    moreCANARY\n\n    CANARY\n",
        "kind: Secret\nstringData:\n  x: one\n    CANARY\n",
        'kind: Secret\nstringData:\n  x: "one\nCANARY\n  two"\n',
        "z: &a CANARY\nkind: Secret\ndata:\n  x: *a\n",
        "z: &a {x: CANARY}\nkind: Secret\ndata:\n  <<: *a\n",
        "kind: Secret\r\ndata:\r\n  x: CANARY\r\n",
        "kind: Secret\rdata:\r  x: CANARY\r",
        "kind: ConfigMap\n---\nkind: Secret\ndata: {x: CANARY}\n--- # more\nkind: Secret\ndata:\n  x: CANARY\n",
        "kind: List\nitems:\n- data:\n    x: CANARY\n  kind: Secret\n- kind: Secret\n  stringData: {x: CANARY}\n",
        "kind: SecretList\nitems:\n- data:\n    x: CANARY\n",
        "- kind: Secret\n  data: {x: CANARY}\n",
        "kind: ConfigMap\ndata:\n  manifest: |\n    kind: Secret\n    data:\n      x: CANARY\n",
        "kind: Secret\ndata:\n  x: CANARY\n  y: [\n",
        "kind: Secret\ndata:\n  x: {{ .Values.x }}\n  y: CANARY\n",
    ],
)
def test_no_value_of_a_kubernetes_secret_survives(text: str) -> None:
    assert_taken_out(text)


@pytest.mark.parametrize("kind", ["Secret", "Deployment"])
@pytest.mark.parametrize(
    "annotations",
    [
        'annotations:\n    A: |\n      {"data":{"x":"CANARY"}}\n',
        'annotations:\n    A: \'{"data":{"x":"CANARY"}}\'\n',
        'annotations: {A: \'{"data":{"x":"CANARY"}}\', b: c}\n',
    ],
)
def test_the_copy_that_kubectl_keeps_in_an_annotation_does_not_survive(kind: str, annotations: str) -> None:
    name = "kubectl.kubernetes.io/last-applied-configuration"
    assert_taken_out(f"kind: {kind}\nmetadata:\n  {annotations.replace('A:', f'{name}:')}")


@pytest.mark.parametrize(
    "text",
    [
        "env:\n- name: DB_PASSWORD\n  value: CANARY\n",
        "env:\n- value: CANARY\n  name: API_KEY_2\n",
        "env:\n- name: DB_PASSWORD\n\n  # a\n\n  # b\n  value: CANARY\n",
        "env:\n- name: DB_PASSWORD\n  value: |\n    CANARY\n",
        "env: [{name: SOME_TOKEN_FILE_CONTENT, value: CANARY}]\n",
        '{"Environment": [{"Name": "DB_SECRET", "Value": "CANARY"}]}\n',
        "args: [--password=CANARY, --db-password, CANARY]\n",
        "password: CANARY\n",
        "db_password : 'CANARY'\n",
        "password: '*CANARY'\n",
        'password: "[CANARY"\n',
        '{"password": "a\\"CANARY"}\n',
        "password: 'it''s CANARY'\n",
        "clientSecret: |\n  CANARY\n",
        "Parameters:\n  DbPassword: {Type: String, Default: CANARY}\n",
        "Parameters:\n  Thing: {Type: String, NoEcho: true, Default: CANARY}\n",
        "Parameters:\n  Thing: {Default: CANARY}\nResources:\n  S: {Properties: {SecretString: !Ref Thing}}\n",
        'Properties:\n  SecretString: \'{"user": "a", "x": "CANARY"}\'\n',
        'Properties:\n  SecretString: !Sub \'{"x": "CANARY"}\'\n',
        "MasterUserPassword: CANARY\n",
    ],
)
def test_no_value_under_a_name_that_tells_of_a_secret_survives(text: str) -> None:
    assert_taken_out(text)


@pytest.mark.parametrize("word", ["letmein", "correct horse", "12345678", "abc"])
def test_a_password_is_a_secret_even_if_it_is_a_plain_word(word: str) -> None:
    assert redacted(f"password: {word}\n") == f"password: {PLACEHOLDER}\n"


@pytest.mark.parametrize(
    "text",
    [
        "dsn: postgres://app:CANARY@db.example/x\n",
        "dsn: postgres://app:a/CANARY@db.example/x\n",
        "dsn: postgres://app:p@CANARY@db.example/x\n",
        "dsn: redis://:CANARY@cache\n",
        "url: 'https://example.com/x?a=b&token=CANARY1&c=d'\n",
        "args: ['-H', 'Authorization: Bearer CANARY']\n",
        "# curl -H 'Authorization: Basic CANARY='\n",
    ],
)
def test_no_password_in_an_address_or_a_header_survives(text: str) -> None:
    assert_taken_out(text)


@pytest.mark.parametrize("kind", ["RSA PRIVATE KEY", "PRIVATE KEY", "EC PRIVATE KEY", "OPENSSH PRIVATE KEY"])
def test_a_private_key_does_not_survive_in_a_block_in_one_line_or_without_its_end(kind: str) -> None:
    begin, end = f"-----BEGIN {kind}-----", f"-----END {kind}-----"
    for text in (
        f"tls: |\n  {begin}\n  CANARY\n  {end}\nafter: kept\n",
        f'tls: "{begin}\\nCANARY\\n{end}\\n"\nafter: kept\n',
        f"{begin}\nCANARY\n",
    ):
        assert_taken_out(text)
        assert ("after: kept" in redacted(text)) == ("after" in text)


BROKEN = "broken: [\n"


@pytest.mark.parametrize(
    "text",
    [
        BROKEN + "env:\n- name: DB_PASSWORD\n  value: CANARY\n",
        BROKEN + "clientSecret: |\n  CANARY\n",
        BROKEN + "kind: Secret\ndata:\n  x: CANARY\n",
        BROKEN + 'x: "-----BEGIN PRIVATE KEY-----\nCANARY\n-----END PRIVATE KEY-----"\n',
        "# -----BEGIN PRIVATE KEY-----\n# CANARY\n# -----END PRIVATE KEY-----\n",
        "# password: CANARY\n",
    ],
)
def test_what_cannot_be_parsed_or_stands_in_a_comment_is_read_line_by_line(text: str) -> None:
    assert_taken_out(text)


@pytest.mark.parametrize(
    "secret",
    [
        "AKIAIOSFODNN7EXAMPLE",
        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
        "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8",
        "glpat-" + "x9Yz8Wv7Ut6Sr5Qp4On3",
        "xoxb-" + "123456789012-abcdefGHIJ12",
        "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc",
        "AIza" + "SyD4e5f6g7h8i9j0k1l2m3n4o5p6q7r8s9t",
        "d41d8cd98f00b204e9800998ecf8427e",
        "Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MGFiY2RlZg==",
    ],
)
def test_what_looks_like_a_key_or_drawn_at_random_does_not_survive_anywhere(secret: str) -> None:
    for text in (f"x: {secret}\n", f'{{"x": ["{secret}"]}}\n', f"# it was {secret}\n", f"x: --flag={secret}\n"):
        assert secret not in redacted(text)


SURVIVORS = """\
arn: arn:aws:secretsmanager:eu-central-1:111122223333:secret:payments/db-AbCdEf
role: arn:aws:iam::111122223333:role/aws-service-role/eks.amazonaws.com/AWSServiceRoleForAmazonEKS
key: arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab
image: ghcr.io/external-secrets/eso:v0.10.5@sha256:3b5f9b1f2f7a8b1f7b0d5c0b7e1d8f9a6c5b4a3928170605f4e3d2c1b0a99887
registry: 111122223333.dkr.ecr.eu-central-1.amazonaws.com/team/payments-service:2026.11.24-rc1
port: https://registry.example.com:5000/team@sha256:3b5f9b1f2f7a8b1f7b0d5c0b7e1d8f9a6c5b4a3928170605f4e3d2c1b0a99887
ids: [vpc-0a1b2c3d4e5f67890, eni-0123456789abcdef0, 1234abcd-12ab-34cd-56ef-1234567890ab]
oidc: https://oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF
git-commit: 3f786850e387550fdab836ed7e6dc881de23001b
checksum/config: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
logical: {Ref: PaymentsDatabaseSecretRotationLambdaFunction2}
type: AWS::SecretsManager::SecretTargetAttachment
action: secretsmanager:GetSecretValue
automountServiceAccountToken: false
data: [{secretKey: DB_PASSWORD, remoteRef: {key: payments/db, property: password}}]
env: [{name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: db, key: password}}}]
args: [--concurrent=1, --password-file=/run/secrets/db, --password, --verbose]
password: "{{ .password }}"
dbPassword: !Ref DbPassword
MasterUserPassword: "{{resolve:secretsmanager:db:SecretString:password}}"
clientSecret: ${CLIENT_SECRET}
passwordKey: password
tokenRef: {name: x}
about: The bearer token is renewed each hour, and basic authentication is off.
empty: {password: "", token: null, apiKey: }
Tags: [{Key: secret-owner, Value: payments}, {Key: token-team, Value: identity}]
"""


@pytest.mark.parametrize("line", SURVIVORS.splitlines())
def test_what_an_auditor_needs_survives(line: str) -> None:
    assert redacted(line) == line


def test_the_hash_of_a_password_is_no_checksum() -> None:
    text = "password_sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\n"
    assert PLACEHOLDER in redacted(text)


def test_lines_keys_and_whatever_is_no_secret_keep_their_places() -> None:
    text = (
        "# a manifest\nkind: Secret\nmetadata: {name: db, labels: {a: b}}\n"
        'stringData:\n  one: "x\n    y"\n  two: |\n    x\n\n    y\n  three: [x, y]\ntype: Opaque\n'
    )
    before, after = only(text), only(redacted(text))
    assert keys(before) == keys(after)
    assert after.at("metadata", "name").span == before.at("metadata", "name").span
    assert after.at("type").text == "Opaque"
    assert after.at("type").span == before.at("type").span


def test_redacted_json_is_still_json_whatever_it_held() -> None:
    text = json.dumps({"kind": "Secret", "data": {"a": 1, "b": None, "c": 'x"y', "d": [True, {"e": "f"}]}}, indent=1)
    (node,) = parsed_documents(redacted(text), "x.json").nodes
    assert keys(node) == keys(only(text))
    assert {each.text for each in node.at("data").elements} <= {PLACEHOLDER}


def test_redacting_twice_changes_nothing_more() -> None:
    text = SURVIVORS + f"secret: {{kind: Secret, data: {{x: {CANARY}}}}}\nurl: https://a:{CANARY}@b\n"
    assert redacted(redacted(text)) == redacted(text)


@pytest.mark.parametrize(
    "line",
    [
        "x: '" + "-" * 100_000,
        "x: " + "a-" * 50_000,
        "x: " + "a://b:" * 20_000,
        "x: |\n  'kind" + " " * 100_000 + "'",
        "token: a" + " " * 100_000 + "b",
        "name: " + "pass" * 25_000 + "!",
        "secretKey: " + "a" * 100_000 + "!",
        "x: " + "eyJaaaaaaaa-" * 10_000,
        "-----BEGIN " + "PGP " * 25_000,
        "\n" * 20_000 + "x: y",
    ],
    ids=lambda line: line.strip()[:12],
)
def test_a_hostile_line_is_looked_at_once_and_not_again_from_each_of_its_characters(line: str) -> None:
    assert redacted(line).count("\n") == line.count("\n")


def assert_taken_out(text: str) -> None:
    given = text.replace("CANARY", CANARY)
    assert CANARY in given
    told = redacted(given)
    assert "canary" not in told
    assert len(re.split("\r\n|\r|\n", told)) == len(re.split("\r\n|\r|\n", given))
    if not parsed_documents(given, "x.yaml").diagnostics:
        assert not parsed_documents(told, "x.yaml").diagnostics, told


def only(text: str) -> Node:
    (node,) = parsed_documents(text, "x.yaml").nodes
    return node


def keys(node: Node) -> list[tuple[str, int]]:
    """Every key with its line."""
    found = [(key.text, key.span.line) for key, _ in node.entries]
    return [*found, *(each for _, value in node.entries for each in keys(value))]
