"""ARNs against patterns: part by part between the colons."""

from __future__ import annotations

from proofbook.evidence.iam.patterns import LONGEST, Token, Tokens, Wildcard, matches
from proofbook.evidence.iam.truth import NO, YES, Truth, known, untold

PARTS = 6
"""`arn`, partition, service, Region, account, and the rest, which may hold colons of its own."""
Many = (Wildcard.MANY,)


def arn_matches(pattern: Tokens, arn: str) -> Truth:
    """Whether a condition's pattern stands for an ARN: each of the six parts by itself."""
    parts = _parts(pattern)
    if len(parts) < PARTS:
        return untold("a pattern of ARNs in a condition has fewer than six parts")
    given = arn.split(":", PARTS - 1)
    if len(arn) > LONGEST:
        return untold("an ARN in the request is longer than is looked at")
    return known(len(given) == PARTS and all(map(matches, parts, given)))


def resource_matches(pattern: Tokens, resource: str | None) -> Truth:
    """Whether an element of `Resource` stands for a resource; of a resource that nobody named, only `*` is certain to.

    A pattern with fewer than six parts goes on with wildcards, and a `*` at the end of a part may reach beyond the
    colon: both as AWS documents it.
    """
    if pattern == Many:
        return YES
    if resource is None:
        return untold("it depends on the resource, and nobody said which")
    if len(resource) > LONGEST:
        return untold("the resource's name is longer than is looked at")
    parts, given = _parts(pattern), resource.split(":", PARTS - 1)
    parts += [Many] * (PARTS - len(parts))
    if len(given) == PARTS and all(map(matches, parts, given)):
        return YES
    if not matches(pattern, resource):
        return NO
    if all(_reaches_on(part) for part in parts[:-1]):
        return YES
    return untold("whether a wildcard inside a part of an ARN reaches beyond it is not documented")


def _reaches_on(part: Tokens) -> bool:
    """Whether its only wildcards are `*` at its end."""
    return all(isinstance(each, str) for each in part[:-1]) and part[-1:] != (Wildcard.ONE,)


def _parts(pattern: Tokens) -> list[Tokens]:
    parts: list[list[Token]] = [[]]
    for each in pattern:
        if each == ":" and len(parts) < PARTS:
            parts.append([])
        else:
            parts[-1].append(each)
    return [tuple(part) for part in parts]
