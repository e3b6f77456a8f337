"""Policies in a line, and what is decided of a call under them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pydantic import JsonValue

from proofbook.evidence.iam.decision import InForce
from proofbook.evidence.iam.policies import Place, Policy, policy
from proofbook.evidence.iam.request import Call, Caller, Context
from proofbook.evidence.readers.iam_policy import in_lists

USER = "arn:aws:iam::111122223333:user/ana"
ROLE = "arn:aws:iam::111122223333:role/team/dev"
SESSION = "arn:aws:sts::111122223333:assumed-role/dev/ana"
OBJECT = "arn:aws:s3:::logs/2026/a.txt"


def document(*statements: dict[str, Any], version: str = "2012-10-17") -> JsonValue:
    return in_lists({"Version": version, "Statement": list(statements)})


def a_policy(*statements: dict[str, Any], name: str = "policy.json", version: str = "2012-10-17") -> Policy:
    place = Place(path=name, document=0, at=())
    has_principals = any({"Principal", "NotPrincipal"} & {*each} for each in statements)
    return policy(document(*statements, version=version), place, names_principals=has_principals)


def allow(action: str = "s3:*", **more: Any) -> dict[str, Any]:
    return {"Effect": "Allow", "Action": action, "Resource": "*", **more}


def deny(action: str = "s3:*", **more: Any) -> dict[str, Any]:
    return {"Effect": "Deny", "Action": action, "Resource": "*", **more}


def a_call(
    action: str = "s3:GetObject",
    resource: str | None = OBJECT,
    caller: str | Caller | None = USER,
    *,
    keys: Mapping[str, str | tuple[str, ...]] = MappingProxyType({}),
    absent: tuple[str, ...] = (),
    is_same_account: bool | None = True,
) -> Call:
    """The call; `keys` are those of its context that have a value."""
    given = {key: value if isinstance(value, tuple) else (value,) for key, value in keys.items()}
    return Call(
        action=action,
        resource=resource,
        caller=Caller(arn=caller) if isinstance(caller, str) else caller,
        context=Context(given=given, absent=frozenset(absent)),
        is_same_account=is_same_account,
    )


def in_force(*identity: Policy, **more: Any) -> InForce:
    return InForce(identity=identity, **more)
