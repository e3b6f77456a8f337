"""AWS's evaluation of a call: any deny wins, then every limit must allow it, then identity or resource must grant it.

The order and the exceptions are those of the IAM user guide, "Policy evaluation logic"; what it leaves open is
undecided here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from proofbook.evidence.iam.finding import Finding, best, both
from proofbook.evidence.iam.policies import Effect, Place, Policy
from proofbook.evidence.iam.principals import Grant, grants, names
from proofbook.evidence.iam.request import Call, with_what_follows
from proofbook.evidence.iam.statements import speaks
from proofbook.evidence.iam.truth import YES, Truth, every, untold

OWN_POLICY_FIRST = ("kms:", "sts:assumerole")
"""Actions on what nobody reaches unless its own policy says so: keys, and roles that are taken on."""

BY_ARN = ("ArnEquals", "ArnLike", "StringEquals", "StringLike")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """Policies that grant nothing: one of them has to allow what is to happen."""

    name: str
    """Such as `service control policy`."""
    policies: tuple[Policy, ...]
    is_whole: bool = True
    """Whether these are all policies of the limit, so that what none of them allows is denied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """The policies that bear on a caller and a resource."""

    identity: tuple[Policy, ...] | None = ()
    """Of the caller; None: nobody said which."""
    on_caller: tuple[Limit, ...] = ()
    """Permissions boundary and session policies."""
    on_account: tuple[Limit, ...] = ()
    """Service and resource control policies, each level of the organisation by itself."""
    resource: tuple[Policy, ...] | None = None
    """Of resources; None: nobody said whether there are any."""
    is_resource_whole: bool = True
    """Whether the policy of the very resource is among them, so that what it does not allow is not allowed."""
    grants_assumed: bool = False
    """Whether something that isn't here is taken to grant everything: what then is denied is denied for certain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What AWS would answer."""

    outcome: Literal["allowed", "denied", "undecided"]
    is_explicit: bool = False
    """Whether a statement denies it, not merely none allows it."""
    why: str = ""
    place: Place | None = None
    """The statement that decided; None where it is the lack of one."""


def decision(call: Call, policies: InForce) -> Decision:
    """What the policies say of the call."""
    call = replace(call, context=with_what_follows(call.context, call.caller))
    if call.caller and call.caller.is_service_linked:
        policies = replace(policies, on_account=())
    deny = best(_denials(call, policies))
    if deny.truth.value:
        return Decision(outcome="denied", is_explicit=True, why="a statement denies it", place=deny.place)
    allow = _allowed(call, policies)
    if allow.truth.value is False:
        return Decision(outcome="denied", why=allow.lacks or "nothing allows it")
    for doubt in (deny, allow):
        if doubt.truth.value is None:
            return Decision(outcome="undecided", why=doubt.truth.why, place=doubt.place)
    return Decision(outcome="allowed", why="a statement allows it", place=allow.place)


def _denials(call: Call, policies: InForce) -> Iterator[Finding]:
    for limit in (*policies.on_account, *policies.on_caller):
        yield from _spoken(limit.policies, "Deny", call)
    yield from _spoken(policies.identity or (), "Deny", call)
    has_boundary = any(limit.name == "permissions boundary" for limit in policies.on_caller)
    for policy in policies.resource or ():
        yield from _doubt(policy)
        for each in policy.statements:
            if each.effect == "Deny":
                meant = every((names(each, call.caller, has_boundary=has_boundary), speaks(each, call)))
                yield Finding(meant, each.place)


def _allowed(call: Call, policies: InForce) -> Finding:
    account = _within(policies.on_account, call)
    if account.truth.value is False:
        return account
    caller = _within(policies.on_caller, call)
    if policies.grants_assumed:
        return both(both(Finding(YES), caller), account)
    match call.in_same_account:
        case True:
            granted = _in_one_account(call, policies, caller)
        case False:
            granted = _across_accounts(call, policies, caller)
        case None:
            granted = _either(_in_one_account(call, policies, caller), _across_accounts(call, policies, caller))
    return both(granted, account)


