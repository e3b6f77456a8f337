"""What to do next: the open work of a system, ranked by the levels of residual risk that it would lower.

A piece of work is one mitigation at one element where nothing bears it out, though it would answer a line that bears
risk. It is worth the levels by which the residual risk of those lines would fall if it, and nothing else besides, were
borne out: worked out by the rule of risk, line by line, and added up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from proofbook.assessment.assessment import AssessedLine, Assessment
from proofbook.assessment.left import left
from proofbook.assessment.requirement import RequirementStatus
from proofbook.assessment.risk import Risk
from proofbook.assessment.standing import Standing, needed_checks, result_of, standing
from proofbook.assessment.status import Status
from proofbook.evidence.observation import Result
from proofbook.library.check import Check
from proofbook.library.library import Library
from proofbook.model.system import System


@dataclass(frozen=True, slots=True, kw_only=True)
class Lowering:
    """What a piece of work would do to one line."""

    line: AssessedLine
    after: Risk
    """The residual risk that would be left."""

    @property
    def levels(self) -> int:
        """By how many of the five levels the residual risk would fall."""
        return self.line.residual.level - self.after.level


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A check that bears the mitigation out, and what it says so far."""

    check: Check
    result: Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One mitigation to bear out at one element."""

    system: System
    standing: Standing
    """How it stands there now."""
    asks: tuple[Ask, ...]
    """Its checks that did not pass there."""
    looked_at: bool
    """Whether any check looks at it there; else somebody has to vouch for it."""
    lowers: tuple[Lowering, ...]
    """The lines whose level would fall, the deepest fall first."""
    requirements: tuple[RequirementStatus, ...]
    """The requirements that ask for it there and are not answered."""

    @property
    def id(self) -> str:
        """`mitigation@element`."""
        return f"{self.standing.mitigation}@{self.standing.element}"

    @property
    def claimed(self) -> bool:
        """Whether the model claims it there: then there is a claim to make good; else there is more to claim."""
        return bool(self.standing.claims)

    @property
    def levels(self) -> int:
        """The levels that it would lower, over all lines."""
        return sum(each.levels for each in self.lowers)

    @property
    def todo(self) -> str:
        """What to do, in a few words; the checks say the rest."""
        if any(each.result is Result.FAIL for each in self.asks):
            return "Put right what failed" + ("" if self.claimed else ", and claim it")
        if not self.claimed:
            return self._unclaimed()
        if not self.looked_at:
            again = " again" if self.standing.status is Status.EXPIRED else ""
            return f"Have somebody examine it and vouch for it{again}; no check looks at it"
        match self.standing.status:
            case Status.EXPIRED:
                return "Collect anew what was read; it is too old"
            case Status.UNDECIDED:
                return "Attach what is missing to decide it"
            case _:
                return "Attach the configuration that shows it"

    def _unclaimed(self) -> str:
        if not self.looked_at:
            return "Do it, claim it, and have somebody vouch for it; no check looks at it"
        if not self.asks:
            return "Claim it: its checks passed already"
        return "Do it, claim it, and attach the configuration that shows it"


def next_work(assessment: Assessment, library: Library) -> tuple[Work, ...]:
    """The work that would lower a line by at least one level, the most levels first; of equal work by its id."""
    worth = [each for each in open_work(assessment, library) if each.levels]
    return tuple(sorted(worth, key=_most_levels_first))


def ranked(work: Iterable[Work]) -> tuple[Work, ...]:
    """The work of several systems as one list, by the same measure."""
    return tuple(sorted(work, key=_most_levels_first))


def open_work(assessment: Assessment, library: Library) -> tuple[Work, ...]:
    """All that is not borne out and would answer a line that bears risk, by id; some of it lowers no level alone."""
    found: dict[tuple[str, str], list[Lowering]] = {}
    for line in assessment.lines:
        if line.counts:
            for mitigation in _not_borne_out(line):
                lowering = _lowering(line, mitigation, assessment.system, library)
                found.setdefault((mitigation, line.line.element), []).append(lowering)
    return tuple(_work(*at, lowerings, assessment, library) for at, lowerings in sorted(found.items()))


def _most_levels_first(work: Work) -> tuple[int, str, str]:
    return (-work.levels, work.system.key, work.id)


def _not_borne_out(line: AssessedLine) -> tuple[str, ...]:
    return (*(each.mitigation for each in line.answers if not each.status.lowers_risk), *line.unclaimed)


def _lowering(line: AssessedLine, mitigation: str, system: System, library: Library) -> Lowering:
    borne_out = {each.mitigation for each in line.answers if each.status.lowers_risk}
    after = left(line.before, line.line, {*borne_out, mitigation}, system, library)
    return Lowering(line=line, after=after)


def _work(mitigation: str, element: str, lowerings: list[Lowering], assessment: Assessment, library: Library) -> Work:
    system, seen = assessment.system, assessment.evidence.observations
    checks = needed_checks(mitigation, element, system, library)
    here = [each for each in seen if each.mitigation == mitigation and each.subject == element]
    results = {check: result_of([each for each in here if each.check == check.id]) for check in checks}
    return Work(
        system=system,
        standing=standing(mitigation, element, system, library, here, assessment.as_of),
        asks=tuple(Ask(check=check, result=result) for check, result in results.items() if result is not Result.PASS),
        looked_at=bool(checks),
        lowers=tuple(
            sorted((each for each in lowerings if each.levels), key=lambda each: (-each.levels, each.line.id))
        ),
        requirements=tuple(each for each in assessment.requirements if _asks_for(each, mitigation, element)),
    )


def _asks_for(status: RequirementStatus, mitigation: str, element: str) -> bool:
    """Whether a requirement that stands for itself is not answered and was decided by the mitigation there."""
    if status.children or status.status.answered or status.status is Status.NOT_APPLICABLE:
        return False
    return any((each.mitigation, each.element) == (mitigation, element) for each in status.standings)
