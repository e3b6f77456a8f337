"""A comparison worked out: what each system's model answers, beside what the source says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from proofbook.assessment.applicability import selected
from proofbook.assessment.assessment import AssessedLine, Assessment
from proofbook.library.terms import Answer
from proofbook.model.comparison import (
    ConstraintShape,
    DerivedShape,
    NamedComparison,
    RowShape,
    SaidShape,
    ThreatRowShape,
)
from proofbook.model.conditions import verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One system in one row."""

    answer: Answer | None
    """What the model answers; None where somebody says it instead, or nobody does."""
    text: str
    source: str
    """Who says so; empty where the model answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRow:
    """One row of an aspect."""

    title: str
    cells: tuple[Cell, ...]
    """In the order of the systems."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedAspect:
    """Rows that belong together."""

    id: str
    title: str
    about: str
    rows: tuple[ComparedRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreatCell:
    """One system in one row of the threats."""

    mark: str
    """What the source marks: yes, no, unknown; empty where it says nothing."""
    lines: tuple[AssessedLine, ...]
    """The lines for which the model has the threat; none: it hasn't."""

    @property
    def differs(self) -> bool:
        """Whether the source and the model say different things for certain."""
        return self.mark in ("yes", "no") and (self.mark == "yes") is not bool(self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedThreat:
    """A threat of the source's table, derived from the models and beside the source's marks."""

    id: str
    title: str
    reason: str
    where: str
    count: int | None
    """How many systems the source marks; None where it has no such row."""
    cells: tuple[ThreatCell, ...]

    @property
    def is_clear(self) -> bool:
        """Whether the source's marks still have their columns."""
        return all(each.mark != "unknown" for each in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedConstraint:
    """A constraint, and who meets it."""

    id: str
    title: str
    cells: tuple[tuple[Answer, Cell], ...]
    """Whether each system meets it, and why."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Comparison:
    """Systems side by side."""

    id: str
    named: NamedComparison
    systems: tuple[Assessment, ...]
    threats: tuple[ComparedThreat, ...]
    aspects: tuple[ComparedAspect, ...]
    constraints: tuple[ComparedConstraint, ...]


def comparison(named: NamedComparison, assessments: Mapping[str, Assessment]) -> Comparison:
    """The comparison of the systems that it names, by key."""
    said = named.said
    systems = tuple(assessments[key] for key in said.systems)
    return Comparison(
        id=named.id,
        named=named,
        systems=systems,
        threats=tuple(_threat(id, each, systems) for id, each in said.threats.items()),
        aspects=tuple(
            ComparedAspect(
                id=id,
                title=each.title,
                about=each.about,
                rows=tuple(_row(row, systems) for row in each.rows.values()),
            )
            for id, each in said.aspects.items()
        ),
        constraints=tuple(_constraint(id, each, systems) for id, each in said.constraints.items()),
    )


def _threat(id: str, said: ThreatRowShape, systems: tuple[Assessment, ...]) -> ComparedThreat:
    marks = said.source.marks if said.source else {}
    return ComparedThreat(
        id=id,
        title=said.title,
        reason=said.reason,
        where=said.source.where if said.source else "",
        count=said.source.count if said.source else None,
        cells=tuple(
            ThreatCell(
                mark=marks.get(each.system.key, ""),
                lines=tuple(line for line in each.lines if line.counts and _stands_for(line, said, each)),
            )
            for each in systems
        ),
    )


def _stands_for(line: AssessedLine, said: ThreatRowShape, assessed: Assessment) -> bool:
    if line.line.cause not in said.causes:
        return False
    element = assessed.system.element(line.line.element)
    return said.at is None or verdict(said.at.tree, element, assessed.system).answer is Answer.YES


def _row(said: RowShape, systems: tuple[Assessment, ...]) -> ComparedRow:
    return ComparedRow(
        title=said.title,
        cells=tuple(_cell(said.said.get(each.system.key), said.derived, each) for each in systems),
    )


def _cell(said: SaidShape | None, derived: DerivedShape | None, assessed: Assessment) -> Cell:
    if said:
        return Cell(answer=None, text=said.text, source=said.source or "our own judgement")
    if derived is None:
        return Cell(answer=None, text="Nobody stated it.", source="")
    answer = _answered(derived, assessed)
    text = {Answer.YES: derived.yes, Answer.NO: derived.no, Answer.UNKNOWN: "The model doesn't state what decides it."}
    return Cell(answer=answer, text=text[answer], source="")


def _answered(derived: DerivedShape, assessed: Assessment) -> Answer:
    """Whether anything is selected in the model; unknown when only unstated facts could tell."""
    found = selected(derived, assessed.system)
    if isinstance(found, str):
        return Answer.NO
    return Answer.YES if any(certain for _, certain, _ in found) else Answer.UNKNOWN


def _constraint(id: str, said: ConstraintShape, systems: tuple[Assessment, ...]) -> ComparedConstraint:
    cells: list[tuple[Answer, Cell]] = []
    for each in systems:
        verdict = said.said.get(each.system.key)
        cell = _cell(verdict, said.derived, each)
        if verdict:
            cells.append((Answer(verdict.meets), cell))
        elif cell.answer in (None, Answer.UNKNOWN):
            cells.append((Answer.UNKNOWN, cell))
        else:
            cells.append((Answer.YES if cell.answer.value == said.met_by else Answer.NO, cell))
    return ComparedConstraint(id=id, title=said.title, cells=tuple(cells))
