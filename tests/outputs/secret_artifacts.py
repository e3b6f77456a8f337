# ruff: noqa: E501 -- the lines are those of the artifacts
"""Artifacts of every kind in which secrets are planted, and what of each must be found nowhere."""

from __future__ import annotations

import json
from base64 import b64encode
from urllib.parse import quote

PLANTED: dict[str, tuple[str, ...]] = {}
"""What is looked for, by what it is; of a secret in parts every part."""


def planted(what: str, secret: str, *parts: str) -> str:
    """The secret, noted down under what it is."""
    PLANTED[what] = parts or (secret,)
    return secret


def encoded(words: str, encoding: str = "utf-8") -> str:
    return b64encode(words.encode(encoding)).decode()


RANDOM = "q8Zr2Lw9Xv4Tn7Yb3Kc6Md1Pf5Hj0SgA"
FIRST, SECOND, THIRD = RANDOM[::-1][:11], RANDOM[::-1][11:22], RANDOM[::-1][22:]
PEM = "-----BEGIN {0}-----\n{1}\n-----END {0}-----\n"

WORKLOADS = f"""# {planted("a token in a comment", "glpat-canary7Xq2Wn9Lt4Zr")}
# kind: Secret
# data:
#   x: {planted("a Secret that is commented out", "canary-commented-Vb4n")}
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  labels: {{build: {planted("a random word in a label", "Zk7Qw3Xr9Lt2Vn5Bd8Hs")}}}
  annotations:
    example.com/db-password: {planted("a password in an annotation", "canary-annotation-Tz6")}
data:
  {planted("a random word as a key", "Jd4Xs8Qm2Wv6Tz9Kb3Ln")}: "true"
  id_rsa: |
    {PEM.format("OPENSSH PRIVATE KEY", planted("an OpenSSH key", "b3BlbnNzaC1canaryKeyAAAA")).replace(chr(10), chr(10) + "    ").rstrip()}
  ec: "{PEM.format("EC PRIVATE KEY", planted("a key in one line", "MHcCAQEEcanaryEc")).replace(chr(10), chr(92) + "n")}"
  pgp: |
    {PEM.format("PGP PRIVATE KEY BLOCK", planted("a PGP key", "lQOYBGcanaryPgp")).replace(chr(10), chr(10) + "    ").rstrip()}
  account.json: |
    {json.dumps({"type": "service_account", "private_key": PEM.format("PRIVATE KEY", planted("the key of a service account", "MIIEvcanaryGcp"))})}
  .dockerconfigjson: '{json.dumps({"auths": {"r.example": {"auth": planted("a login of a registry", encoded("me:canary-docker"))}}})}'
  htpasswd: "admin:$apr1$Ab3dEf7h${planted("a hash of a password", "canaryApr1XyZ0123456789")}"
  .npmrc: "//registry.example/:_authToken={planted("a token of a registry", "canary-npmrc-4Gt7")}"
  application.properties: |
    spring.datasource.password = {planted("a password in properties", "canary-properties-Rf5")}
    url=jdbc:sqlserver://db;user=a;password={planted("a password in JDBC", "canary-jdbc-Lk8")};encrypt=true
  amqp: amqps://app:{planted("a password in AMQP", "canary-amqp-Wm3")}@mq.example/x
  mongo: mongodb+srv://app:{planted("a password in MongoDB", "canary-mongo-Yh6")}@db.example/x
  cache: rediss://:{planted("a password in Redis", "canary-redis-Np9")}@cache.example:6379/0
  ado: Server=db;User Id=app;Password='{planted("a password in ADO.NET", "canary-ado-Cx2")}';Encrypt=true
  storage: DefaultEndpointsProtocol=https;AccountName=a;AccountKey={planted("an Azure key", "canaryAzureKeyXy0Uq5sRkZ1bH3Y8l2b9==")}
  manifest.json: '{{"apiVersion":"v1","kind":"Secret","data":{{"x":"{planted("a Secret in a text", "canary-inner-Qa7")}"}}}}'
  folded: >-
    {planted("a random word over lines", FIRST, FIRST, SECOND, THIRD)}
    {SECOND}
    {THIRD}
  continued: "password=canary-\\
    {planted("a password over lines", "continued-Zu4")}"
  escaped: "{"".join(f"{chr(92)}x{ord(each):02x}" for each in planted("a random word in escapes", "Hw5Tz9Kq3Xm7Rb2Vn8Ld"))}"
  twice: {planted("base64 of base64", encoded(encoded("token: canary-twice-Jk1")))}
  wide: {encoded("password=" + planted("base64 of UTF-16", "canary-wide-Mb8"), "utf-16-le")}
  blob: {encoded(json.dumps({"user": "a", "password": planted("base64 of JSON", "canary-blob-Sd3")}))}
  link: "https://x.example/?next={quote("password=" + planted("a password in an address in an address", "canary-quoted-Fg6"))}"
  hex: {planted("a key in hexadecimal", "7f3a9c1e5b8d2046f1e7c3a95d8b0462")}
  octets: "{planted("a key in octets", "7f:3a:9c:1e:5b:8d:20:46:f1:e7:c3:a9:5d:8b:04:62")}"
---
apiVersion: v1
kind: Pod
metadata: {{name: app}}
spec:
  containers:
    - name: app
      image: registry.example/app:1
      command: [sh, -c, "migrate --db-password {planted("an argument", "canary-argument-Pl5")} --yes"]
      args: ["--api-key", "{planted("the next argument", "canary-next-Ty2")}", "--token={planted("an argument with a sign", "canary-sign-Ow7")}"]
      env:
        - {{name: HEADER, value: "Authorization: Basic {planted("a header", encoded("me:canary-header"))}"}}
        - name: SIGNING_KEY
          value: >-
            {planted("an environment value over lines", "canary-folded-Ue9")}
            and more
"""

