"""A policy document as it is evaluated: its statements, each with its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import JsonValue

from proofbook.evidence.iam.actions import Actions, actions
from proofbook.evidence.iam.conditions import Condition, conditions
from proofbook.evidence.iam.written import Text, Untold, text

Effect = Literal["Allow", "Deny"]
VERSIONS = {"2012-10-17": True, "2008-10-17": False}
"""Whether policies of a version have variables; one that states none is of the elder."""
PARTS = {
    *("Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"),
    *("Principal", "NotPrincipal"),
}
RESOURCE = re.compile(r"\*|arn:.*", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a statement or a policy stands."""

    path: str
    document: int
    at: tuple[str | int, ...]

    def below(self, *steps: str | int) -> Place:
        """A place inside this one."""
        return Place(path=self.path, document=self.document, at=(*self.at, *steps))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Statement:
    """One statement; it equals itself alone, so that what was worked out about it is found at once."""

    place: Place
    effect: Effect
    sid: str
    actions: Actions
    is_not_action: bool
    resources: tuple[Text, ...]
    is_not_resource: bool
    conditions: tuple[Condition, ...]
    untold_conditions: str
    """Why its conditions can't be told; empty when they can."""
    principals: Mapping[str, tuple[Text, ...]] | None
    """Kind → who, of `Principal` or `NotPrincipal`; None in a policy that has neither."""
    is_not_principal: bool
    variables: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """One policy."""

    place: Place
    statements: tuple[Statement, ...]
    problem: str = ""
    """Why nothing can be told of it: AWS would not take it, or it isn't here. Its statements do not count then."""


def policy(document: JsonValue, place: Place, *, names_principals: bool = False) -> Policy:
    """The policy in a document, statements in lists as the readers have them.

    The policy of a resource names principals in every statement, every other kind of policy in none.
    """
    if not isinstance(document, dict) or not isinstance(document.get("Statement"), list):
        return Policy(place=place, statements=(), problem="it has no list of statements")
    version = document.get("Version", "2008-10-17")
    if not isinstance(version, str) or version not in VERSIONS:
        return Policy(place=place, statements=(), problem="its Version is none that AWS knows")
    unknown = sorted({*document} - {"Version", "Id", "Statement"})
    if unknown:
        return Policy(place=place, statements=(), problem=f"`{unknown[0]}` is no part of a policy")
    found: list[Statement] = []
    written = document["Statement"]
    assert isinstance(written, list)
    for index, each in enumerate(written):
        one = _statement(each, place.below("Statement", index), variables=VERSIONS[version])
        if not isinstance(one, str) and (one.principals is not None) is not names_principals:
            one = "it names no principal" if names_principals else "a policy of this kind names no principal"
        if isinstance(one, str):
            return Policy(place=place, statements=(), problem=f"statement {index + 1}: {one}")
        found.append(one)
    return Policy(place=place, statements=tuple(found))


def _statement(written: JsonValue, place: Place, *, variables: bool) -> Statement | str:
    wrong = _wrong(written)
    if wrong:
        return wrong
    assert isinstance(written, dict)
    named = actions(_texts(written, "Action"))
    if isinstance(named, str):
        return named
    asked = conditions(written.get("Condition", {}))
    if isinstance(asked, str):
        return asked
    principals = _principals(written)
    if isinstance(principals, str):
        return principals
    return Statement(
        place=place,
        effect="Allow" if written["Effect"] == "Allow" else "Deny",
        sid=str(written.get("Sid", "")),
        actions=named,
        is_not_action="NotAction" in written,
        resources=_texts(written, "Resource"),
        is_not_resource="NotResource" in written,
        conditions=() if isinstance(asked, Untold) else asked,
        untold_conditions=asked.why if isinstance(asked, Untold) else "",
        principals=principals,
        is_not_principal="NotPrincipal" in written,
        variables=variables,
    )


def _wrong(written: JsonValue) -> str:
    if not isinstance(written, dict):
        return "it is no mapping"
    unknown = sorted({*written} - PARTS)
    if unknown:
        return f"`{unknown[0]}` is no part of a statement"
    if written.get("Effect") not in ("Allow", "Deny"):
        return "its Effect is neither Allow nor Deny"
    for name in ("Action", "Resource", "Principal"):
        if name in written and f"Not{name}" in written:
            return f"it has {name} and Not{name}"
    if "Action" not in written and "NotAction" not in written:
        return "it names no action"
    if "NotPrincipal" in written and written["Effect"] == "Allow":
        return "NotPrincipal goes with Deny alone"
    # A role's trust policy has no resource but its role.
    if "Resource" not in written and "NotResource" not in written and "Principal" not in written:
        return "it names no resource"
    wrong = [each for each in _texts(written, "Resource") if isinstance(each, str) and not RESOURCE.fullmatch(each)]
    return f"`{wrong[0][:60]}` is no resource" if wrong else ""


def _texts(written: Mapping[str, JsonValue], name: str) -> tuple[Text, ...]:
    """What stands under the name or its opposite."""
    value = written.get(name, written.get(f"Not{name}", []))
    return tuple(text(each) for each in (value if isinstance(value, list) else [value]))


def _principals(written: Mapping[str, JsonValue]) -> Mapping[str, tuple[Text, ...]] | str | None:
    value = written.get("Principal", written.get("NotPrincipal"))
    if value is None:
        return None
    if not isinstance(value, dict):
        return "its Principal is no mapping"
    return {
        kind: tuple(text(each) for each in (who if isinstance(who, list) else [who])) for kind, who in value.items()
    }
