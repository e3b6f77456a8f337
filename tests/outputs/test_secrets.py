"""No secret of an artifact reaches any output: canaries are planted, the site is built, and every byte is searched."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from proofbook.cli import group
from proofbook.pipeline import portfolio
from tests.outputs.every_byte import every_byte
from tests.outputs.hostile import run
from tests.outputs.secret_artifacts import ARTIFACTS, BROKEN, PLANTED

CANARIES = {
    "data": "canary-data-Kx7qVh2mZ",
    "data, given in clear": "canary-clear-Wq8rTn4pL",
    "stringData": "canary string with spaces, and a comma",
    "stringData over lines": "canary-first-line-Hb3nYc9d",
    "data in one line": "canary-flow-Rj5kXw1sB",
    "data in JSON": "canary-json-Zt6vMq3fG",
    "the last applied configuration": "canary-applied-Np2cKd8hJ",
    "a value of a list of objects": "canary-listed-Gf4tBv7xS",
    "a value behind an anchor": "canary-anchor-Lm9wPz2qE",
    "an environment value": "canary-env-Yd5rHj8nT",
    "an environment value in one line": "canary-inline-Ck3mWs6vA",
    "a private key": "MIIEpAIBAAKCAQEAcanaryKeyMaterial0123456789abcdefghijklmnopqrstu",
    "an access key": "AKIA3CANARYKEY7QWZX2",
    "a secret access key": "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",
    "a web token": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJlLWNhbmFyeS0xMjM0",
    "a password in an address": "canaryUrlPass77",
    "a random word": "q8Zr2Lw9Xv4Tn7Yb3Kc6Md1Pf5Hj0SgA",
    "a password of a template": "canaryTemplate1!",
    "a database password": "canary-rds-Vx2kQp8m",
    "a value of a chart": "canary-chart-Bn7wLt4z",
    "a comment": "ghp_canary0123456789abcdefghijklmnopqrst",
}
SECRET = CANARIES
ALL = {**{what: (secret,) for what, secret in CANARIES.items()}, **PLANTED}
"""What is looked for, by what it is."""


def encoded(words: str) -> str:
    return b64encode(words.encode()).decode()


KUBERNETES = f"""# for a while: {SECRET["a comment"]}
apiVersion: v1
kind: Secret
metadata:
  name: plain
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: |
      {{"apiVersion":"v1","kind":"Secret","stringData":{{"x":"{SECRET["the last applied configuration"]}"}}}}
data:
  one: {encoded(SECRET["data"])}
  two: {SECRET["data, given in clear"]}
stringData:
  three: {SECRET["stringData"]}
  four: |
    {SECRET["stringData over lines"]}
    and a second line
---
{{apiVersion: v1, kind: "Secret", metadata: {{name: flow}}, data: {{one: {encoded(SECRET["data in one line"])}}}}}
---
apiVersion: v1
kind: List
items:
  - data: {{one: &value {encoded(SECRET["a value behind an anchor"])}, two: *value}}
    metadata: {{name: listed}}
    stringData:
      x: {SECRET["a value of a list of objects"]}
    kind: Secret
    apiVersion: v1
---
apiVersion: apps/v1
kind: Deployment
metadata: {{name: app}}
spec:
  template:
    spec:
      containers:
        - name: app
          image: registry.example/app:1
          args: ["--url=postgres://app:{SECRET["a password in an address"]}@db.example/x"]
          env:
            - name: DB_PASSWORD
              value: {SECRET["an environment value"]}
            - {{name: API_TOKEN, value: {SECRET["an environment value in one line"]}}}
---
apiVersion: v1
kind: ConfigMap
metadata: {{name: config}}
data:
  tls.key: |
    -----BEGIN RSA PRIVATE KEY-----
    {SECRET["a private key"]}
    -----END RSA PRIVATE KEY-----
  aws_access_key_id: {SECRET["an access key"]}
  aws_secret_access_key: {SECRET["a secret access key"]}
  bearer: {SECRET["a web token"]}
  seed: {SECRET["a random word"]}
"""

JSON = f"""{{
  "apiVersion": "v1",
  "kind": "Secret",
  "metadata": {{"name": "json"}},
  "data": {{"one": "{encoded(SECRET["data in JSON"])}"}}
}}
"""

TEMPLATE = f"""Resources:
  Database:
    Type: AWS::RDS::DBInstance
    Properties: {{MasterUsername: admin, MasterUserPassword: {SECRET["a database password"]}}}
  Secret:
    Type: AWS::SecretsManager::Secret
    Properties:
      SecretString: '{{"password": "{SECRET["a password of a template"]}"}}'
"""

CHART = f"""database:
  password: {SECRET["a value of a chart"]}