KUBECONFIG = f"""apiVersion: v1
kind: Config
users:
  - name: admin
    user:
      token: {planted("a token of a cluster", "canary-kubeconfig-Bv1")}
      client-key-data: {encoded(PEM.format("RSA PRIVATE KEY", planted("a key of a cluster", "MIIEcanaryKubeconfig")))}
"""

TEMPLATE = f"""Parameters:
  DbPassword: {{Type: String, Default: {planted("a default", "canary-default-Xe4")}}}
  Code: {{Type: String, NoEcho: true, Default: {planted("a default that is not echoed", "canary-noecho-Dr8")}}}
Resources:
  Function:
    Type: AWS::Lambda::Function
    Properties:
      Environment:
        Variables: {{STRIPE_KEY: {planted("a variable of a function", "canary-lambda-Gi3")}}}
  Database:
    Type: AWS::RDS::DBInstance
    Properties:
      MasterUserPassword: !Join ["", [{planted("a password in parts", "canary-join-1", "canary-join-1", "canary-join-2")}, canary-join-2]]
  Seed:
    Type: AWS::SSM::Parameter
    Properties:
      Type: String
      Value: !Join ["", ["{planted("a random word in parts", "Vx3Kp8Qz6Rw", "Vx3Kp8Qz6Rw", "1Tn9Lb4Ys7Hd")}", "1Tn9Lb4Ys7Hd"]]
  Machine:
    Type: AWS::EC2::Instance
    Properties:
      UserData: {encoded("#!/bin/sh" + chr(10) + "mysql -u root -p" + planted("a script in base64", "canary-script-Nh6"))}
  Other:
    Type: AWS::EC2::Instance
    Properties:
      UserData:
        Fn::Base64: !Sub |
          #!/bin/sh
          curl -u app:{planted("a login of curl", "canary-curl-Iw5")} https://x.example
"""

VALUES = f"""# old password: {planted("a password in a comment", "canary-old-Zf2")}
auth:
  rootPassword: {planted("a value of a chart", "canary-values-Ah7")}
  existingSecret: database-credentials-2
slack: https://hooks.slack.com/services/T0AB/B0CD/{planted("a hook", "canaryHookEf9")}
tokens: [{planted("a token in a list", "canary-listed-Uo4")}]
"""

