"""Conditions hold as AWS documents each operator, and what nobody said leaves them open."""

from __future__ import annotations

from typing import Any

import pytest

from proofbook.evidence.iam.conditions import conditions, holds
from proofbook.evidence.iam.request import Context
from proofbook.evidence.iam.truth import every
from tests.evidence.iam.cases import document


def held(condition: dict[str, Any], absent: tuple[str, ...] = (), **given: Any) -> bool | None:
    """Whether a condition holds of a request with the key `k` and others."""
    read: Any = document({"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": condition})
    found = conditions(read["Statement"][0]["Condition"])
    assert isinstance(found, tuple), found
    keys = {key: value if isinstance(value, tuple) else (value,) for key, value in given.items()}
    context = Context(given=keys, absent=frozenset(absent))
    return every(holds(each, context, variables=True) for each in found).value


@pytest.mark.parametrize(
    ("operator", "wanted", "value", "result"),
    [
        ("StringEquals", "a*", "a*", True),
        ("StringEquals", "a*", "ab", False),
        ("StringEquals", "Ab", "ab", False),
        ("StringNotEquals", ["a", "b"], "b", False),
        ("StringNotEquals", ["a", "b"], "c", True),
        ("StringEqualsIgnoreCase", "Ab", "aB", True),
        ("StringNotEqualsIgnoreCase", "Ab", "aB", False),
        ("StringLike", "a?c*", "abc", True),
        ("StringLike", "a?c", "ac", False),
        ("StringLike", "A*", "abc", False),
        ("StringLike", "${*}x${?}${$}", "*x?$", True),
        ("StringLike", "${*}", "anything", False),
        ("StringNotLike", ["a*", "*z"], "abc", False),
        ("NumericEquals", "10", "10.0", True),
        ("NumericNotEquals", 10, "10", False),
        ("NumericLessThan", 10, "9", True),
        ("NumericLessThanEquals", "10", "10", True),
        ("NumericGreaterThan", "9", "10", True),
        ("NumericGreaterThanEquals", "10.5", "10", False),
        ("NumericEquals", "ten", "10", None),
        ("DateLessThan", "2026-07-01T00:00:00Z", "2026-06-30T23:59:59Z", True),
        ("DateGreaterThan", "2026-07-01", "2026-07-01T02:00:00+02:00", False),
        ("DateEquals", "2026-07-01", "2026-07-01T02:00:00+02:00", True),
        ("DateLessThanEquals", "2026", "1767225600", True),
        ("DateNotEquals", "2026-07-01", "2026-07-02", True),
        ("DateEquals", "soon", "2026-07-02", None),
        ("DateEquals", "2026-07-01T00:00:00", "2026-07-01T00:00:00Z", None),
        ("Bool", True, "true", True),
        ("Bool", "false", "true", False),
        ("Bool", "yes", "true", None),
        ("BinaryEquals", "QmluYXJ5", "QmluYXJ5", True),
        ("BinaryEquals", "QmluYXJ5", "QmluYXI=", False),
        ("IpAddress", "10.0.0.0/8", "10.1.2.3", True),
        ("IpAddress", ["192.0.2.0/24", "203.0.113.7"], "203.0.113.7", True),
        ("IpAddress", "2001:db8::/32", "2001:db8::1", True),
        ("IpAddress", "0.0.0.0/0", "2001:db8::1", False),
        ("NotIpAddress", "10.0.0.0/8", "10.1.2.3", False),
        ("IpAddress", "10.0.0.*", "10.0.0.1", None),
        ("ArnLike", "arn:aws:sns:*:111122223333:a*", "arn:aws:sns:eu-central-1:111122223333:abc", True),
        ("ArnEquals", "arn:aws:sns:*:111122223333:*", "arn:aws:sns:eu-central-1:111122223333:abc", True),
        ("ArnLike", "arn:aws:sns:*:abc", "arn:aws:sns:eu-central-1:111122223333:abc", None),
        # Part by part: no wildcard reaches beyond its colon.
        ("ArnLike", "arn:aws:*:x:111122223333:t", "arn:aws:sns:a:x:111122223333:t", False),
        ("ArnNotLike", "arn:aws:sns:*:111122223333:*", "arn:aws:sns:eu-central-1:444455556666:abc", True),
    ],
)
def test_an_operator_compares_as_documented(operator: str, wanted: Any, value: str, result: bool | None) -> None:
    assert held({operator: {"k": wanted}}, k=value) is result


