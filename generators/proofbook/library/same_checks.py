"""The checks that a requirement's own rows ask for, and pairs of requirements that ask for the very same."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from proofbook.library.framework import Framework
from proofbook.library.library import Library
from proofbook.library.mapping import Expression
from proofbook.library.places import Places
from proofbook.source.diagnostic import Diagnostic


def mitigations_of(expression: Expression | str) -> Iterator[str]:
    """Every mitigation that an expression names."""
    if isinstance(expression, str):
        yield expression
        return
    quantified = (expression.each_store, expression.each_holder, expression.each_flow)
    for part in (*expression.all, *expression.any, *(each for each in quantified if each is not None)):
        yield from mitigations_of(part)


def mitigations_for(library: Library, framework: str, number: str) -> frozenset[str]:
    """The mitigations that the counting rows of a requirement name."""
    serving = [row.serve for row in library.rows_of(framework, number) if row.counts and row.serve is not None]
    return frozenset(each for expression in serving for each in mitigations_of(expression))


def checks_for(library: Library, framework: str, number: str) -> frozenset[str]:
    """The ids of the checks that bear out one of those mitigations."""
    wanted = mitigations_for(library, framework, number)
    return frozenset(each.id for each in library.checks.values() if each.mitigation in wanted)


def same_pairs(library: Library, framework: Framework) -> tuple[tuple[str, str], ...]:
    """The pairs of requirements without parts whose sets of checks are the same, and not empty."""
    checks = {
        number: checks_for(library, framework.id, number)
        for number in framework.requirements
        if not framework.children(number)
    }
    return tuple((one, other) for one, other in combinations(checks, 2) if checks[one] and checks[one] == checks[other])


def explained(library: Library, framework: str) -> dict[frozenset[str], str]:
    """Pair → why its checks are the same, from the mapping files of a framework."""
    mine = [each for each in library.mappings.values() if each.framework == framework]
    return {frozenset(pair.requirements): pair.why for mapping in mine for pair in mapping.same_checks}


def explained_in_vain(library: Library, places: Places) -> Iterator[Diagnostic]:
    """Explanations of pairs whose checks are not the same."""
    for mapping in library.mappings.values():
        framework = library.frameworks.get(mapping.framework)
        if framework is None or not mapping.same_checks:
            continue
        same = {frozenset(pair) for pair in same_pairs(library, framework)}
        for index, said in enumerate(mapping.same_checks):
            one, other = said.requirements
            if {one, other} <= framework.requirements.keys() and frozenset({one, other}) not in same:
                yield Diagnostic(
                    rule="explains-no-pair",
                    message=f"the checks of {one} and {other} of `{framework.id}` are not the same",
                    span=places.below(mapping.span, "same-checks", index, "requirements").of(other),
                    label="this pair needs no explanation",
                    help="remove it, or correct the numbers; parents and requirements without a check make no pair",
                )
