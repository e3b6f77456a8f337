"""The join: threats and observations of a system into its assessment. Pure: the same input, the same answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache

from proofbook.assessment.acceptance import acceptance, overdue, warnings
from proofbook.assessment.assessment import AssessedLine, Assessment
from proofbook.assessment.attack_path import attack_paths
from proofbook.assessment.expression import Standings
from proofbook.assessment.freshness import aging
from proofbook.assessment.hazard import hazard
from proofbook.assessment.left import left, worst
from proofbook.assessment.provider import inherited
from proofbook.assessment.requirement import RequirementStatus, requirement_status
from proofbook.assessment.risk import Risk, inherent
from proofbook.assessment.standing import Standing, standing
from proofbook.assessment.status import Status
from proofbook.evidence.observation import Evidence
from proofbook.library.library import Library
from proofbook.model.system import System
from proofbook.model.treatment import Treatment
from proofbook.source.diagnostic import Diagnostic
from proofbook.source.nearest import nearest
from proofbook.source.span import Span
from proofbook.threats.threat import Enumeration, ThreatLine


def assessment(
    system: System, enumeration: Enumeration, evidence: Evidence, library: Library, as_of: date
) -> Assessment:
    """One system assessed."""

    answering = {(each, line.element) for line in enumeration.lines for each in line.answered_by}

    @cache
    def stands(mitigation: str, element: str) -> Standing:
        found = standing(mitigation, element, system, library, evidence.observations, as_of)
        return replace(found, answers=(mitigation, element) in answering)

    lines = sorted((_line(each, system, library, stands, as_of) for each in enumeration.lines), key=_worst_first)
    counting: dict[str, tuple[ThreatLine, ...]] = {}
    for each in lines:
        if each.counts:
            counting[each.line.element] = (*counting.get(each.line.element, ()), each.line)
    return Assessment(
        system=system,
        as_of=as_of,
        enumeration=enumeration,
        lines=tuple(lines),
        standings=_standings(system, stands),
        requirements=tuple(_requirements(system, library, stands, as_of)),
        paths=attack_paths(system, counting, library),
        evidence=evidence,
        diagnostics=(
            *evidence.diagnostics,
            *aging(system, evidence, library.freshness, as_of),
            *warnings(
                ((each.treatment, each.acceptance) for each in lines if each.treatment), library.risk_policy, as_of
            ),
        ),
        decide_from=library.risk_policy.decide_from,
    )


def decisions_about_nothing(assessments: Iterable[Assessment]) -> tuple[Diagnostic, ...]:
    """Treatments and assumptions that match no line in a system or in any of its variants."""
    group = tuple(assessments)
    lines = {each.line.id: each.line.title for assessed in group for each in assessed.lines}
    found: dict[Diagnostic, None] = {}
    for assessed in group:
        for treatment in assessed.system.treatments:
            if treatment.line not in lines:
                found[_treats_nothing(treatment, lines)] = None
        for assumption in assessed.system.assumptions:
            for line, span in zip(assumption.said.excludes, assumption.names, strict=True):
                if line not in lines:
                    found[_excludes_nothing(assumption.id, line, span, lines)] = None
        for limitation in assessed.system.limitations:
            for line, span in zip(limitation.said.leads_to, limitation.names, strict=True):
                if "@" in line and line not in lines:
                    found[_leads_nowhere(limitation.id, line, span, lines)] = None
    return tuple(found)


def _treats_nothing(treatment: Treatment, lines: dict[str, str]) -> Diagnostic:
    return Diagnostic(
        rule="treatment-of-nothing",
        message=f"the treatment of `{treatment.line}` matches no threat line",
        span=treatment.span,
        label="no line has this id",
        help=nearest(treatment.line, lines, "list the lines with `proofbook threats SYSTEM`"),
    )


def _excludes_nothing(id: str, line: str, span: Span, lines: dict[str, str]) -> Diagnostic:
    return Diagnostic(
        rule="excludes-nothing",
        message=f"the assumption `{id}` excludes `{line}`, which is no threat line",
        span=span,
        label="no line has this id",
        help=nearest(line, lines, "list the lines with `proofbook threats SYSTEM`"),
    )


def _leads_nowhere(id: str, line: str, span: Span, lines: dict[str, str]) -> Diagnostic:
    return Diagnostic(
        rule="leads-nowhere",
        message=f"the limitation `{id}` leads to `{line}`, which is no threat line",
        span=span,
        label="no line has this id",
        help=nearest(line, lines, "list the lines with `proofbook threats SYSTEM`"),
    )


def _worst_first(line: AssessedLine) -> tuple[bool, int, int, str]:
    return (not line.counts, -line.residual.level, -line.inherent.level, line.id)


def _standings(system: System, stands: Standings) -> tuple[Standing, ...]:
    found = [stands(claim.mitigation, element) for claim in system.claims for element in (claim.named or ("",))]
    return tuple(dict.fromkeys(found))


def _requirements(system: System, library: Library, stands: Standings, as_of: date) -> Iterable[RequirementStatus]:
    for framework in library.frameworks.values():
        for number in framework.requirements:
            yield requirement_status(framework, number, system, library, stands)
            yield from inherited(framework, number, system, as_of)


def _line(line: ThreatLine, system: System, library: Library, stands: Standings, as_of: date) -> AssessedLine:
    element = system.element(line.element)
    claimed = {claim.mitigation for claim in system.claims if claim.covers(line.element)}
    answers = tuple(stands(each, line.element) for each in line.answered_by if each in claimed)
    before = tuple(inherent(hazard(each, system, library), element, system) for each in line.members)

    def after(borne_out: Iterable[Standing]) -> Risk:
        return left(before, line, {each.mitigation for each in borne_out}, system, library)

    residual = after(each for each in answers if each.status.lowers_risk)
    treatment = next((each for each in system.treatments if each.line == line.id), None)
    return AssessedLine(
        line=line,
        before=before,
        inherent=worst(before),
        planned=after(answers),
        residual_declared=residual,
        residual_observed=after(each for each in answers if each.status is Status.SUPPORTED_OBSERVED),
        answers=answers,
        unclaimed=tuple(each for each in line.answered_by if each not in claimed),
        treatment=treatment,
        acceptance=acceptance(treatment, residual.level, library.risk_policy, as_of),
        overdue=overdue(treatment, as_of),
        excluded_by=next(
            (
                each.id
                for each in system.assumptions
                if line.id in each.said.excludes and (each.said.until is None or each.said.until >= as_of)
            ),
            None,
        ),
    )
