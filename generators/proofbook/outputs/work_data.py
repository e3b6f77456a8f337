"""What to do next, as data."""

from __future__ import annotations

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.next_work import Lowering, Work, next_work
from proofbook.library.library import Library
from proofbook.outputs.part import Part


class LoweringData(Part):
    """What a piece of work would do to one line."""

    line: str
    before: str
    """The residual level as it stands."""
    after: str
    """The residual level if this work alone were borne out."""
    levels: int
    """By how many of the five levels it would fall."""


class AskData(Part):
    """A check that has not passed there."""

    check: str
    result: str
    """fail, undecided or not-observed."""


class AskedForData(Part):
    """A requirement that asks for it there and is not answered."""

    framework: str
    id: str


class WorkData(Part):
    """One mitigation to bear out at one element."""

    id: str
    """`mitigation@element`."""
    mitigation: str
    element: str
    claimed: bool
    """True: a claim to make good. False: more to claim."""
    status: str
    todo: str
    levels: int
    """The levels of residual risk that it alone would lower, over all lines."""
    lines: tuple[LoweringData, ...]
    checks: tuple[AskData, ...]
    requirements: tuple[AskedForData, ...]


def work(assessment: Assessment, library: Library) -> tuple[WorkData, ...]:
    """The open work of a system, the most levels first."""
    return tuple(_work(each) for each in next_work(assessment, library))


def _work(work: Work) -> WorkData:
    return WorkData(
        id=work.id,
        mitigation=work.standing.mitigation,
        element=work.standing.element,
        claimed=work.claimed,
        status=work.standing.status,
        todo=work.todo,
        levels=work.levels,
        lines=tuple(_lowering(each) for each in work.lowers),
        checks=tuple(AskData(check=each.check.id, result=each.result.value) for each in work.asks),
        requirements=tuple(AskedForData(framework=each.framework, id=each.requirement) for each in work.requirements),
    )


def _lowering(lowering: Lowering) -> LoweringData:
    return LoweringData(
        line=lowering.line.id,
        before=lowering.line.residual.level.word,
        after=lowering.after.level.word,
        levels=lowering.levels,
    )
