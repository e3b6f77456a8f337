"""The rule of a data policy under which a person falls, and what it does to rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from proofbook.evidence.immuta.entitlement import Said, means
from proofbook.evidence.immuta.place import Place, Placed
from proofbook.evidence.immuta.policies import DataPolicyShape, RuleConfigShape, RuleShape
from proofbook.evidence.immuta.statements import UserShape
from proofbook.evidence.immuta.tables import Column, Table

Rows = Literal["all", "own", "none", "undecided"]
"""Which rows are shown: all, those that match something of the person's, none."""
PERSON_KEY = "person-key"
"""The class, in the owner's list, of a column whose values each stand for one person."""
NAME = r'"?([A-Za-z_]\w{0,126})"?'
TABLE = rf"(?:{NAME}\.)?{NAME}"
OWN = re.compile(rf"@attributeValuesContains\(\s*'([^']+)'\s*,\s*'{NAME}'\s*\)", re.IGNORECASE)
LOOKED_UP = re.compile(
    rf"{NAME}\s+in\s*\(\s*select\s+{NAME}\s+from\s+{TABLE}\s+where\s+"
    rf"@attributeValuesContains\(\s*'([^']+)'\s*,\s*'{NAME}'\s*\)\s*\)",
    re.IGNORECASE,
)
ALWAYS = re.compile(r"\(?\s*(?:true|1\s*=\s*1)\s*\)?", re.IGNORECASE)
NEVER = re.compile(r"\(?\s*(?:false|1\s*=\s*0|0\s*=\s*1)\s*\)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Effect:
    """What a policy does to the rows that a person sees in a table."""

    rows: Rows
    by: str
    """The attribute that is compared; or why it can't be told."""
    place: Place


def is_for_rows(rule: RuleShape) -> bool:
    """Whether the rule leaves out rows."""
    return kind(rule) != "masking"


def kind(rule: RuleShape) -> str:
    """The type of the rule, in small letters: the documentation writes it in several ways."""
    return " ".join(rule.type.split()).casefold()


def rules_for(
    policy: Placed[DataPolicyShape], person: UserShape, wanted: Callable[[RuleShape], bool]
) -> Iterator[tuple[Placed[RuleShape] | None, Said]]:
    """For each part of the policy, of its wanted rules the first that means the person, and whether it holds for them.

    False where an exception takes them out, None where nobody can tell; no rule where none means them.
    """
    for part, action in enumerate(policy.said.actions):
        place = policy.place.below("actions", part, "rules")
        rules = [Placed(rule, place.below(index)) for index, rule in enumerate(action.rules) if wanted(rule)]
        if rules:
            yield _first(rules, person)


def _first(rules: list[Placed[RuleShape]], person: UserShape) -> tuple[Placed[RuleShape] | None, Said]:
    for rule in rules:
        inside = rule.said.inclusions is None or means(rule.said.inclusions, person)
        outside = rule.said.exceptions is not None and means(rule.said.exceptions, person)
        if inside is None or (inside and outside is None):
            return rule, None
        if inside and outside:
            # Whether a later rule takes up whom this one lets go is not documented.
            return rule, False if rule is rules[-1] else None
        if inside:
            return rule, True
    return None, None


def effect(rule: Placed[RuleShape], table: Table, person: UserShape, known: Mapping[str, Table]) -> Effect:
    """What a row rule does to a person whom it means."""
    config = rule.said.config or RuleConfigShape()
    match kind(rule.said):
        case "row restriction by user entitlements" if config.matches:
            return _by_matches(config, table, person, rule.place)
        case "row restriction by custom where clause" if config.predicate:
            return _by_condition(_Condition(config.predicate.strip(), table, known), person, rule.place)
        case _:
            return Effect("undecided", f"what a rule of the type `{rule.said.type}` leaves out", rule.place)


def _by_matches(config: RuleConfigShape, table: Table, person: UserShape, place: Place) -> Effect:
    if len(config.matches) > 1:
        return Effect("undecided", "how several comparisons add up", place)
    match = config.matches[0]
    tag = match.column_tag or match.tag or ""
    if match.type != "attribute" or not match.attribute:
        return Effect("undecided", f"what is compared by `{match.type}`", place)
    if len(table.tagged(tag)) != 1:
        return Effect("undecided", f"with which column it is compared, by the tag `{tag}`", place)
    return _own(match.attribute, person, place)


@dataclass(frozen=True, slots=True)
class _Condition:
    """A condition in SQL on the rows of a table."""

    text: str
    table: Table
    known: Mapping[str, Table]

    def compared(self) -> Iterator[tuple[str, Column]]:
        """The attribute by which rows are a person's own, with its column; nothing when the condition says otherwise.

        Looked up in another table, they are so only when both ends are the key of one person: looked up by anything
        that many share, such as a gender, everybody's rows would match.
        """
        own, looked_up = OWN.fullmatch(self.text), LOOKED_UP.fullmatch(self.text)
        if own:
            yield from _pair(own[1], self.table, own[2])
        elif looked_up:
            key, inner_key, schema, name, attribute, column = looked_up.groups()
            there = self.known.get(f"{schema or self.table.name.split('.')[0]}.{name}".lower())
            if there and _is_key(self.table, key) and _is_key(there, inner_key):
                yield from _pair(attribute, there, column)


def _pair(attribute: str, table: Table, name: str) -> Iterator[tuple[str, Column]]:
    column = table.column(name)
    if column is not None:
        yield attribute, column


def _is_key(table: Table, name: str) -> bool:
    column = table.column(name)
    return column is not None and column.owner is not None and column.owner.class_ == PERSON_KEY


def _by_condition(condition: _Condition, person: UserShape, place: Place) -> Effect:
    if ALWAYS.fullmatch(condition.text):
        return Effect("all", "", place)
    if NEVER.fullmatch(condition.text):
        return Effect("none", "", place)
    attribute = next((attribute for attribute, _ in condition.compared()), "")
    if attribute:
        return _own(attribute, person, place)
    return Effect("undecided", "what its condition in SQL leaves out", place)


def _own(attribute: str, person: UserShape, place: Place) -> Effect:
    """Whoever has no value of the attribute matches no row."""
    if person.attributes.get(attribute):
        return Effect("own", attribute, place)
    if attribute.casefold() in {name.casefold() for name in person.attributes}:
        return Effect("undecided", f"whether an attribute written in other letters is `{attribute}`", place)
    return Effect("none", attribute, place)


def compared(policy: Placed[DataPolicyShape], table: Table, known: Mapping[str, Table]) -> Iterator[tuple[str, Column]]:
    """Attributes with the columns that the policy's rules compare them with on the table, where that can be told."""
    for action in policy.said.actions:
        for config in (rule.config for rule in action.rules if rule.config is not None):
            for match in config.matches:
                tagged = table.tagged(match.column_tag or match.tag or "")
                if match.attribute and len(tagged) == 1:
                    yield match.attribute, tagged[0]
            yield from _Condition((config.predicate or "").strip(), table, known).compared()
