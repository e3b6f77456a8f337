"""Our declarative conditions as pytm conditions, over answers that are set on each element."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from proofbook.library.condition import All, Any, Atom, Condition, Not
from proofbook.library.terms import Answer
from proofbook.library.threat_type import ThreatType
from proofbook.model.conditions import answer
from proofbook.model.system import Element, System

ATTRIBUTE = "answers"
"""The attribute of a pytm element that holds the answers."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One atom of one type's condition, and whether it stands under an odd number of `not`."""

    key: str
    atom: Atom
    negated: bool


def compiled(type: ThreatType) -> str:
    """The condition as an expression that pytm evaluates; it reads nothing but the answers."""
    return _text(type.when.tree, iter(occurrences(type)))


def occurrences(type: ThreatType) -> tuple[Occurrence, ...]:
    """Every atom of a type's condition, from left to right."""
    found = enumerate(_atoms(type.when.tree, negated=False))
    return tuple(Occurrence(f"{type.id}/{index}", atom, negated) for index, (atom, negated) in found)


def answers(type: ThreatType, element: Element, system: System, *, worst: bool) -> Mapping[str, bool]:
    """Key → answer at one element; an unknown is taken so that the type fires at worst, and doesn't at best."""
    return {each.key: _taken(each, element, system, worst=worst) for each in occurrences(type)}


def _taken(occurrence: Occurrence, element: Element, system: System, *, worst: bool) -> bool:
    found = answer(occurrence.atom, element, system).answer
    if found is Answer.UNKNOWN:
        return worst is not occurrence.negated
    return found is Answer.YES


def _atoms(condition: Condition, *, negated: bool) -> Iterator[tuple[Atom, bool]]:
    match condition:
        case All(parts) | Any(parts):
            for part in parts:
                yield from _atoms(part, negated=negated)
        case Not(part):
            yield from _atoms(part, negated=not negated)
        case _:
            yield condition, negated


def _text(condition: Condition, rest: Iterator[Occurrence]) -> str:
    match condition:
        case All(parts):
            return f"({' and '.join(_text(part, rest) for part in parts) or 'True'})"
        case Any(parts):
            return f"({' or '.join(_text(part, rest) for part in parts) or 'False'})"
        case Not(part):
            return f"(not {_text(part, rest)})"
        case _:
            return f"target.{ATTRIBUTE}[{next(rest).key!r}]"