"""

FILES = {
    "models/artifacts/secrets.yaml": KUBERNETES,
    "models/artifacts/secret.json": JSON,
    "models/artifacts/template.yaml": TEMPLATE,
    "models/artifacts/values.yaml": CHART,
    "models/artifacts/broken.yaml": BROKEN,
    **{f"models/artifacts/{name}": text for name, (_, text) in ARTIFACTS.items()},
    "models/vault.yaml": """system: vault
title: Vault
components: {vault: {technology: aws-secrets-manager, stores: password}, other: {technology: aws-secrets-manager}}
assets: {password: {secret: credential}}
mitigations: {encrypted-secret-store: {at: [vault, other], how: By the vault.}}
artifacts:
  - {path: secrets.yaml, kind: kubernetes, of: vault, origin: repository}
  - {path: secret.json, kind: kubernetes, of: vault, origin: repository}
  - {path: template.yaml, kind: cloudformation, of: vault, origin: repository}
  - {path: values.yaml, kind: helm-values, of: vault, origin: repository}
  - {path: broken.yaml, kind: kubernetes, of: other, origin: repository}
"""
    + "".join(
        f"  - {{path: {name}, kind: {kind}, of: vault, origin: repository}}\n" for name, (kind, _) in ARTIFACTS.items()
    ),
    # A check that gives away all it is given, and cites every place of it.
    "controls/checks/gives-away.rego": """# METADATA
# title: Gives all away
# description: It tells what it read.
# custom: {mitigation: encrypted-secret-store, reads: [READS], fix: Don't.}
package checks.gives_away

import rego.v1

observations contains {"object": object, "result": "pass", "message": message, "cites": cites} if {
	some artifact in input.artifacts
	some index, document in artifact.documents
	object := sprintf("%s %d", [artifact.path, index])
	message := concat(" ", [value | walk(document, [_, value]); is_string(value)])
	cites := [{"path": artifact.path, "document": index, "at": path} | walk(document, [path, _])]
}
""".replace("READS", ", ".join(sorted({"kubernetes", *(kind for kind, _ in ARTIFACTS.values())}))),
}

COMMANDS = ("check", "check --format json", "check --format github", "assess", "assess --format json")


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every byte that was written or printed."""
    project = tmp_path_factory.mktemp("secrets")
    for path, text in FILES.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text, encoding="utf-8")
    built = {"printed by build": run(project, "build").encode()}
    return {**built, **printed(project), **dict(every_byte(project / "site"))}


def printed(project: Path) -> dict[str, bytes]:
    """What the other commands print of the project, which is assessed once for all of them."""
    whole = portfolio(project, date(2026, 11, 24))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("proofbook.pipeline.portfolio", lambda *_, **__: whole)
        said = {words: CliRunner().invoke(group, ["-C", str(project), *words.split()]) for words in COMMANDS}
    assert {each.exit_code for each in said.values()} == {0, 5}, said
    return {
        **{f"printed by {words}": each.stdout_bytes for words, each in said.items()},
        **{f"told by {words}": each.stderr_bytes for words, each in said.items()},
    }


def test_the_check_was_given_all_and_told_it(outputs: dict[str, bytes]) -> None:
    told = b"".join(content for name, content in outputs.items() if name.startswith("systems/vault/evidence"))
    for word in ("plain", "flow", "listed", "registry.example/app:1", "admin", "AWS::RDS::DBInstance", "tls.key"):
        assert word.encode() in told
    assert told.count("‹redacted›".encode()) > 30
    assert b"broken.yaml can&#39;t be read" in told


def test_every_artifact_but_the_broken_one_was_read(outputs: dict[str, bytes]) -> None:
    told = json.loads(outputs["printed by assess --format json"])
    (system,) = told["systems"]
    problems = {each["path"]: each["problem"] for each in system["artifacts"] if each.get("problem")}
    assert list(problems) == ["models/artifacts/broken.yaml"]


@pytest.mark.parametrize("what", ALL)
def test_no_secret_reaches_any_output(outputs: dict[str, bytes], what: str) -> None:
    needles = [each for part in ALL[what] for each in disguises(part)]
    assert [(name, each) for name, content in outputs.items() for each in needles if each in content] == []


def disguises(secret: str) -> Iterator[bytes]:
    """The secret as it is, in base64 wherever it begins, in hexadecimal, and turned around."""
    plain = secret.encode()
    yield plain
    yield plain.hex().encode()
    yield plain.hex().upper().encode()
    for lead in range(3):
        # The first and the last characters hold parts of what stands around.
        yield b64encode(b"\0" * lead + plain).strip(b"=")[lead + 1 if lead else 0 : -2]
    yield plain[::-1]
