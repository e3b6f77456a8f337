"""Secrets in disguise don't outlive the reading of an artifact either; what is public and what stands beside stays."""

from __future__ import annotations

import base64
import gzip
import json
import random
import re
import string
import time
from pathlib import Path

import pytest

from proofbook.source.marks import lines
from proofbook.source.node import Node
from proofbook.source.redaction import PLACEHOLDER, redacted
from proofbook.source.yaml import parsed_documents

ARTIFACTS = Path(__file__).parent.parent.parent / "models" / "artifacts"
CANARY = "hunter2canary"
RANDOM = "q8Zr2Lw9Xv4Tn7Yb3Kc6Md1Pf5Hj0SgA"
A, B, C = RANDOM[:11], RANDOM[11:22], RANDOM[22:]


def encoded(words: str, encoding: str = "utf-8") -> str:
    return base64.b64encode(words.encode(encoding)).decode()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (f"x: {encoded(json.dumps({'password': CANARY}))}", [encoded(json.dumps({"password": CANARY}))[:20]]),
        (f"x: {encoded(encoded('password=' + CANARY))}", [encoded(encoded("password=" + CANARY))[:20]]),
        (f"x: {encoded('password=' + CANARY, 'utf-16-le')}", [encoded("password=" + CANARY, "utf-16-le")[:20]]),
        (f"x: {encoded('pwd=abcd1')}", [encoded("pwd=abcd1")]),
        (f"x: {encoded('u:' + CANARY)}", [encoded("u:" + CANARY)[:12]]),
        ("x: https://h/?q=password%3Dhunter2canary", [CANARY]),
        (f"x: >-\n  {A}\n  {B}\n  {C}", [A, B, C]),
        (f"x: {A}\n  {B}\n  {C}", [A, B, C]),
        (f"x: |\n  {A}\n  {B}\n  {C}", [A, B, C]),
        (f'x: "{A}\\\n  {B}\\\n  {C}"', [A, B, C]),
        ('x: "password=hunter\\\n  2canary"', ["hunter", "canary"]),
        (f'x: !Join ["", [{A}, {B}, !Ref X, {C}]]', [A, B, C]),
        ('x: !Join ["", ["db://u:", hunter2canary, "@db"]]', [CANARY]),
        ('MasterUserPassword: {"Fn::Join": ["", [hunter2, canary]]}', ["hunter2", "canary"]),
        ('{"x": "' + "".join(f"\\u{ord(each):04x}" for each in RANDOM) + '"}', ["\\u0071\\u0038"]),
        (json.dumps({"x": json.dumps({"k": json.dumps({"password": CANARY})})}), [CANARY]),
        (f"x: {{{RANDOM}: true}}", [RANDOM]),
        ("x: 9F:86:D0:81:88:4C:7D:65:9A:2F:EA:A0:C5:5A:D0:15", ["86:D0"]),
        ("annotations: {example.com/db-password: hunter2canary}", [CANARY]),
        ("pass\u200bword: hunter2canary", [CANARY]),
        ("- -----BEGIN RSA PRIVATE KEY-----\n- hunter2canary\n- -----END RSA PRIVATE KEY-----", [CANARY]),
        ("a: b\n# kind: Secret\n# data:\n#   x: hunter2canary", [CANARY]),
        ("run: |\n  login --password hunter2canary --yes", [CANARY]),
        ("run: curl -u me:hunter2canary https://x", [CANARY]),
        ("x: the password is hunter2canary", [CANARY]),
        ('{"values": {"a": ["hunter2canary"]}, "sensitive_values": {"a": [true]}}', [CANARY]),
        ('{"Type": "SecureString", "Value": "hunter2canary"}', [CANARY]),
        ('type Q {\n  a(password: String = "hunter2canary"): Int\n}', [CANARY]),
        ("CREATE USER app PASSWORD 'hunter2canary';", [CANARY]),
        ("x: <password>hunter2canary</password>", [CANARY]),
        ("Variables: {STRIPE_KEY: hunter2canary}", [CANARY]),
        ("x: $apr1$Ab3dEf7h$hunter2canaryXYZ012345", [CANARY]),
    ],
)  # fmt: skip
def test_no_secret_in_disguise_survives(text: str, parts: list[str]) -> None:
    assert [each for each in parts if each not in text] == []
    told = redacted(text + "\n")
    assert [each for each in parts if each in told] == []
    assert told.count("\n") == text.count("\n") + 1


BESIDE = """\
args: [--token=hunter2canary, --host-network]
env: {password: hunter2canary, hostNetwork: true}
list: [password=hunter2canary, hostNetwork]
text: '{"password": "hunter2canary", "hostNetwork": true}'
inner: |
  password: hunter2canary
  hostNetwork: true
twice: "{\\"a\\": \\"password=hunter2canary\\", \\"hostNetwork\\": true}"
"""


def test_nothing_beside_a_secret_goes_with_it() -> None:
    told = redacted(BESIDE)
    assert CANARY not in told
    assert told.count("ostNetwork") + told.count("host-network") == 6
    assert shape(told) == shape(BESIDE)


