"""AWS's order of evaluation, case by case from its user guide; what that leaves open is undecided."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from proofbook.evidence.iam.decision import InForce, Limit, decision
from proofbook.evidence.iam.policies import Place, policy
from proofbook.evidence.iam.request import Call, Caller
from tests.evidence.iam.cases import OBJECT, ROLE, SESSION, USER, a_call, a_policy, allow, deny, document

FOREIGN = "arn:aws:iam::444455556666:user/bo"
ASKS_WHAT_NOBODY_SAID: dict[str, Any] = {"Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}
MAYBE = allow(**ASKS_WHAT_NOBODY_SAID)
ROLE_IN_SESSION = Caller(arn=ROLE, session=SESSION)


def outcome(call: Call, policies: InForce) -> str:
    said = decision(call, policies)
    return f"{said.outcome}{' by a statement' if said.is_explicit else ''}"


def scp(*statements: dict[str, Any]) -> Limit:
    return Limit(name="service control policy", policies=(a_policy(*statements),))


def boundary(*statements: dict[str, Any]) -> Limit:
    return Limit(name="permissions boundary", policies=(a_policy(*statements),))


def session(*statements: dict[str, Any]) -> Limit:
    return Limit(name="session policy", policies=(a_policy(*statements),))


STATES: dict[str, tuple[dict[str, Any], ...]] = {
    "allows": (allow(),),
    "denies": (allow(), deny()),
    "is silent": (allow("ec2:*"),),
}


@pytest.mark.parametrize("states", [*itertools.product(STATES, STATES, STATES, STATES)], ids=" / ".join)
def test_every_layer_must_allow_and_none_may_deny(states: tuple[str, ...]) -> None:
    """Two levels of service control policies, a boundary and the identity: 81 cases, said without the engine."""
    root, unit, limit, identity = (STATES[each] for each in states)
    policies = InForce(
        identity=(a_policy(*identity),), on_caller=(boundary(*limit),), on_account=(scp(*root), scp(*unit))
    )
    expected = "denied by a statement" if "denies" in states else "denied" if "is silent" in states else "allowed"
    assert outcome(a_call(), policies) == expected


PRINCIPALS: dict[str, tuple[Any, Any]] = {
    "its own ARN": (USER, {"AWS": USER}),
    "its session's ARN": (ROLE_IN_SESSION, {"AWS": SESSION}),
    "its role's ARN": (ROLE_IN_SESSION, {"AWS": ROLE}),
    "everybody": (ROLE_IN_SESSION, "*"),
    "its account": (USER, {"AWS": "111122223333"}),
    "another user": (USER, {"AWS": "arn:aws:iam::111122223333:user/bo"}),
    "a service": (USER, {"Service": "s3.amazonaws.com"}),
}


@pytest.mark.parametrize(
    ("named", "identity_allows", "limit", "expected"),
    [
        # Without any limit the resource's word is enough; the account's name only passes it on.
        ("its own ARN", False, "", "allowed"),
        ("its session's ARN", False, "", "allowed"),
        ("its role's ARN", False, "", "allowed"),
        ("everybody", False, "", "allowed"),
        ("its account", False, "", "undecided"),
        ("its account", True, "", "allowed"),
        ("another user", False, "", "denied"),
        ("another user", True, "", "allowed"),
        ("a service", False, "", "denied"),
        # What boundary or session policy merely don't allow stops a grant to the role, not one to user or session.
        ("its own ARN", False, "boundary", "allowed"),
        ("its session's ARN", False, "boundary", "allowed"),
        ("its session's ARN", False, "session", "allowed"),
        ("its role's ARN", False, "boundary", "denied"),
        ("its role's ARN", False, "session", "denied"),
        ("its role's ARN", True, "boundary", "denied"),
        ("everybody", False, "boundary", "undecided"),
        ("its account", True, "boundary", "undecided"),
        # An organisation limits all of them.
        ("its own ARN", False, "organisation", "denied"),
        ("its session's ARN", False, "organisation", "denied"),
    ],
)
def test_a_grant_by_the_resource_in_one_account(named: str, identity_allows: bool, limit: str, expected: str) -> None:
    caller, principal = PRINCIPALS[named]
    policies = InForce(
        identity=(a_policy(allow() if identity_allows else allow("ec2:*")),),
        on_caller={"boundary": (boundary(allow("ec2:*")),), "session": (session(allow("ec2:*")),)}.get(limit, ()),
        on_account=(scp(allow("ec2:*")),) if limit == "organisation" else (),
        resource=(a_policy(allow(Principal=principal)),),
    )
    assert outcome(a_call(caller=caller), policies) == expected


def test_no_boundary_limits_a_grant_to_everybody_that_asks_for_the_callers_arn() -> None:
    grant = allow(Principal="*", Condition={"ArnEquals": {"aws:PrincipalArn": ROLE}})
    policies = InForce(on_caller=(boundary(allow("ec2:*")),), resource=(a_policy(grant),))
    assert outcome(a_call(caller=ROLE_IN_SESSION), policies) == "allowed"


def test_a_denial_by_boundary_or_session_stops_any_grant_of_the_resource() -> None:
    for limit in (boundary(allow("ec2:*"), deny()), session(deny())):
        policies = InForce(on_caller=(limit,), resource=(a_policy(allow(Principal={"AWS": USER})),))
        assert outcome(a_call(), policies) == "denied by a statement"


@pytest.mark.parametrize("identity_allows", [True, False])
@pytest.mark.parametrize("principal", [{"AWS": FOREIGN}, {"AWS": "444455556666"}, "*", {"AWS": USER}, None])
def test_across_accounts_both_sides_must_allow(identity_allows: bool, principal: Any) -> None:
    resource = (a_policy(allow(Principal=principal)),) if principal else ()
    policies = InForce(identity=(a_policy(allow("s3:*" if identity_allows else "ec2:*")),), resource=resource)
    both = identity_allows and principal not in ({"AWS": USER}, None)
    call = a_call(caller=FOREIGN, is_same_account=False)
    assert outcome(call, policies) == ("allowed" if both else "denied")


def test_whose_the_resource_is_matters_only_where_it_changes_the_answer() -> None:
    nobody_said = a_call(is_same_account=None)
    assert outcome(nobody_said, InForce(identity=(a_policy(allow()),), resource=())) == "undecided"
    assert outcome(nobody_said, InForce(identity=(a_policy(allow("ec2:*")),), resource=())) == "denied"
    instance = a_call("ec2:StopInstances", "arn:aws:ec2:eu-central-1:111122223333:instance/i-1", is_same_account=None)
    assert outcome(instance, InForce(identity=(a_policy(allow("ec2:*")),))) == "allowed"


@pytest.mark.parametrize(
    ("identity", "expected"),
    [
        ((allow(), deny(**ASKS_WHAT_NOBODY_SAID)), "undecided"),
        ((MAYBE,), "undecided"),
        ((MAYBE, deny()), "denied by a statement"),
        ((MAYBE, allow()), "allowed"),
        ((allow("ec2:*"), deny(**ASKS_WHAT_NOBODY_SAID)), "denied"),
    ],
)
def test_what_is_certain_wins_over_what_is_not(identity: tuple[dict[str, Any], ...], expected: str) -> None:
    assert outcome(a_call(), InForce(identity=(a_policy(*identity),))) == expected


@pytest.mark.parametrize(
    ("written", "action", "resource", "speaks"),
    [
        ({"Action": "S3:GETOBJECT"}, "s3:GetObject", OBJECT, True),
        ({"Action": "s3:Get?bject"}, "s3:GetObject", OBJECT, True),
        ({"NotAction": "s3:Get*"}, "s3:GetObject", OBJECT, False),
        ({"NotAction": ["iam:*", "ec2:*"]}, "s3:GetObject", OBJECT, True),
        ({"Resource": "arn:aws:s3:::logs/*"}, "s3:GetObject", OBJECT, True),
        ({"Resource": "arn:aws:s3:::LOGS/*"}, "s3:GetObject", OBJECT, False),
        ({"Resource": "arn:aws:s3:::logs"}, "s3:GetObject", OBJECT, False),
        ({"Resource": "arn:aws:s3:::*.txt"}, "s3:GetObject", OBJECT, True),
        ({"Resource": "arn:aws:s3"}, "s3:GetObject", OBJECT, True),
        ({"Resource": "arn:aws:ec2:*"}, "s3:GetObject", OBJECT, False),
        ({"NotResource": "arn:aws:s3:::logs/*"}, "s3:GetObject", OBJECT, False),
        ({"NotResource": "arn:aws:s3:::other/*"}, "s3:GetObject", OBJECT, True),
        ({"Resource": "arn:aws:s3:::logs/${aws:PrincipalTag/year}/*"}, "s3:GetObject", OBJECT, None),
        # A `*` at the end of a part may reach beyond the colon; of one inside a part nothing is documented.
        ({"Resource": "arn:aws:sns:*:told"}, "sns:Publish", "arn:aws:sns:a:111122223333:told", True),
        ({"Resource": "arn:aws:sns:e*3:told"}, "sns:Publish", "arn:aws:sns:eu:111122223333:told", None),
        ({"Resource": "arn:aws:s3:::logs/*"}, "s3:GetObject", None, None),
        ({"Resource": "*"}, "s3:GetObject", None, True),
    ],
)
def test_a_statement_speaks_about_actions_and_resources(
    written: dict[str, Any], action: str, resource: str | None, speaks: bool | None
) -> None:
    named = {"Action": "*"} if "NotAction" not in written else {}
    where = {"Resource": "*"} if "NotResource" not in written else {}
    found = a_policy({"Effect": "Allow", **named, **where, **written})
    expected = {True: "allowed", False: "denied", None: "undecided"}[speaks]
    assert outcome(a_call(action, resource), InForce(identity=(found,))) == expected


def test_variables_are_text_in_policies_of_the_elder_version() -> None:
    home = allow(Resource="arn:aws:s3:::home/${aws:username}/*")
    call = a_call(resource="arn:aws:s3:::home/ana/x")
    assert outcome(call, InForce(identity=(a_policy(home),))) == "allowed"
    assert outcome(call, InForce(identity=(a_policy(home, version="2008-10-17"),))) == "denied"


@pytest.mark.parametrize(
    "written",
    [
        {"Effect": "allow"},
        {"Action": "s3"},
        {"Action": 7},
        {"NotAction": "s3:*"},
        {"Resource": "logs/*"},
        {"Condition": {"StringLikes": {"aws:UserAgent": "*"}}},
        {"Conditions": {}},
    ],
)
def test_a_policy_that_aws_would_not_take_decides_nothing(written: dict[str, Any]) -> None:
    """Not even by its other statements, as it can't be in force."""
    assert outcome(a_call(), InForce(identity=(a_policy(deny(), {**allow(), **written}),))) == "undecided"


