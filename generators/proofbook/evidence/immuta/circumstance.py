"""Whether a policy applies to a table, and a rule to a column: yes, no, or nobody can tell (None)."""

from __future__ import annotations

import re

from proofbook.evidence.immuta.entitlement import Said, all_of, any_of
from proofbook.evidence.immuta.policies import CircumstanceShape, PolicyShape
from proofbook.evidence.immuta.tables import Column, Table, carries

LITERAL = re.compile(r"\^?[A-Za-z0-9_]+\$?")
"""An expression that is a plain text; others are not tried, as they may run for ever."""


def applies(policy: PolicyShape, table: Table) -> Said:
    """Whether the policy applies to the table. Without circumstances it is for owners to choose, or for all."""
    if not policy.circumstances or policy.owner_restrictions is not None:
        return None
    said = [_holds(each, table) for each in policy.circumstances]
    return any_of(said) if policy.circumstance_operator == "any" else all_of(said)


def reaches(field: CircumstanceShape, column: Column) -> Said:
    """Whether a rule's field means the column."""
    match field.type:
        case "columnTags" if field.column_tag:
            return _carries(column.tags, field.column_tag)
        case "columnRegex" if field.regex:
            return _matches(field, column.name)
        case "noTags":
            return not column.tags
        case _:
            return None


def _holds(circumstance: CircumstanceShape, table: Table) -> Said:
    match circumstance.type:
        case "tags" if circumstance.tag:
            return _carries(table.tags, circumstance.tag)
        case "columnTags" | "columnRegex" | "noTags":
            return any_of(reaches(circumstance, each) for each in table.columns)
        case _:
            return None


def _carries(tags: frozenset[str], wanted: str) -> Said:
    if carries(tags, wanted):
        return True
    return None if carries({tag.casefold() for tag in tags}, wanted.casefold()) else False


def _matches(field: CircumstanceShape, name: str) -> Said:
    pattern = field.regex or ""
    if not LITERAL.fullmatch(pattern):
        return None
    flags = re.IGNORECASE if field.case_insensitive else 0
    if re.fullmatch(pattern, name, flags):
        return True
    # Whether a part of the name is enough is not documented.
    return None if re.search(pattern, name, flags) else False
