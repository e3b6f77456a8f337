"""Our declarative conditions as pytm conditions, over answers that are set on each element."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from proofbook.library.condition import All, Any, Atom, Condition, Not
from proofbook.library.library import Library
from proofbook.library.terms import Answer
from proofbook.library.threat_type import ThreatType
from proofbook.model.component import Component
from proofbook.model.conditions import answer
from proofbook.model.system import System

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


Answers = Mapping[str, tuple[tuple[Occurrence, Answer], ...]]
"""Element → every atom that some type asks there, with its answer."""


def answers(system: System, library: Library) -> Answers:
    """The answers at every element of a system; a type's atoms are asked where the type may happen."""
    asked: dict[str, list[Occurrence]] = {"component": [], "flow": []}
    for type in library.threat_types.values():
        asked[type.on] += occurrences(type)
    return {
        of.id: tuple(
            (each, answer(each.atom, of, system).answer)
            for each in asked["component" if isinstance(of, Component) else "flow"]
        )
        for of in system.elements()
    }


def taken(occurrence: Occurrence, found: Answer, *, worst: bool) -> bool:
    """The answer as yes or no: an unknown so that the type fires at worst, and doesn't at best."""
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
