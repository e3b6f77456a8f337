"""Crosswalks: the paths from a requirement, over those of other frameworks, to what serves one of them.

A path ends at the first requirement that rows of its own serve: they decide that one, and so what it lends to others. A
requirement with parts stands for all of them. Of several paths that come to the same requirement with the same relation
the shortest is kept, so their number is bounded by that of the requirements; none comes by a requirement twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from proofbook.assessment.composition import Confidence, composed, strength, weakest
from proofbook.library.library import Library
from proofbook.library.mapping import Relation, Row

Node = tuple[str, str]
"""Framework and number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One row of a crosswalk."""

    framework: str
    """The framework that it leads to."""
    requirement: str
    """The requirement that it leads to."""
    row: Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A way over one or more rows, as far as it shows anything."""

    hops: tuple[Hop, ...]
    serving: Relation | None
    """How what serves the last requirement relates to it; None: the path ends before, or nothing serves it."""
    relation: Relation
    """How what serves the last requirement relates to the first; `no-relationship`: nothing is shown."""
    confidence: Confidence
    """That of the weakest hop, what serves the last requirement included."""

    @property
    def end(self) -> Hop:
        """The last hop."""
        return self.hops[-1]

    @property
    def shows(self) -> bool:
        """Whether what serves its end is shown to serve the requirement that it starts from."""
        return self.serving is not None and self.relation != "no-relationship"

    @property
    def whole(self) -> bool:
        """Whether what serves its end is shown to cover the whole."""
        return self.shows and self.relation in {"equal", "superset-of"}


def paths(library: Library, framework: str, number: str) -> tuple[Path, ...]:
    """Every path from a requirement, the shortest first."""
    return tuple(_walked(library, (framework, number)))


@dataclass(frozen=True, slots=True)
class _Way:
    """A way under construction."""

    at: Node
    hops: tuple[Hop, ...]
    relation: Relation
    confidence: Confidence

    def by(self, row: Row) -> _Way:
        assert row.to is not None
        hop = Hop(framework=row.to.framework, requirement=row.to.requirement, row=row)
        return _Way(
            (hop.framework, hop.requirement),
            (*self.hops, hop),
            composed(self.relation, row.relation),
            weakest(self.confidence, row.confidence),
        )

    def ended(self, serving: Relation | None = None, confidence: Confidence = "high") -> Path:
        return Path(
            hops=self.hops,
            serving=serving,
            relation=composed(self.relation, serving) if serving else self.relation,
            confidence=weakest(self.confidence, confidence),
        )


def _walked(library: Library, start: Node) -> Iterator[Path]:
    seen: set[tuple[Node, Relation]] = set()
    ways = [_Way(start, (), "equal", "high")]
    while ways:
        onward: list[_Way] = []
        for way in ways:
            nexts = list(_nexts(library, way, start))
            if not nexts and way.hops:
                yield way.ended()
            for each in nexts:
                if (each.at, each.relation) in seen:
                    continue
                seen.add((each.at, each.relation))
                if (end := _ended(library, each)) is not None:
                    yield end
                else:
                    onward.append(each)
        ways = onward


def _nexts(library: Library, way: _Way, start: Node) -> Iterator[_Way]:
    been = {start, *((each.framework, each.requirement) for each in way.hops)}
    for row in library.rows_of(*way.at):
        if row.to and (row.to.framework, row.to.requirement) not in been:
            yield way.by(row)


def _ended(library: Library, way: _Way) -> Path | None:
    """The path, where the way ends; None where it goes on."""
    if way.relation == "no-relationship":
        return way.ended()
    served = (way.ended(*each) for each in _serving(library, way.at))
    return max(served, key=lambda path: strength(path.relation), default=None)


def _serving(library: Library, node: Node) -> Iterable[tuple[Relation, Confidence]]:
    """How what serves a requirement by rows of its own relates to it, row by row; of one with parts, all in one."""
    framework = library.frameworks.get(node[0])
    if framework is None:
        return
    if not (leaves := framework.leaves(node[1])):
        yield from ((row.relation, row.confidence) for row in _own(library, node))
        return
    rows = [_own(library, (node[0], leaf)) for leaf in leaves]
    if any(rows):
        whole = all(any(row.whole for row in own) for own in rows)
        sure: list[Confidence] = [row.confidence for own in rows for row in own]
        yield ("superset-of" if whole else "intersects-with", weakest(*sure))


def _own(library: Library, node: Node) -> list[Row]:
    return [row for row in library.rows_of(*node) if row.counts and row.serve is not None]
