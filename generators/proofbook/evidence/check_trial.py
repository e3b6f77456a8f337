"""A check tried on its own examples: what its author must see before anybody believes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from proofbook.evidence.check_cases import case_problem, cases_of, outcome, outcome_of_nothing
from proofbook.evidence.deciders import decider_names
from proofbook.evidence.jail import Jail
from proofbook.evidence.observation import Result
from proofbook.evidence.readers import readers
from proofbook.library.check import Check


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """How a check came out."""

    check: str
    examples: int
    """How many examples it has."""
    wrong: tuple[str, ...]
    """What is wrong with it, a sentence each; empty when all is well."""


def trial(check: Check, shared: Mapping[str, str], jail: Jail) -> Trial:
    """Run a check on each of its examples, and on nothing at all, where it must not see anything."""
    return Trial(check=check.id, examples=len(cases_of(check, jail)), wrong=tuple(_wrong(check, shared, jail)))


def _wrong(check: Check, shared: Mapping[str, str], jail: Jail) -> Iterator[str]:
    for kind in sorted({*check.reads} - {*readers()}):
        yield f"nothing reads artifacts of the kind `{kind}`"
    for fact in sorted({*check.facts} - {*decider_names()}):
        yield f"nothing decides the fact `{fact}`"
    if problem := case_problem(check, jail):
        yield problem
    for case in cases_of(check, jail):
        said = outcome(case, check, shared, jail)
        why = said.reason or "; ".join(each.message for each in said.sightings)
        if said.result is not case.expect:
            yield f"“{case.name}” is {said.result}, not {case.expect}" + (f": {why}" if why else "")
        elif said.broken:
            # An example may expect that something can't be told, never that the check itself comes to nothing.
            yield f"“{case.name}” is undecided since {why}"
    nothing = outcome_of_nothing(check, shared, jail)
    if nothing.result is not Result.NOT_OBSERVED:
        yield f"given nothing it is {nothing.result}, not not-observed: {nothing.reason}"