def test_a_policy_of_the_wrong_kind_decides_nothing() -> None:
    place = Place(path="p", document=0, at=())
    assert policy(document(allow(Principal="*")), place).problem
    assert policy(document(allow()), place, names_principals=True).problem


def test_a_key_and_a_role_have_to_consent_themselves() -> None:
    key = "arn:aws:kms:eu-central-1:111122223333:key/k"
    mine = a_policy(allow("kms:*"))
    call = a_call("kms:Decrypt", key)
    own = {"to the account": {"AWS": "arn:aws:iam::111122223333:root"}, "to another": {"AWS": FOREIGN}}
    granting = {name: (a_policy(allow("kms:*", Principal=who)),) for name, who in own.items()}
    assert outcome(call, InForce(identity=(mine,))) == "undecided"
    assert outcome(call, InForce(identity=(mine,), resource=granting["to the account"])) == "allowed"
    assert outcome(call, InForce(identity=(mine,), resource=granting["to another"])) == "denied"


def test_a_notprincipal_never_excepts_who_has_a_boundary() -> None:
    but = a_policy({**deny(), "NotPrincipal": {"AWS": [USER, "arn:aws:iam::111122223333:root"]}})
    mine = a_policy(allow())
    assert outcome(a_call(), InForce(identity=(mine,), resource=(but,))) == "allowed"
    limited = InForce(identity=(mine,), on_caller=(boundary(allow()),), resource=(but,))
    assert outcome(a_call(), limited) == "denied by a statement"
    assert outcome(a_call(caller=ROLE), InForce(identity=(mine,), resource=(but,))) == "undecided"


def test_no_service_control_policy_binds_a_role_that_is_linked_to_a_service() -> None:
    linked = "arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/R"
    policies = InForce(identity=(a_policy(allow()),), on_account=(scp(deny()),))
    assert outcome(a_call(caller=linked), policies) == "allowed"


def test_a_decision_names_the_statement_that_decided() -> None:
    said = decision(a_call(), InForce(identity=(a_policy(allow(), deny("ec2:*"), deny("s3:Get*")),)))
    assert said.place == Place(path="policy.json", document=0, at=("Statement", 2))
    assert decision(a_call(), InForce(on_account=(scp(),), identity=(a_policy(allow()),))).why == (
        "the service control policy does not allow it"
    )
