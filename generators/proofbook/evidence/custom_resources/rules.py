"""The rules that a definition adds to its schema, in the Common Expression Language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import celpy
import lark
from celpy import celtypes
from celpy.celparser import CELParseError
from celpy.evaluation import CELEvalError, CELUnsupportedError, base_functions

from proofbook.evidence.custom_resources.evaluator import StrictRunner
from proofbook.evidence.custom_resources.finding import Finding, Path, broken, is_filled_in_later, untold, written
from proofbook.evidence.custom_resources.preparation import schema_of_field
from proofbook.evidence.custom_resources.values import as_resource, seen_by_rules

Schema = Mapping[str, Any]
KNOWN = {*base_functions, "has", "all", "exists", "exists_one", "map", "filter", "dyn"} - {"list", "map_type", "uint"}
QUOTED = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"")
CALLS = ("ident_arg", "dot_ident_arg", "member_dot_arg")
TROUBLE = (
    CELEvalError, CELUnsupportedError, CELParseError, lark.exceptions.LarkError, ValueError, TypeError,
    ArithmeticError, LookupError, AttributeError, RecursionError,
)  # fmt: skip
"""What cel-python raises on an expression that it can't read or evaluate."""


def broken_rules(value: Any, schema: Schema) -> Iterator[Finding]:
    """The rules that don't hold for a resource, and those of which it can't be told.

    Rules that compare with an earlier state of the object (`oldSelf`) have nothing to compare with: `transitions`
    counts them. What Kubernetes adds to the language and cel-python does not have is undecided, rule by rule.
    """
    for rule, each, typed_by, at in _applied(value, as_resource(schema), ()):
        found = _judged(rule, each, typed_by, at)
        if found is not None:
            yield found


def transitions(schema: Schema) -> int:
    """How many rules of the schema only apply to a change of an object."""
    own = sum(_is_transition(rule) for rule in schema.get("x-kubernetes-validations", ()))
    below = [*schema.get("properties", {}).values(), schema.get("items"), schema.get("additionalProperties")]
    return own + sum(transitions(each) for each in below if isinstance(each, dict))


def _applied(value: Any, schema: Schema, at: Path) -> Iterator[tuple[Schema, Any, Schema, Path]]:
    """Each rule with the value that it is about."""
    for rule in schema.get("x-kubernetes-validations", ()):
        yield rule, value, schema, at
    if isinstance(value, list):
        for index, each in enumerate(value):
            yield from _applied(each, schema.get("items", {}), (*at, index))
    if isinstance(value, dict):
        for name, each in value.items():
            below = schema_of_field(schema, name)
            if below is not None:
                resource = as_resource(below) if below.get("x-kubernetes-embedded-resource") else below
                yield from _applied(each, resource, (*at, name))


def _judged(rule: Schema, value: Any, schema: Schema, at: Path) -> Finding | None:
    text = rule["rule"]
    where = _place(rule, at)
    if _is_transition(rule):
        return None
    why = _unreadable(text)
    if why:
        return untold(f"{_short(text)}: {why}", where)
    try:
        held = _evaluated(text, seen_by_rules(value, schema))
    except TROUBLE:
        return untold(f"{_short(text)}: evaluating it ends in an error here", where)
    if not isinstance(held, celtypes.BoolType):
        return untold(f"{_short(text)}: its answer is neither true nor false", where)
    if is_filled_in_later(value) and (not held or "redacted" in str(value)):
        return untold(f"{_short(text)}: it is about text that is filled in later", where)
    return None if held else broken(_said(rule, value, schema, at), where)


def _said(rule: Schema, value: Any, schema: Schema, at: Path) -> str:
    message = rule.get("message")
    said = message.strip() if isinstance(message, str) else ""
    expression = rule.get("messageExpression")
    if isinstance(expression, str) and not _unreadable(expression):
        try:
            answer = _evaluated(expression, seen_by_rules(value, schema))
        except TROUBLE:
            answer = None
        if isinstance(answer, str) and answer.strip() and "\n" not in answer:
            said = str(answer).strip()
    return f"{written(at) or 'the object'}: {said[:200] or 'breaks the rule ' + _short(rule['rule'])}"


def _place(rule: Schema, at: Path) -> Path:
    """Where the rule says that its mistake is: `.a.b` below the value that it is about."""
    path = rule.get("fieldPath")
    if isinstance(path, str) and re.fullmatch(r"(\.[A-Za-z0-9_]+)+", path):
        return (*at, *path[1:].split("."))
    return at


def _is_transition(rule: Schema) -> bool:
    if "oldSelf" not in rule["rule"] or rule.get("optionalOldSelf") is True:
        return False
    tree = _tree(rule["rule"])
    if tree is not None:
        return "oldSelf" in {str(each) for each in tree.scan_values(_is_name)}
    outside = QUOTED.sub("", rule["rule"])
    return re.search(r"\boldSelf\b", outside) is not None and not {"'", '"'} & {*outside}


def _unreadable(text: str) -> str:
    tree = _tree(text)
    if tree is None:
        return "it is not in the part of the language that is evaluated here"
    calls = (each for each in tree.iter_subtrees() if each.data in CALLS)
    unknown = sorted({str(each) for call in calls for each in call.children if _is_name(each)} - KNOWN)
    return f"`{unknown[0]}` is not evaluated here" if unknown else ""


def _is_name(token: Any) -> bool:
    return isinstance(token, lark.Token) and token.type == "IDENT"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return f"the rule `{line}`" if len(line) <= 100 else f"the rule `{line[:99]}…`"


@cache
def _environment() -> celpy.Environment:
    return celpy.Environment(runner_class=StrictRunner)


@cache
def _tree(text: str) -> lark.Tree[lark.Token] | None:
    try:
        return _environment().compile(text)
    except TROUBLE:
        return None


def _evaluated(text: str, value: celtypes.Value) -> Any:
    tree = _tree(text)
    assert tree is not None
    return _environment().program(tree).evaluate({"self": value})
