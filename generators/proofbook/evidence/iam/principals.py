"""Whom a statement of a resource's policy means, and how much that is worth to the caller."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from proofbook.evidence.iam.policies import Statement
from proofbook.evidence.iam.request import ARN, Caller
from proofbook.evidence.iam.truth import NO, YES, Truth, known, some, untold
from proofbook.evidence.iam.written import Text, Untold

ACCOUNT = re.compile(r"\d{12}|arn:aws[a-z-]*:iam::\d{12}:root")


class Grant(Enum):
    """How a resource's policy names the caller; AWS limits each in its own way."""

    DIRECT = "by the ARN of the user or the session"
    ROLE = "by the ARN of the session's role"
    ANYONE = "as anybody"
    ACCOUNT = "by its account"


def grants(statement: Statement, caller: Caller | None) -> tuple[tuple[Grant, Truth], ...]:
    """How the Principal of the statement may name the caller, and whether it does."""
    return tuple(_grants(statement, caller))


def names(statement: Statement, caller: Caller | None, *, has_boundary: bool) -> Truth:
    """Whether a Deny means the caller; a policy without Principal means whoever it is attached to."""
    if statement.principals is None:
        return YES
    found = grants(statement, caller)
    if statement.is_not_principal:
        return _all_but(found, caller, has_boundary=has_boundary)
    # Whether denying an account denies all in it depends on the service.
    return some(
        untold("it names the account as a whole") if grant is Grant.ACCOUNT and truth.value else truth
        for grant, truth in found
    )


def _all_but(found: tuple[tuple[Grant, Truth], ...], caller: Caller | None, *, has_boundary: bool) -> Truth:
    # AWS documents that a caller with a boundary is never excepted, and that the account must be named as well.
    if has_boundary:
        return YES
    named = {grant: truth for grant, truth in found if truth.value is not False}
    if not named and caller is not None:
        return YES
    if Grant.ACCOUNT in named and caller is not None and caller.kind == "user" and Grant.DIRECT in named:
        return NO if all(each.value for each in named.values()) else untold("who is excepted can't be told")
    return untold("whether NotPrincipal excepts this caller can't be told")


def _grants(statement: Statement, caller: Caller | None) -> Iterator[tuple[Grant, Truth]]:
    for kind, who in (statement.principals or {}).items():
        if kind == "*":
            yield Grant.ANYONE, untold("its Principal is of a kind that is not known here")
        elif kind == "AWS":
            yield from (_grant(each, caller) for each in who)
        elif kind not in ("Service", "Federated"):
            yield Grant.DIRECT, untold(f"who `{kind}` means can't be told")


def _grant(named: Text, caller: Caller | None) -> tuple[Grant, Truth]:
    if isinstance(named, Untold):
        return Grant.DIRECT, untold(named.why)
    if named == "*":
        return Grant.ANYONE, YES
    if caller is None or not caller.kind:
        return Grant.DIRECT, untold("it depends on the caller, and nobody said who calls")
    if ACCOUNT.fullmatch(named):
        return Grant.ACCOUNT, known(caller.account in named)
    if not ARN.fullmatch(named):
        return Grant.DIRECT, untold(f"who `{named[:60]}` is can't be told")
    return _by_arn(Caller(arn=named), named, caller)


def _by_arn(meant: Caller, named: str, caller: Caller) -> tuple[Grant, Truth]:
    if meant.account != caller.account:
        return Grant.DIRECT, NO
    match (meant.kind, caller.kind):
        case ("role", "role"):
            return Grant.ROLE, known(named == caller.arn)
        case ("role", "assumed-role"):
            same = meant.name == caller.name
            return Grant.ROLE, untold("the path of the session's role is not known") if same else NO
        case ("assumed-role", "role"):
            if caller.session:
                return Grant.DIRECT, known(named == caller.session)
            return Grant.DIRECT, untold("nobody said which session it is") if meant.name == caller.name else NO
        case ("user", "federated-user"):
            return Grant.DIRECT, untold("which user the federated session is of is not known")
    return Grant.DIRECT, known(named == caller.arn)