def test_a_field_of_a_schema_that_is_called_password_is_no_password() -> None:
    schema = "type User {\n  password: String!\n  tokens(apiKey: ApiKey!, secret: String = null): [Token!]!\n}\n"
    schema += "input ApiKey {\n  key: ID\n}\ntype Token {\n  token: ID\n}\n"
    assert redacted(schema) == schema


def certificate(inside: bytes = b"\x30\x82\x01\xc1") -> str:
    drawn = random.Random(1).randbytes(600 - len(inside))
    body = base64.b64encode(b"\x30\x82\x02\x58" + inside + drawn).decode()
    rows = "\n".join(body[at : at + 64] for at in range(0, len(body), 64))
    return f"-----BEGIN CERTIFICATE-----\n{rows}\n-----END CERTIFICATE-----\n"


def test_certificates_stay_in_a_block_in_json_and_as_the_bundle_of_a_webhook() -> None:
    block = "".join(f"    {line}\n" for line in certificate().splitlines())
    for text in (
        f"a:\n  ca: |\n{block}",
        json.dumps({"ca": certificate()}),
        f"caBundle: {encoded(certificate() * 2)}\n",
    ):
        assert redacted(text) == text


def test_a_private_key_between_the_lines_of_a_certificate_does_not_stay() -> None:
    key = certificate(b"\x02\x01\x00\x30\x0d").splitlines()[1]
    assert key not in redacted(json.dumps({"ca": certificate(b"\x02\x01\x00\x30\x0d")}))


SURVIVORS = """\
mcp: [github:example/docs#0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c]
ThumbprintList: [9e99a48a9960b14926bb7f3b02e22da2b0ab7280]
existingSecret: database-credentials-2
input_token: NextToken
parameter_name: hl7V2StoresId
role: AWSReservedSSO_AdministratorAccess_0a1b2c3d4e5f6a7b
logical: TopicBFC7AF6E
ref: "#/definitions/EC2TagSetListObject"
user: "AROAEXAMPLEIDABCDEFGH:session"
path: folders/456/assets/8910/versions/12
endpoint: https://0123456789ABCDEF0123456789ABCDEF.gr7.eu-central-1.eks.amazonaws.com
env: {DB_SECRET_NAME: payments/db-2, TOKEN_FILE: /run/secrets/token1}
Condition: {StringEquals: {"secretsmanager:ResourceTag/token": team-7a}}
url: https://docs.example.com/2022.5/3-writing-global-policies-for-compliance/
"""


@pytest.mark.parametrize("line", SURVIVORS.splitlines())
def test_what_only_looks_like_a_secret_survives(line: str) -> None:
    assert redacted(line + "\n") == line + "\n"


def test_the_shipped_artifacts_lose_their_passwords_and_nothing_else() -> None:
    lost = [
        line.strip()
        for file in sorted(ARTIFACTS.rglob("*"))
        if file.is_file()
        for line, told in zip(lines(text_of(file)), lines(redacted(text_of(file))), strict=True)
        if told != line
    ]
    assert lost
    assert [line for line in lost if not re.match(r"password( =|:) ", line)] == []


@pytest.mark.parametrize(
    ("alphabet", "length", "least"),
    [
        (string.ascii_letters + string.digits, 20, 90),
        (string.ascii_letters + string.digits + "+/", 40, 98),
        (string.ascii_letters + string.digits + "-_", 32, 95),
        (string.ascii_lowercase + string.digits, 32, 95),
        (string.ascii_letters + string.digits + "!#$%^&*@", 24, 90),
        ("0123456789abcdef", 32, 99),
    ],
)
def test_most_words_that_are_drawn_at_random_are_seen(alphabet: str, length: int, least: int) -> None:
    drawn = random.Random(length)
    words = ["".join(drawn.choices(alphabet, k=length)) for _ in range(200)]
    assert sum(word not in redacted(f"zone: '{word}'\n") for word in words) >= least * 2


@pytest.mark.parametrize(
    "text",
    [
        "---\nkind: Secret\ndata: {a: b}\n" * 16_000,
        "x: " + "cGFzc3dvcmQ9 " * 38_000,
        "{" + ",".join(f'"k{each}password":"v{each}"' for each in range(20_000)),
    ],
    ids=["documents", "encoded words", "broken json"],
)
def test_half_a_million_characters_take_at_most_seconds(text: str) -> None:
    started = time.process_time()
    redacted(text)
    assert time.process_time() - started < 6


def text_of(file: Path) -> str:
    raw = file.read_bytes()
    return (gzip.decompress(raw) if file.suffix == ".gz" else raw).decode()


def shape(text: str) -> list[object]:
    return [_shape(node) for node in parsed_documents(text, "x.yaml").nodes]


def _shape(node: Node) -> object:
    if node.kind == "mapping":
        return [(key.text, _shape(value)) for key, value in node.entries]
    return [_shape(each) for each in node.elements] if node.kind == "sequence" else PLACEHOLDER
