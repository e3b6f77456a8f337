"""Whether a condition on people means somebody: yes, no, or nobody can tell (None)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from proofbook.evidence.immuta.policies import PeopleShape
from proofbook.evidence.immuta.statements import UserShape

Said = bool | None
ADVANCED = re.compile(r"@(?P<function>isInGroups|isInGroup|hasAttribute)\((?P<given>[^()]*)\)")
TEXT = re.compile(r"\s*'([^']*)'\s*(?:,|$)")


def means(people: PeopleShape, person: UserShape) -> Said:
    """Whether the groups and attributes mean the person; what names nobody means nobody."""
    said = [
        *(among(group, person.groups) for group in people.groups),
        *(among(each.value, person.attributes.get(each.name, ())) for each in people.attributes),
        *(None for _ in people.purposes),
    ]
    if len(said) < 2 or people.operator == "any":
        return any_of(said)
    return all_of(said) if people.operator == "all" else _alike(said)


def advanced(condition: str, person: UserShape) -> Said:
    """Whether a condition in Immuta's own functions means the person; understood when it is one call alone."""
    call = ADVANCED.fullmatch(condition.strip())
    given = _texts(call["given"]) if call else None
    if call is None or not given:
        return None
    if call["function"] != "hasAttribute":
        return any_of([among(group, person.groups) for group in given])
    return among(given[1], person.attributes.get(given[0], ())) if len(given) == 2 else None


def among(wanted: str, there: Iterable[str]) -> Said:
    """Whether a name is among others; one that differs in its letters' case alone can't be told."""
    names = tuple(there)
    if wanted in names:
        return True
    return None if wanted.casefold() in {name.casefold() for name in names} else False


def any_of(said: Iterable[Said]) -> Said:
    """True when one is, undecided when one may be."""
    answers = list(said)
    return True if True in answers else None if None in answers else False


def all_of(said: Iterable[Said]) -> Said:
    """False when one is, undecided when one may be."""
    answers = list(said)
    return False if False in answers else None if None in answers else True


def _alike(said: list[Said]) -> Said:
    return said[0] if len({*said}) == 1 else None


def _texts(given: str) -> list[str]:
    """The texts in quotes, when there is nothing else."""
    found = [*TEXT.finditer(given)]
    return [each[1] for each in found] if "".join(each[0] for each in found) == given else []
