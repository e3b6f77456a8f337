"""From a portfolio to the data of `proofbook.json`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

from proofbook.assessment.assessment import AssessedLine, Assessment
from proofbook.assessment.portfolio import Portfolio
from proofbook.assessment.risk import Risk
from proofbook.assessment.standing import Standing
from proofbook.library.library import Library
from proofbook.model.statement import AssumptionShape, Placed
from proofbook.outputs import document as shape
from proofbook.outputs.comparison_data import compared
from proofbook.outputs.evidence_data import artifact, attested, awaited, observed
from proofbook.outputs.framework_data import framework
from proofbook.outputs.key_data import cryptography_in_use, keys
from proofbook.outputs.library_data import diagnostic, named, placed, titled
from proofbook.outputs.numbers_data import numbers as numbers_that_keep_us_honest
from proofbook.outputs.path_data import paths
from proofbook.outputs.register import numbers, words
from proofbook.outputs.requirement_data import requirements
from proofbook.outputs.responsibility_data import responsibility, teams
from proofbook.outputs.risk_data import portfolio_risk
from proofbook.outputs.summary import summary
from proofbook.outputs.work_data import work
from proofbook.source.span import Span
from proofbook.threats.threat import Certainty, HingeLine, Threat


def document(portfolio: Portfolio) -> shape.Document:
    """All of the assessment."""
    systems = tuple(system(each, portfolio.library) for each in portfolio.assessments)
    return shape.Document(
        schema_=shape.SCHEMA,
        project=portfolio.project,
        as_of=portfolio.as_of,
        commit=portfolio.commit,
        digest=_joined(portfolio, systems),
        systems=systems,
        risk=portfolio_risk(portfolio),
        comparisons=tuple(compared(each) for each in portfolio.comparisons),
        frameworks=tuple(framework(each, portfolio.library) for each in portfolio.library.frameworks.values()),
        mitigations=titled(portfolio.library.mitigations),
        checks=named(portfolio.library.checks),
        numbers=numbers_that_keep_us_honest(portfolio),
        diagnostics=tuple(diagnostic(each) for each in portfolio.diagnostics),
    )


def system(assessment: Assessment, library: Library) -> shape.SystemData:
    """One system with the digest of its data."""
    bare = _system(assessment, library)
    return bare.model_copy(update={"digest": digest(bare.model_dump(mode="json", by_alias=True))})


def digest_of_all(portfolio: Portfolio) -> str:
    """The digest of all systems and variants of a project."""
    return _joined(portfolio, [system(each, portfolio.library) for each in portfolio.assessments])


def _joined(portfolio: Portfolio, systems: Iterable[shape.SystemData]) -> str:
    return digest({one.system.key: each.digest for one, each in zip(portfolio.assessments, systems, strict=True)})


def digest(data: Mapping[str, object]) -> str:
    """sha256 over the data as sorted JSON without spaces, the digest itself left out."""
    rest = {key: value for key, value in data.items() if key != "digest"}
    text = json.dumps(rest, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _system(assessment: Assessment, library: Library) -> shape.SystemData:
    about, number = assessment.system, numbers(assessment)
    return shape.SystemData(
        id=about.id,
        variant=about.variant,
        title=about.title,
        variant_title=about.variant_title,
        owner=about.owner,
        reviewed=about.reviewed,
        review_due=about.review_due,
        entity=about.entity,
        illustrative=assessment.illustrative,
        digest="",
        decision=summary(assessment).decision,
        counts=_counts(assessment),
        components=tuple(_named(e.id, e.title, e.technology.id, e.span) for e in about.components),
        flows=tuple(_named(e.id, e.title, e.protocol, e.span) for e in about.flows),
        assets=tuple(_named(e.id, e.title, e.secret or e.data or "", e.span) for e in about.assets),
        principals=tuple(_named(e.id, e.title, e.kind, e.span) for e in about.principals),
        boundaries=tuple(_named(e.id, e.title, e.kind, e.span) for e in about.boundaries),
        providers=tuple(_named(e.id, e.title, "", e.span) for e in about.providers),
        assumptions=tuple(_assumption(each) for each in about.assumptions),
        lines=(
            *(_line(each) for each in assessment.lines),
            *(_hinge(each) for each in assessment.enumeration.hinges),
        ),
        threats=tuple(_threat(each) for each in assessment.enumeration.threats),
        mitigations=tuple(_standing(each, assessment, library) for each in assessment.standings),
        requirements=requirements(assessment, library),
        observations=tuple(observed(each, number[each.id], library) for each in assessment.evidence.observations),
        attestations=tuple(attested(each) for each in words(assessment, library.freshness)),
        artifacts=(
            *(artifact(each.ref, each.sha256, each.problem) for each in assessment.evidence.artifacts),
            *(awaited(each) for each in about.awaited),
        ),
        paths=paths(assessment),
        work=work(assessment, library),
        keys=keys(assessment, library),
        cryptography=cryptography_in_use(assessment),
        teams=teams(about),
        responsibility=responsibility(assessment, library),
    )


def _counts(assessment: Assessment) -> shape.CountsData:
    found = assessment.enumeration
    certain = sum(each.certainty is Certainty.CERTAIN for each in found.threats)
    return shape.CountsData(
        raw=found.raw,
        applicable=len(found.threats),
        not_applicable=len(found.not_applicable),
        certain=certain,
        hinging=len(found.threats) - certain,
        lines=len(found.lines),
    )


def _line(line: AssessedLine) -> shape.LineData:
    return shape.LineData(
        id=line.id,
        title=line.line.title,
        cause=line.line.cause,
        element=line.line.element,
        certainty="certain",
        inherent=_risk(line.inherent),
        planned=_risk(line.planned),
        residual=_risk(line.residual),
        residual_observed=_risk(line.residual_observed),
        treatment=shape.TreatmentData(
            kind=line.disposition,
            details=treatment_details(line),
            lapsed=line.lapsed,
            counts_until=line.acceptance.last if line.acceptance else None,
            overdue=line.overdue,
        ),
        mitigations=tuple(each.mitigation for each in line.answers),
        unclaimed=line.unclaimed,
        members=tuple(each.id for each in line.line.members),
        hinges_on=(),
        excluded_by=line.excluded_by,
        counts=line.counts,
    )


def treatment_details(line: AssessedLine) -> dict[str, str]:
    """What the treatment says, field by field, as text."""
    if line.treatment is None:
        return {}
    said = line.treatment.decision.model_dump(mode="json", by_alias=True)
    return {key: str(value) for key, value in said.items() if value}


def _hinge(line: HingeLine) -> shape.LineData:
    return shape.LineData(
        id=line.id,
        title=line.title,
        cause="unstated",
        element=line.element,
        certainty="hinging",
        inherent=None,
        planned=None,
        residual=None,
        residual_observed=None,
        treatment=shape.TreatmentData(kind="open", details={}, lapsed=False, counts_until=None, overdue=False),
        mitigations=(),
        unclaimed=(),
        members=tuple(each.id for each in line.members),
        hinges_on=line.facts,
        excluded_by=None,
        counts=False,
    )


def _risk(risk: Risk) -> shape.RiskData:
    return shape.RiskData(level=risk.level.word, likelihood=risk.likelihood.word, impact=risk.impact.word, why=risk.why)


def _threat(threat: Threat) -> shape.ThreatData:
    return shape.ThreatData(
        id=threat.id,
        type=threat.type,
        library=threat.library,
        element=threat.element,
        title=threat.title,
        stride=tuple(each.value for each in threat.stride),
        cause=threat.cause,
        certainty=threat.certainty.value,
        hinges_on=threat.hinges_on,
    )


def _standing(standing: Standing, assessment: Assessment, library: Library) -> shape.StandingData:
    claims = {claim.id: claim for claim in assessment.system.claims}
    return shape.StandingData(
        mitigation=standing.mitigation,
        title=library.mitigations[standing.mitigation].title,
        element=standing.element,
        status=standing.status,
        reason=standing.reason,
        how=tuple(claims[id].how for id in standing.claims),
        observations=standing.observations,
        illustrative=standing.illustrative,
    )


def _named(id: str, title: str, kind: str, span: Span) -> shape.NamedData:
    return shape.NamedData(id=id, title=title, kind=kind, place=placed(span))


def _assumption(assumed: Placed[AssumptionShape]) -> shape.AssumptionData:
    said = assumed.said
    return shape.AssumptionData(id=assumed.id, text=said.text, excludes=said.excludes, until=said.until)
