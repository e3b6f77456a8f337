"""Mapping rows that can't both be right."""

from __future__ import annotations

from collections.abc import Iterator

from proofbook.library.library import Library
from proofbook.library.mapping import Expression, Relation, Row
from proofbook.library.places import Places
from proofbook.source.diagnostic import Diagnostic
from proofbook.source.span import Span

INVERSE: dict[Relation, Relation] = {
    "equal": "equal",
    "subset-of": "superset-of",
    "superset-of": "subset-of",
    "intersects-with": "intersects-with",
    "no-relationship": "no-relationship",
}
"""How the first of two is seen from the second, given how the second is seen from the first."""

Node = tuple[str, str]
"""Framework and number."""


def contradictions(library: Library, places: Places) -> Iterator[Diagnostic]:
    """Two rows about the same, two that deny each other, and two directions of a crosswalk that don't agree."""
    rows = [
        (mapping.framework, row, places.below(mapping.span, "rows", index).of(row.requirement))
        for mapping in library.mappings.values()
        for index, row in enumerate(mapping.rows)
    ]
    yield from _about_the_same(rows)
    yield from _denied(rows)
    yield from _other_ways_round(rows)


Placed = list[tuple[str, Row, Span | None]]


def _about_the_same(rows: Placed) -> Iterator[Diagnostic]:
    seen: dict[tuple[str, str, str], Row] = {}
    for framework, row, span in rows:
        about = (framework, row.requirement, repr(row.serve if row.serve is not None else row.to))
        earlier = seen.setdefault(about, row)
        if earlier is not row:
            same = earlier.relation == row.relation
            said = "say the same twice" if same else f"say `{earlier.relation}` and `{row.relation}`"
            yield _two(f"two rows about {row.requirement} of `{framework}` {said}", span)


def _denied(rows: Placed) -> Iterator[Diagnostic]:
    """A mitigation that one row calls unrelated and that another takes for enough."""
    counted: dict[tuple[str, str, str], Row] = {}
    for framework, row, _ in rows:
        if row.counts and row.serve is not None:
            counted |= {(framework, row.requirement, each): row for each in enough(row.serve)}
    for framework, row, span in rows:
        only = _only(row.serve)
        counting = counted.get((framework, row.requirement, only)) if only and not row.counts else None
        if counting is not None and counting.serve != row.serve:
            yield _two(
                f"`{only}` has no relationship with {row.requirement} of `{framework}` by one row, "
                f"and serves it alone by another (`{counting.relation}`)",
                span,
            )


def _other_ways_round(rows: Placed) -> Iterator[Diagnostic]:
    seen: dict[tuple[Node, Node], Relation] = {}
    for framework, row, span in rows:
        if row.to is None:
            continue
        here, there = (framework, row.requirement), (row.to.framework, row.to.requirement)
        back = seen.get((there, here))
        if back is not None and back != INVERSE[row.relation]:
            yield _two(
                f"{there[1]} of `{there[0]}` is `{row.relation}` of {here[1]} of `{here[0]}`, and the other way round "
                f"`{back}`",
                span,
                help=f"the other way round of `{row.relation}` is `{INVERSE[row.relation]}`",
            )
        seen.setdefault((here, there), row.relation)


def enough(expression: Expression | str) -> frozenset[str]:
    """The mitigations each of which is enough alone, at every place that is asked."""
    if isinstance(expression, str):
        return frozenset({expression})
    if len(expression.all) == 1:
        return enough(expression.all[0])
    for inner in (expression.each_store, expression.each_holder, expression.each_flow):
        if inner is not None:
            return enough(inner)
    return frozenset(each for part in expression.any for each in enough(part))


def _only(expression: Expression | str | None) -> str | None:
    """The mitigation that an expression is about, when it is about one alone."""
    if expression is None or (isinstance(expression, Expression) and expression.all):
        return None
    found = [*enough(expression)]
    return found[0] if len(found) == 1 else None


def _two(message: str, span: Span | None, help: str = "keep one of the two") -> Diagnostic:
    return Diagnostic(rule="contradicting-rows", message=message, span=span, label="the second of them", help=help)
