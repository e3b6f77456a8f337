"""An assessment: threats, claims, evidence and requirements of one system, joined."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from proofbook.assessment.acceptance import Acceptance
from proofbook.assessment.attack_path import AttackPaths
from proofbook.assessment.requirement import RequirementStatus
from proofbook.assessment.risk import Risk
from proofbook.assessment.standing import Standing
from proofbook.evidence.observation import Evidence, Observation
from proofbook.library.terms import Level
from proofbook.model.provenance import Origin
from proofbook.model.system import System
from proofbook.model.treatment import Treatment, TreatmentKind
from proofbook.source.diagnostic import Diagnostic
from proofbook.threats.threat import Enumeration, ThreatLine


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessedLine:
    """A certain threat line with its three levels of risk and what was decided about it."""

    line: ThreatLine
    before: tuple[Risk, ...]
    """The inherent risk of each of its threats, in their order."""
    inherent: Risk
    planned: Risk
    residual_declared: Risk
    """What evidence bears out, declared configuration included."""
    residual_observed: Risk
    """What evidence from the running system alone bears out."""
    answers: tuple[Standing, ...]
    """The claimed mitigations that answer it, as they stand at its element."""
    unclaimed: tuple[str, ...]
    """The ids of the mitigations that would answer it and that nobody claims there."""
    treatment: Treatment | None
    acceptance: Acceptance | None
    """What the treatment is worth, where it is an acceptance."""
    overdue: bool
    """Whether the treatment is work whose due date has passed."""
    excluded_by: str | None
    """The id of the assumption that keeps it out of the totals."""

    @property
    def id(self) -> str:
        """`cause@element`."""
        return self.line.id

    @property
    def residual(self) -> Risk:
        """The residual level, on declared and observed evidence."""
        return self.residual_declared

    @property
    def lapsed(self) -> bool:
        """Whether the treatment is an acceptance whose last day has passed."""
        return self.acceptance is not None and self.acceptance.lapsed

    @property
    def disposition(self) -> TreatmentKind:
        """What was decided; an acceptance that does not count on the day decides nothing."""
        idle = self.acceptance is not None and not self.acceptance.counts
        return self.treatment.kind if self.treatment and not idle else "open"

    @property
    def counts(self) -> bool:
        """Whether it bears risk in totals."""
        return self.excluded_by is None and self.disposition not in ("avoid", "not-applicable")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Assessment:
    """All that is known of one system, or of one variant of it, on one date."""

    system: System
    as_of: date
    enumeration: Enumeration
    lines: tuple[AssessedLine, ...]
    """The worst residual first."""
    standings: tuple[Standing, ...]
    """Every claimed mitigation at every element that its claims name."""
    requirements: tuple[RequirementStatus, ...]
    paths: tuple[AttackPaths, ...]
    """For each asset of the highest level, how attackers come to it."""
    evidence: Evidence
    diagnostics: tuple[Diagnostic, ...]
    decide_from: Level
    """The residual level from which the project's policy asks for a decision on a line."""

    def observation(self, id: str) -> Observation:
        """The observation with this id."""
        return next(each for each in self.evidence.observations if each.id == id)

    @property
    def illustrative(self) -> bool:
        """Whether any evidence was written to show the tool."""
        cites = (cite for each in self.evidence.observations for cite in each.cites)
        return (
            any(each.illustrative for each in self.standings)
            or any(each.illustrative for each in self.requirements)
            or any(each.origin is Origin.ILLUSTRATIVE for each in cites)
        )
