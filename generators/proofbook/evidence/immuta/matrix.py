"""The facts that checks ask for: groups against tables, as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import JsonValue

from proofbook.evidence.immuta.access import Access, access
from proofbook.evidence.immuta.circumstance import applies
from proofbook.evidence.immuta.masks import Mask
from proofbook.evidence.immuta.place import Place, Placed
from proofbook.evidence.immuta.rules import compared, is_for_rows
from proofbook.evidence.immuta.statements import UserShape
from proofbook.evidence.immuta.tables import Column, Table, tables, unnamed, unregistered
from proofbook.evidence.immuta.tenant import Tenant

NO_GROUP = "(in no group)"
"""Those whom no group has, somebody without any attribute among them."""


def matrix(tenant: Tenant, most: int) -> JsonValue:
    """Everything, when it is at most so much work; else what there is too much of."""
    known = tables(tenant)
    by_name = {each.name: each for each in known}
    missing = [*tenant.missing, *_doubles(known)]
    if _work(tenant, known) > most:
        missing.append("who sees what: there are too many people, columns and policies")
    groups = [*tenant.groups, NO_GROUP]
    seen = [] if missing else [_of_group(tenant, group, table, by_name) for group in groups for table in known]
    return {
        "missing": [*missing],
        "tables": [_table(each) for each in known],
        "unnamed": [each.value() for each in unnamed(tenant)],
        "unregistered": [
            {"table": name, "classes": _sorted(each.class_ or "" for each in table.columns), "cite": place.value()}
            for name, table, place in unregistered(tenant)
        ],
        "people": [_person(each) for each in tenant.people],
        "row_policies": _row_policies(tenant, known, by_name),
        "access": seen,
    }


def _work(tenant: Tenant, known: list[Table]) -> int:
    people = len(tenant.people) + len(tenant.groups)
    policies = len(tenant.subscriptions) + len(tenant.data_policies)
    rules = sum(len(action.rules) for each in tenant.data_policies for action in each.said.actions)
    return people * max(1, sum(1 + len(each.columns) for each in known)) * (policies + rules)


def _doubles(known: list[Table]) -> list[str]:
    names = [each.name for each in known]
    return [f"which entry of the table `{name}` counts" for name in sorted({*names}) if names.count(name) > 1]


def _table(table: Table) -> JsonValue:
    return {
        "table": table.name,
        "listed": table.listed,
        "about": table.about,
        "tags": _sorted(table.tags),
        "columns": [_column(each) for each in table.columns],
        "cite": table.place.value(),
    }


def _column(column: Column) -> JsonValue:
    owner = column.owner
    return {
        "name": column.name,
        "tags": _sorted(column.tags),
        "class": (owner.class_ or "") if owner else "",
        "listed": owner is not None,
        "possible": owner.possible_values if owner else None,
        "values": [*owner.values] if owner and owner.values is not None else None,
        "cite": column.place.value(),
    }


def _person(person: Placed[UserShape]) -> JsonValue:
    return {
        "name": person.said.name,
        "groups": _sorted(person.said.groups),
        "attributes": {name: [*values] for name, values in sorted(person.said.attributes.items())},
        "cite": person.place.value(),
    }


def _row_policies(tenant: Tenant, known: list[Table], by_name: Mapping[str, Table]) -> list[JsonValue]:
    return [
        {
            "name": policy.said.name,
            "cite": policy.place.below("actions").value(),
            "tables": _sorted(each.name for each in known if applies(policy.said, each)),
            "perhaps": _sorted(each.name for each in known if applies(policy.said, each) is None),
            "compares": [
                {"attribute": attribute, "table": table.name, "column": _column(column)}
                for table in known
                if applies(policy.said, table)
                for attribute, column in compared(policy, table, by_name)
            ],
        }
        for policy in tenant.data_policies
        if any(is_for_rows(rule) for action in policy.said.actions for rule in action.rules)
    ]


def _of_group(tenant: Tenant, group: str, table: Table, by_name: Mapping[str, Table]) -> JsonValue:
    members = [each for each in tenant.people if group in (each.said.groups or (NO_GROUP,))]
    made_up = Placed(UserShape(name=group, groups=() if group == NO_GROUP else (group,)), Place("", 0))
    asked = [*members, made_up] if group == NO_GROUP else members or [made_up]
    found = [access(tenant, table, by_name, each) for each in asked]
    able = [each for each in found if each.may is not False]
    return {
        "group": group,
        "table": table.name,
        "members": len(members),
        "may": _may(found),
        "why": "; ".join(sorted({each.why for each in able or found})),
        "who": _sorted(each.person.said.name for each in able if members),
        "granted_by": _values(place for each in able or found for place in each.granted_by),
        "rows": [*_rows(able, bool(members))],
        "by": _sorted(effect.by for each in able for effect in each.effects if effect.rows in ("own", "none")),
        "doubts": _sorted(effect.by for each in able for effect in each.effects if effect.rows == "undecided"),
        "rows_by": _values(effect.place for each in able for effect in each.effects),
        "columns": [_seen(each, able) for each in table.columns],
    }


def _may(found: list[Access]) -> str:
    answers = {each.may for each in found}
    if None in answers:
        return "undecided"
    return "some" if len(answers) > 1 else "yes" if True in answers else "no"


def _rows(able: list[Access], has_members: bool) -> list[str]:
    """Each answer that one of them gets; none when nobody may ask the table."""
    # What somebody without attributes sees says nothing of members to come.
    return sorted({each.rows if has_members or each.rows == "all" else "undecided" for each in able})


def _seen(column: Column, able: list[Access]) -> JsonValue:
    found = [each.masks.get(column.name, ()) for each in able]
    shown = {_shown(each) for each in found}
    return {
        "name": column.name,
        "shown": "undecided" if "undecided" in shown else next(iter(shown), "") if len(shown) < 2 else "differ",
        "types": _sorted(mask.type for each in found for mask in each if mask.masked is not False),
        "policies": _sorted(mask.policy for each in found for mask in each),
        "masked_by": _values(mask.place for each in found for mask in each),
    }


def _shown(found: tuple[Mask, ...]) -> str:
    """In clear when no policy masks it; when one does and another takes the person out, nobody can tell."""
    said = {each.masked for each in found}
    if said <= {False}:
        return "clear"
    return "masked" if said == {True} else "undecided"


def _values(places: Iterable[Place]) -> list[JsonValue]:
    return [each.value() for each in sorted({*places}, key=lambda each: (each.path, each.document, str(each.at)))]


def _sorted(texts: Iterable[str]) -> list[JsonValue]:
    """Each text once, none of them empty."""
    return [*sorted({*texts} - {""})]
