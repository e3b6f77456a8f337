"""A check tried on its own examples: what its author must see before anybody believes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from proofbook.evidence.check_cases import Case, Outcome, case_problem, cases_of, outcome, outcome_of_nothing
from proofbook.evidence.deciders import decider_names
from proofbook.evidence.jail import Jail
from proofbook.evidence.observation import Result
from proofbook.evidence.readers import readers
from proofbook.evidence.sighting import Table
from proofbook.library.check import Check


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """How a check came out."""

    check: str
    examples: int
    """How many examples it has."""
    wrong: tuple[str, ...]
    """What is wrong with it, a sentence each; empty when all is well."""
    uncited: tuple[str, ...]
    """The objects of which it says pass or fail without a place, so that it rests on the files as a whole."""


def trial(check: Check, shared: Mapping[str, str], jail: Jail) -> Trial:
    """Run a check on each of its examples, and on nothing at all, where it must not see anything."""
    said = [(case, outcome(case, check, shared, jail)) for case in cases_of(check, jail)]
    seen = [sighting for _, each in said for sighting in each.sightings]
    return Trial(
        check=check.id,
        examples=len(said),
        wrong=(*_wrong(check, shared, jail, said), *_hollow([each.table for each in seen if each.table is not None])),
        uncited=tuple(each.object for each in seen if each.result != "undecided" and not each.cites),
    )


def _wrong(check: Check, shared: Mapping[str, str], jail: Jail, tried: Sequence[tuple[Case, Outcome]]) -> Iterator[str]:
    for kind in sorted({*check.reads} - {*readers()}):
        yield f"nothing reads artifacts of the kind `{kind}`"
    for fact in sorted({*check.facts} - {*decider_names()}):
        yield f"nothing decides the fact `{fact}`"
    if problem := case_problem(check, jail):
        yield problem
    for case, said in tried:
        why = said.reason or "; ".join(each.message for each in said.sightings)
        if said.result is not case.expect:
            yield f"“{case.name}” is {said.result}, not {case.expect}" + (f": {why}" if why else "")
        elif said.broken:
            # An example may expect that something can't be told, never that the check itself comes to nothing.
            yield f"“{case.name}” is undecided since {why}"
    nothing = outcome_of_nothing(check, shared, jail)
    if nothing.result is not Result.NOT_OBSERVED:
        yield f"given nothing it is {nothing.result}, not not-observed: {nothing.reason}"


def _hollow(tables: Sequence[Table]) -> Iterator[str]:
    """Where the engine may have lost what a table was meant to show."""
    if any(not table.rows for table in tables):
        yield "it shows a table without a row"
    for column in _empty_columns(tables):
        yield f"the column “{column}” of its table is empty in every example"


def _empty_columns(tables: Sequence[Table]) -> list[str]:
    filled = {name: False for table in tables for name in table.columns}
    for table in tables:
        for row in table.rows:
            filled |= {name: True for name, cell in zip(table.columns, row, strict=True) if cell.strip()}
    return sorted(name for name, is_filled in filled.items() if not is_filled)