PLAN = json.dumps(
    {
        "format_version": "1.2",
        "terraform_version": "1.9.0",
        "variables": {"db_password": {"value": planted("a variable of a plan", "canary-variable-Ks2")}},
        "planned_values": {
            "outputs": {"out": {"sensitive": True, "value": planted("an output of a plan", "canary-output-Mq6")}},
            "root_module": {
                "resources": [
                    {
                        "address": "x.y", "mode": "managed", "type": "x", "name": "y", "schema_version": 0,
                        "provider_name": "x", "sensitive_values": {"body": True},
                        "values": {"body": planted("a value that a plan marks", "canary-marked-Jt1"), "kept": "visible"},
                    }
                ]
            },
        },
        "resource_changes": [],
    },
    indent=1,
)  # fmt: skip

RECORDS = json.dumps(
    {
        "Records": [
            {
                "eventVersion": "1.09", "eventTime": "2026-11-01T10:00:00Z", "eventSource": "sts.amazonaws.com",
                "eventName": "AssumeRole", "awsRegion": "eu-central-1", "userAgent": "aws-cli/2",
                "userIdentity": {"type": "AssumedRole", "arn": "arn:aws:sts::111122223333:assumed-role/a/b",
                                 "accessKeyId": planted("a temporary key", "ASIA3CANARYKEY7QWZX2")},
                "requestParameters": {"userName": "ann", "password": planted("a password that was set", "canary-set-Pd8")},
                "responseElements": {"credentials": {"sessionToken": planted("a session", "canarysession"),
                                                     "secretAccessKey": planted("a new key", "canarykey")}},
            }
        ]
    },
    indent=1,
)  # fmt: skip

SCHEMA = f'''type Query {{
  "call it with the token {planted("an example in a description", "ghp_canary0123456789abcdefghijklmnopqrst")}"
  login(password: String! = "{planted("a default of a schema", "canary-graphql-Xb3")}"): String
}}
'''

EVENT = json.dumps(
    [
        {
            "source": "x", "detail-type": "y", "time": "2026-11-01T10:00:00Z",
            "detail": {"note": planted("a token in an event", "xoxb-123456789012-canaryEv"),
                       "body": json.dumps({"apiKey": planted("a key in a text of an event", "canary-event-Vl5")})},
        }
    ]
)  # fmt: skip

POLICY = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Sid": planted("a random word in a policy", "Rz5Wk8Xn3Qb7Td2Lv9Hm"),
                "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*",
                "Condition": {"StringEquals": {"aws:Referer": planted("a word to be let in", "Yt6Bd9Ks4Xw2Nq8Vz5Lr")}},
            }
        ],
    }
)  # fmt: skip

AGENT = json.dumps(
    {
        "name": "a",
        "mcpServers": {"x": {"command": "x", "args": ["--secret-key", planted("an agent's argument", "canary-agent-Oc1")],
                             "env": {"GITHUB_TOKEN": planted("an agent's variable", "canary-mcp-Wg7")}}},
    }
)  # fmt: skip

GRANTS = f"""svv_relation_privileges: []
svv_column_privileges: []
svv_default_privileges: []
svv_schema_privileges:
  - {{namespace_name: {planted("a random word in a grant", "Fq8Zn4Xk2Lw7Vt9Bs3Rd")}, privilege_type: USAGE,
     identity_name: a, identity_type: role}}
"""

BROKEN = f"""apiVersion: v1
kind: Secret
stringData:
  password: {planted("a broken file", "canary-broken-Ds6hJk1q")}
  password: "{planted("a key that stands twice", "canary-doubled-Lt9")}"
"""

ARTIFACTS: dict[str, tuple[str, str]] = {
    "workloads.yaml": ("kubernetes", WORKLOADS),
    "kubeconfig.yaml": ("kubernetes", KUBECONFIG),
    "stack.yaml": ("cloudformation", TEMPLATE),
    "more-values.yaml": ("helm-values", VALUES),
    "plan.json": ("terraform-plan", PLAN),
    "records.json": ("cloudtrail", RECORDS),
    "schema.graphql": ("graphql", SCHEMA),
    "events.json": ("events", EVENT),
    "policy.json": ("iam-policy", POLICY),
    "agent.json": ("q-agent", AGENT),
    "grants.yaml": ("redshift-grants", GRANTS),
}
"""By name, the kind and the text of those that are read."""
