"""From evidence to its data in `proofbook.json`."""

from __future__ import annotations

from proofbook.evidence.observation import Cite, Observation
from proofbook.library.library import Library
from proofbook.model.artifact import ArtifactRef
from proofbook.outputs import evidence_document as shape
from proofbook.outputs.library_data import placed
from proofbook.outputs.register import Word


def observed(seen: Observation, number: str, library: Library) -> shape.ObservationData:
    """An observation with its number."""
    table = seen.table
    return shape.ObservationData(
        id=seen.id,
        number=number,
        check=seen.check,
        check_version=seen.check_version,
        shows=library.checks[seen.check].title,
        mitigation=seen.mitigation,
        subject=seen.subject,
        object=seen.object,
        result=seen.result.value,
        message=seen.message,
        method=seen.method,
        collected=seen.collected,
        expires=seen.expires,
        table=shape.TableData(columns=table.columns, rows=table.rows) if table else None,
        artifacts=tuple(_cited(each) for each in seen.cites),
    )


def attested(word: Word) -> shape.AttestationData:
    """A person's word with its number."""
    said = word.given.said
    return shape.AttestationData(
        number=word.number,
        mitigation=word.given.mitigation,
        at=tuple(sorted(word.given.at)),
        by=said.by,
        role=said.role,
        on=said.on,
        origin=said.origin,
        until=word.until,
        examined=said.examined,
        document=said.document,
        sha256=said.sha256,
        problem=word.given.problem,
        place=placed(word.given.span),
    )


def artifact(ref: ArtifactRef, sha256: str, problem: str) -> shape.ArtifactData:
    """An artifact that was read, or could not be."""
    about, period = ref.provenance, ref.period
    return shape.ArtifactData(
        path=ref.path,
        kind=ref.kind,
        subjects=ref.of,
        sha256=sha256,
        origin=ref.origin,
        vantage=ref.vantage,
        collected=ref.collected,
        effective=about.effective,
        period=shape.PeriodData(from_=period.from_, to=period.to) if period else None,
        population=ref.population,
        sample=ref.sample,
        producer=about.producer,
        collector=about.collector,
        retention_months=about.retention.months if about.retention else None,
        reviewed=shape.ReviewData(by=about.reviewed.by, on=about.reviewed.on) if about.reviewed else None,
        confidentiality=about.confidentiality,
        awaited=None,
        problem=problem,
    )


def awaited(ref: ArtifactRef) -> shape.ArtifactData:
    """An artifact that is not there yet."""
    return artifact(ref, "", "").model_copy(update={"collected": None, "awaited": ref.awaited})


def _cited(cite: Cite) -> shape.CitedArtifact:
    return shape.CitedArtifact(
        path=cite.path,
        sha256=cite.sha256,
        line=cite.span.line,
        end_line=cite.span.end_line,
        origin=cite.origin.value,
        vantage=cite.vantage.value,
    )
