"""A call to AWS: who does what to which resource, and what the request says besides."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from proofbook.evidence.iam.truth import Truth

ARN = re.compile(r"arn:(aws[a-z-]*):(?:iam|sts)::(\d{12}):(user|role|assumed-role|federated-user|root)(?:/(.+))?")


@dataclass(frozen=True)
class Context:
    """The condition keys of a request: those with a value, and those that are known to be absent.

    A key in neither is unknown. Letter case of keys does not count.
    """

    given: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    absent: frozenset[str] = frozenset()

    def values(self, key: str) -> tuple[str, ...] | None:
        """The values of a key; None when it isn't known whether the request has it, or which."""
        name = key.lower()
        return self._given.get(name, () if name in self._absent else None)

    @cached_property
    def held(self) -> dict[object, Truth]:
        """What was worked out about this context: most of it is asked again for the next action."""
        return {}

    @cached_property
    def _given(self) -> Mapping[str, tuple[str, ...]]:
        return {key.lower(): values for key, values in self.given.items()}

    @cached_property
    def _absent(self) -> frozenset[str]:
        return frozenset(key.lower() for key in self.absent)


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """A user, a role, or a session of either; `session` is the session's ARN where `arn` is the role's."""

    arn: str
    session: str = ""

    @property
    def partition(self) -> str:
        """Such as `aws`."""
        return self._parts[0]

    @property
    def account(self) -> str:
        """The number of its account."""
        return self._parts[1]

    @property
    def kind(self) -> str:
        """`user`, `role`, `assumed-role`, `federated-user` or `root`; empty when the ARN is of another kind."""
        return self._parts[2]

    @property
    def path(self) -> str:
        """What stands behind the kind: the path and the name."""
        return self._parts[3]

    @property
    def name(self) -> str:
        """The name without a path; of a session, that of its role."""
        return self.path.split("/")[0] if self.kind == "assumed-role" else self.path.rsplit("/", 1)[-1]

    @property
    def is_service_linked(self) -> bool:
        """Whether AWS made the role for one of its services; no service control policy binds those."""
        return self.kind == "role" and self.path.startswith("aws-service-role/")

    @property
    def _parts(self) -> tuple[str, str, str, str]:
        found = ARN.fullmatch(self.arn)
        return (found[1], found[2], found[3], found[4] or "") if found else ("", "", "", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request."""

    action: str
    """Such as `s3:PutObject`; letter case does not count."""
    resource: str | None
    """Its ARN; None: some resource, nobody said which."""
    caller: Caller | None
    """None: somebody, nobody said who."""
    context: Context
    is_same_account: bool | None = None
    """Whether the resource is in the caller's account, where its ARN doesn't say so."""

    @property
    def in_same_account(self) -> bool | None:
        """Whether the resource is in the caller's account; None when nothing tells."""
        parts = (self.resource or "").split(":", 5)
        if self.caller and self.caller.account and len(parts) == 6 and re.fullmatch(r"\d{12}", parts[4]):
            return parts[4] == self.caller.account
        return self.is_same_account


def with_what_follows(context: Context, caller: Caller | None) -> Context:
    """The context and the keys that follow from who calls."""
    if caller is None or not caller.kind:
        return context
    given = {"aws:principalaccount": (caller.account,)}
    absent = set()
    if caller.kind in ("user", "role", "root"):
        given["aws:principalarn"] = (caller.arn,)
    if caller.kind == "user":
        given["aws:username"] = (caller.name,)
        given["aws:principaltype"] = ("User",)
    elif caller.kind in ("role", "assumed-role"):
        absent.add("aws:username")
        given["aws:principaltype"] = ("AssumedRole",)
    stated = {key.lower() for key in (*context.given, *context.absent)}
    if stated >= {*given, *absent}:
        return context
    return Context(
        given={**context.given, **{key: value for key, value in given.items() if key not in stated}},
        absent=context.absent | {key for key in absent if key not in stated},
    )
