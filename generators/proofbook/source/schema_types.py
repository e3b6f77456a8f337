"""The types that a GraphQL schema declares: there `password: String!` says what a field is, and no password."""

from __future__ import annotations

import re

_BUILT_IN = frozenset({"String", "Int", "Float", "Boolean", "ID"})
_IS_A_SCHEMA = re.compile(
    r"^[ \t]*+(?:extend[ \t]++)?(?:type|input|interface)[ \t]++\w++[^\n:#]{0,500}\{[ \t\r]*$", re.MULTILINE
)
_DECLARED = re.compile(
    r"^[ \t]*+(?:extend[ \t]++)?(?:type|input|interface|enum|scalar|union)[ \t]++(\w++)", re.MULTILINE
)


def types_of_a_schema(text: str) -> frozenset[str]:
    """Their names with those of the built-in types; none when the text is no GraphQL schema."""
    if text.lstrip()[:1] in ("{", "[") or not _IS_A_SCHEMA.search(text):
        return frozenset()
    return _BUILT_IN | {found[1] for found in _DECLARED.finditer(text)}
