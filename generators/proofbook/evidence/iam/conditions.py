"""The `Condition` of a statement: operators and keys must all hold, of the values of a key one suffices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import JsonValue

from proofbook.evidence.iam.operators import OPERATORS, Filling, Operator
from proofbook.evidence.iam.request import Context
from proofbook.evidence.iam.truth import NO, YES, Truth, every, known, negation, some, untold
from proofbook.evidence.iam.written import Text, Untold, text

SETS = ("ForAllValues", "ForAnyValue")
IF_EXISTS = "IfExists"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One operator with one key."""

    of: str
    """`ForAllValues`, `ForAnyValue` or empty."""
    operator: str
    """Without what stands before and behind it."""
    if_exists: bool
    key: str
    values: tuple[Text, ...]


def conditions(written: JsonValue) -> tuple[Condition, ...] | Untold | str:
    """The conditions of a statement; in words what is wrong with them, or why they can't be told."""
    if not isinstance(written, dict):
        return "its Condition is no mapping"
    found: list[Condition] = []
    for name, keys in written.items():
        if name.startswith("Fn::") or name == "Ref":
            return Untold("its conditions are filled in when the template is deployed")
        one = _of_operator(name, keys)
        if not isinstance(one, tuple):
            return one
        found.extend(one)
    return tuple(found)


def _of_operator(name: str, keys: JsonValue) -> tuple[Condition, ...] | Untold | str:
    of, colon, rest = name.rpartition(":")
    base = rest.removesuffix(IF_EXISTS)
    is_null = base == "Null"
    if (colon and of not in SETS) or (base not in OPERATORS and not is_null) or (is_null and (of or base != rest)):
        return f"`{name}` is no condition operator that is known here"
    if not isinstance(keys, dict):
        return f"what stands under `{name}` is no mapping"
    if any(key.startswith("Fn::") or key == "Ref" for key in keys):
        return Untold("its conditions are filled in when the template is deployed")
    return tuple(
        Condition(of=of, operator=base, if_exists=base != rest, key=key, values=tuple(_texts(value)))
        for key, value in keys.items()
    )


def _texts(value: JsonValue) -> Iterator[Text]:
    for each in value if isinstance(value, list) else [value]:
        yield text(each)


def holds(condition: Condition, context: Context, *, variables: bool) -> Truth:
    """Whether the condition holds for the request."""
    given = context.values(condition.key)
    if given is None:
        return untold(f"it depends on `{condition.key}`, and nobody said what that is")
    if condition.operator == "Null":
        return _is_absent(condition, is_absent=not given)
    operator = OPERATORS[condition.operator]
    if not condition.values:
        return untold(f"the condition on `{condition.key}` names no value")
    if not given:
        return known(_without_a_value(condition, operator))
    if not condition.of and len(given) > 1:
        return untold(f"`{condition.key}` has several values, and its operator takes one")
    filling = Filling(context, variables)
    fits = [_fits(operator, value, condition.values, filling) for value in given]
    return some(fits) if condition.of == "ForAnyValue" else every(fits)


def _without_a_value(condition: Condition, operator: Operator) -> bool:
    if condition.if_exists or condition.of == "ForAllValues":
        return True
    return operator.is_negated and condition.of != "ForAnyValue"


def _fits(operator: Operator, value: str, wanted: tuple[Text, ...], filling: Filling) -> Truth:
    agrees = some(
        untold(each.why) if isinstance(each, Untold) else operator.agrees(value, each, filling) for each in wanted
    )
    return negation(agrees) if operator.is_negated else agrees


def _is_absent(condition: Condition, *, is_absent: bool) -> Truth:
    return some(_null(each, is_absent=is_absent) for each in condition.values)


def _null(wanted: Text, *, is_absent: bool) -> Truth:
    if isinstance(wanted, Untold):
        return untold(wanted.why)
    match wanted.lower():
        case "true":
            return YES if is_absent else NO
        case "false":
            return NO if is_absent else YES
    return untold(f"`{wanted[:60]}` is neither true nor false")