def _in_one_account(call: Call, policies: InForce, caller: Finding) -> Finding:
    by_resource = [*_grants(call, policies.resource or ())]
    identity = both(_identity(call, policies), caller)
    if call.action.lower().startswith(OWN_POLICY_FIRST):
        identity = both(identity, _delegated(by_resource, policies))
    ways = [identity, *(_worth(grant, found, caller) for grant, found in by_resource)]
    found = best(ways)
    return replace(found, lacks=identity.lacks) if found.truth.value is False else found


def _across_accounts(call: Call, policies: InForce, caller: Finding) -> Finding:
    resource = best(found for _, found in _grants(call, policies.resource or ()))
    if resource.truth.value is False and not _is_told(policies):
        resource = Finding(untold("what the other account's resource allows is not here"))
    lacks = "the resource's policy does not allow it"
    return both(both(_identity(call, policies), caller), replace(resource, lacks=lacks))


def _is_told(policies: InForce) -> bool:
    """Whether what the resource itself allows is known."""
    return policies.resource is not None and policies.is_resource_whole


def _either(same: Finding, across: Finding) -> Finding:
    if same.truth.value is across.truth.value:
        return same
    return Finding(untold("it depends on whether the resource is in the caller's account"), same.place)


def _worth(grant: Grant, found: Finding, caller: Finding) -> Finding:
    """What a grant by the resource is worth to a caller of the same account."""
    match grant:
        case Grant.DIRECT:
            return found
        case Grant.ROLE:
            return both(found, caller)
        case Grant.ANYONE:
            # Documented for grants to everybody that then ask for the caller's ARN: no boundary limits them.
            if found.is_by_arn or caller.truth.value:
                return found
            doubt = "whether boundaries and session policies limit what anybody is granted is not documented"
            return both(found, Finding(untold(doubt)))
        case Grant.ACCOUNT:
            return both(found, Finding(untold("the resource leaves it to the account, and nothing else allows it")))


def _delegated(by_resource: list[tuple[Grant, Finding]], policies: InForce) -> Finding:
    """Whether the resource's own policy leaves it to the account's policies."""
    found = best(found for grant, found in by_resource if grant in (Grant.ACCOUNT, Grant.ANYONE))
    if found.truth.value is False and not _is_told(policies):
        return Finding(untold("what the policy of the key or role itself says is not here"))
    return replace(found, lacks="the policy of the key or role itself does not allow it")


def _identity(call: Call, policies: InForce) -> Finding:
    if call.caller is not None and call.caller.kind in ("", "root"):
        return Finding(untold("what this kind of principal may do is not decided here"))
    if policies.identity is None:
        return Finding(untold("which policies the caller has is not here"))
    found = best(_spoken(policies.identity, "Allow", call))
    return replace(found, lacks="no identity policy allows it")


def _within(limits: tuple[Limit, ...], call: Call) -> Finding:
    """Whether each limit allows the call."""
    found = Finding(YES)
    for limit in limits:
        allow = best(_spoken(limit.policies, "Allow", call))
        if allow.truth.value is False and not limit.is_whole:
            allow = Finding(untold(f"no {limit.name} here allows it, and which others stand beside it is not known"))
        found = both(found, replace(allow, lacks=f"the {limit.name} does not allow it"))
    return found


def _grants(call: Call, policies: tuple[Policy, ...]) -> Iterator[tuple[Grant, Finding]]:
    for policy in policies:
        yield from ((Grant.DIRECT, each) for each in _doubt(policy))
        for each in policy.statements:
            if each.effect != "Allow":
                continue
            spoken = speaks(each, call)
            is_by_arn = any(one.key.lower() == "aws:principalarn" and one.operator in BY_ARN for one in each.conditions)
            for grant, truth in grants(each, call.caller):
                yield grant, Finding(every((truth, spoken)), each.place, is_by_arn=is_by_arn)


def _spoken(policies: tuple[Policy, ...], effect: Effect, call: Call) -> Iterator[Finding]:
    for policy in policies:
        yield from _doubt(policy)
        for each in policy.statements:
            if each.effect == effect:
                yield Finding(speaks(each, call), each.place)


def _doubt(policy: Policy) -> Iterator[Finding]:
    if policy.problem:
        yield Finding(Truth(None, policy.problem), policy.place)
