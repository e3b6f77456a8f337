"""Generated cases, decided by our engine and by iamprover, which turns policies into formulas for a solver.

Left out, as iamprover does not follow AWS's documentation there or does not model it: keys that a request lacks (its
keys always have a value), `IfExists`, `Null` and sets, numbers, dates and binary values (taken for true or false as it
suits a warning), policy variables (widened to `*`), wildcards of ARN conditions across colons, NotPrincipal, accounts
as principals, roles named by a resource (it never limits a grant of a resource by a boundary), resource control
policies (which it does not hold identity policies to) and other accounts. Those have cases by hand.
"""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import z3
from iamprover.engine.context import Context as ProverContext
from iamprover.engine.encoder import allowed
from iamprover.model import Principal
from iamprover.parsers.iam import parse_policy_document

from proofbook.evidence.iam.decision import InForce, Limit, decision
from proofbook.evidence.iam.request import Call
from tests.evidence.iam.cases import USER, a_call, a_policy

CASES = 300
ACTIONS = ("s3:GetObject", "s3:PutObject", "s3:DeleteBucket", "ec2:RunInstances", "ec2:DescribeInstances")
ACTION_PATTERNS = (
    "*",
    "*:*",
    "s3:*",
    "S3:getobject",
    "s3:*Object",
    "s3:?etObject",
    "ec2:Describe*",
    "ec2:RunInstances",
)
RESOURCES = (
    "arn:aws:s3:::logs",
    "arn:aws:s3:::logs/2026/a.txt",
    "arn:aws:s3:::Logs/2026/a:b.txt",
    "arn:aws:ec2:eu-central-1:111122223333:instance/i-1",
)
RESOURCE_PATTERNS = (
    *("*", "arn:aws:s3:::logs", "arn:aws:s3:::logs/*", "arn:aws:s3:::?ogs/*", "arn:aws:s3:::*.txt", "arn:aws:s3:::*"),
    *("arn:aws:ec2:*:111122223333:instance/*", "arn:aws:ec2:eu-*:*:instance/i-?", "arn:aws:s3:::*s/*/a*t"),
)
KEYS = {
    "aws:UserAgent": ("aws-cli/2.31 exec-env/AmazonQ-For-CLI-Version-1.19.0", "aws-cli/2.31", "Boto3/1.4"),
    "s3:prefix": ("home/ana", "HOME/ana", "", "home/*"),
    "aws:SourceArn": ("arn:aws:sns:eu-central-1:111122223333:told", "arn:aws:sqs:eu-west-1:444455556666:told"),
    "aws:SecureTransport": ("true", "false"),
    "aws:SourceIp": ("10.0.0.1", "10.0.1.1", "203.0.113.7"),
}
STRINGS = ("*AmazonQ-For-*", "aws-cli/*", "aws-cli/2.31", "*", "home/???", "home/*", "", "?oto3/1.4", "*-*-*/*")
VALUES = {
    "aws:UserAgent": STRINGS,
    "s3:prefix": STRINGS,
    "aws:SourceArn": ("arn:aws:sns:*:111122223333:*", "arn:aws:*:eu-????-1:*:told", "arn:aws:sns:eu-central-1:*:to?d"),
    "aws:SecureTransport": ("true", "false"),
    "aws:SourceIp": ("10.0.0.0/24", "10.0.0.0/8", "203.0.113.7", "0.0.0.0/0"),
}
OPERATORS = {
    "aws:UserAgent": ("StringEquals", "StringNotEquals", "StringLike", "StringNotLike"),
    "s3:prefix": ("StringEquals", "StringNotEquals", "StringLike", "StringNotLike"),
    "aws:SourceArn": ("ArnLike", "ArnEquals", "ArnNotLike", "ArnNotEquals"),
    "aws:SecureTransport": ("Bool",),
    "aws:SourceIp": ("IpAddress", "NotIpAddress"),
}
OTHER = "arn:aws:iam::111122223333:user/bo"

Statement = dict[str, Any]