@pytest.mark.parametrize(
    ("operator", "result"),
    [
        ("StringEquals", False),
        ("StringLike", False),
        ("Bool", False),
        ("NumericLessThan", False),
        ("StringNotEquals", True),
        ("StringNotLike", True),
        ("ArnNotLike", True),
        ("NotIpAddress", True),
        ("NumericNotEquals", True),
        ("DateNotEquals", True),
        ("StringEqualsIfExists", True),
        ("StringNotEqualsIfExists", True),
        ("BoolIfExists", True),
        ("ForAllValues:StringEquals", True),
        ("ForAllValues:StringNotEquals", True),
        ("ForAnyValue:StringEquals", False),
        ("ForAnyValue:StringNotEquals", False),
    ],
)
def test_a_key_that_the_request_lacks_decides_by_the_operator(operator: str, result: bool) -> None:
    wanted = {"NumericLessThan": "1", "NumericNotEquals": "1", "DateNotEquals": "2026", "NotIpAddress": "10.0.0.0/8"}
    condition = {operator: {"k": wanted.get(operator, "true")}}
    assert held(condition, absent=("K",)) is result
    assert held(condition) is None, "nobody said whether the request has it"


@pytest.mark.parametrize(
    ("operator", "values", "result"),
    [
        ("ForAllValues:StringEquals", ("a", "b"), True),
        ("ForAllValues:StringEquals", ("a", "c"), False),
        ("ForAnyValue:StringEquals", ("a", "c"), True),
        ("ForAnyValue:StringEquals", ("c", "d"), False),
        ("ForAllValues:StringNotEquals", ("c", "d"), True),
        ("ForAllValues:StringNotEquals", ("a", "d"), False),
        ("ForAnyValue:StringNotEquals", ("a", "d"), True),
        ("ForAnyValue:StringNotLike", ("a", "b"), False),
        ("StringEquals", ("a", "b"), None),
    ],
)
def test_sets_of_values_are_compared_each_or_any(operator: str, values: tuple[str, ...], result: bool | None) -> None:
    assert held({operator: {"k": ["a", "b"]}}, k=values) is result


@pytest.mark.parametrize(("wanted", "there", "lacking"), [("true", False, True), (False, True, False)])
def test_null_asks_whether_the_key_is_there(wanted: Any, there: bool, lacking: bool) -> None:
    assert held({"Null": {"k": wanted}}, k="x") is there
    assert held({"Null": {"k": wanted}}, absent=("k",)) is lacking
    assert held({"Null": {"k": wanted}}) is None


def test_operators_and_keys_must_all_hold_and_one_that_does_not_settles_it() -> None:
    both = {"StringEquals": {"k": "a", "l": "b"}, "Bool": {"m": "true"}}
    assert held(both, k="a", l="b", m="true") is True
    assert held(both, k="a", l="x") is False
    assert held(both, k="a", l="b") is None


@pytest.mark.parametrize(
    ("wanted", "result"),
    [
        ("home/${aws:username}/*", True),
        ("home/${AWS:UserName}/*", True),
        ("home/${aws:PrincipalTag/team, 'ana'}/*", True),
        ("home/${aws:PrincipalTag/team}/*", None),
        ("home/${aws:PrincipalTag/none}/*", None),
        ("home/${unknown", None),
    ],
)
def test_a_variable_is_filled_in_from_the_request(wanted: str, result: bool | None) -> None:
    given = {"aws:username": "ana", "k": "home/ana/x"}
    assert held({"StringLike": {"k": wanted}}, absent=("aws:PrincipalTag/team",), **given) is result


@pytest.mark.parametrize("operator", ["StringLikes", "stringlike", "ForSomeValues:StringLike", "NullIfExists", ""])
def test_an_operator_that_does_not_exist_makes_the_policy_unreadable(operator: str) -> None:
    assert isinstance(conditions({operator: {"k": ["a"]}}), str)
