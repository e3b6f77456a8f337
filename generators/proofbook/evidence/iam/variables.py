"""Policy variables: `${aws:username}` in a policy's text, filled in from the request."""

from __future__ import annotations

import re

from proofbook.evidence.iam.patterns import LONGEST, Tokens, literal, tokens
from proofbook.evidence.iam.request import Context
from proofbook.evidence.iam.truth import Truth, untold
from proofbook.source.redaction import PLACEHOLDER

VARIABLE = re.compile(r"\$\{([^{}]*)\}")
WITH_DEFAULT = re.compile(r"\s*([^,\s]+)\s*(?:,\s*'([^']*)'\s*)?")
ESCAPED = {"*", "?", "$"}


def filled(text: str, context: Context, *, variables: bool, wildcards: bool) -> Tokens | Truth:
    """The text as a pattern, or why it can't be told what it says here.

    Variables count in policies of version 2012-10-17 only; before that, `${` is text.
    """
    if len(text) > LONGEST:
        return untold("a value in the policy is longer than AWS takes")
    if PLACEHOLDER in text:
        return untold("a value in the policy was taken out as a secret")
    written = tokens if wildcards else literal
    if not variables or "${" not in text:
        return written(text)
    # Every odd piece is what stands between the braces.
    pieces = VARIABLE.split(text)
    if any("${" in piece for piece in pieces[::2]):
        return untold(f"`{text}` holds a variable that does not end")
    found: list[Tokens] = []
    for index, piece in enumerate(pieces):
        part = _value(piece, context) if index % 2 else written(piece)
        if isinstance(part, Truth):
            return part
        found.append(part)
    whole = tuple(token for part in found for token in part)
    return whole if len(whole) <= LONGEST else untold("a value in the policy is longer than AWS takes")


def _value(inside: str, context: Context) -> Tokens | Truth:
    if inside in ESCAPED:
        return literal(inside)
    named = WITH_DEFAULT.fullmatch(inside)
    if named is None:
        return untold(f"`${{{inside}}}` is no variable that is known here")
    key, default = named[1], named[2]
    values = context.values(key)
    if values is None:
        return untold(f"nobody said what `{key}` is")
    if values:
        return _literal_value(key, values)
    return untold(f"`{key}` has no value in this request") if default is None else literal(default)


def _literal_value(key: str, values: tuple[str, ...]) -> Tokens | Truth:
    if len(values) > 1:
        return untold(f"`{key}` has several values, and a variable takes one")
    # Whether a wildcard inside a value stands for itself is not documented.
    if "*" in values[0] or "?" in values[0]:
        return untold(f"the value of `{key}` holds a wildcard")
    return literal(values[0])