def some_of(chance: random.Random, pool: tuple[str, ...], most: int = 2) -> list[str]:
    return chance.sample(pool, chance.randint(1, min(most, len(pool))))


def a_statement(chance: random.Random, principals: tuple[Any, ...] = ()) -> Statement:
    written: Statement = {"Effect": chance.choice(("Allow", "Allow", "Allow", "Deny"))}
    written[chance.choice(("Action", "Action", "Action", "NotAction"))] = some_of(chance, ACTION_PATTERNS)
    written[chance.choice(("Resource", "Resource", "Resource", "NotResource"))] = some_of(chance, RESOURCE_PATTERNS)
    if principals:
        written["Principal"] = chance.choice(principals)
    asked: dict[str, dict[str, list[str]]] = {}
    for key in chance.sample(sorted(KEYS), chance.choice((0, 0, 1, 1, 2))):
        asked.setdefault(chance.choice(OPERATORS[key]), {})[key] = some_of(chance, VALUES[key])
    return {**written, "Condition": asked} if asked else written


def statements(chance: random.Random, principals: tuple[Any, ...] = ()) -> list[Statement]:
    return [a_statement(chance, principals) for _ in range(chance.randint(1, 3))]


def prover_policy(name: str, written: list[Statement]) -> Any:
    return parse_policy_document(name, {"Version": "2012-10-17", "Statement": written})


def by_iamprover(call: Call, written: dict[str, list[list[Statement]]]) -> bool:
    context = ProverContext()
    parsed = {kind: [prover_policy(kind, each) for each in policies] for kind, policies in written.items()}
    boundary = parsed["boundary"][0] if parsed["boundary"] else None
    principal = Principal(arn=USER, policies=parsed["identity"], permission_boundary=boundary)
    may = allowed(
        principal,
        z3.StringVal(call.action.lower()),
        z3.StringVal(call.resource),
        context,
        resource_policies=parsed["resource"],
        scps=parsed["scp"],
    )
    solver = z3.Solver()
    solver.add(may, *(context.constrain(key, values[0]) for key, values in call.context.given.items()))
    answer = solver.check()
    assert answer in (z3.sat, z3.unsat)
    return bool(answer == z3.sat)


def in_force(written: dict[str, list[list[Statement]]]) -> InForce:
    made = {kind: tuple(a_policy(*each) for each in policies) for kind, policies in written.items()}
    return InForce(
        identity=made["identity"],
        on_caller=tuple(Limit(name="permissions boundary", policies=(each,)) for each in made["boundary"]),
        on_account=tuple(Limit(name="service control policy", policies=(each,)) for each in made["scp"]),
        resource=made["resource"],
    )


def a_case(seed: int) -> tuple[Call, dict[str, list[list[Statement]]]]:
    chance = random.Random(seed)
    boundary = [statements(chance)] if chance.random() < 0.3 else []
    # Whether a boundary limits what everybody is granted is not documented, and undecided in our engine.
    principals = ({"AWS": USER}, {"AWS": [OTHER]}, *([] if boundary else ["*"]))
    written = {
        "boundary": boundary,
        "identity": [statements(chance) for _ in range(chance.randint(0, 2))],
        "resource": [statements(chance, principals)] if chance.random() < 0.4 else [],
        "scp": [statements(chance) for _ in range(chance.choice((0, 0, 1, 2)))],
    }
    keys = {key: chance.choice(values) for key, values in KEYS.items()}
    return a_call(chance.choice(ACTIONS), chance.choice(RESOURCES), keys=keys), written


def test_the_two_engines_decide_alike() -> None:
    outcomes: Counter[str] = Counter()
    for seed in range(CASES):
        call, written = a_case(seed)
        said = decision(call, in_force(written))
        expected = "allowed" if by_iamprover(call, written) else "denied"
        assert said.outcome == expected, (seed, call, written, said)
        outcomes[f"{said.outcome} {said.is_explicit}"] += 1
    # A comparison in which nearly everything is denied would compare little.
    assert min(outcomes["allowed False"], outcomes["denied True"], outcomes["denied False"]) > CASES / 8, outcomes
