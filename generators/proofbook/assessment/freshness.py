"""What `check` says of evidence that grows old: a warning before its last day, and one after it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from proofbook.assessment.vouched import last_day
from proofbook.evidence.observation import Evidence
from proofbook.library.freshness import Freshness
from proofbook.model.system import System
from proofbook.source.diagnostic import Diagnostic, Severity
from proofbook.source.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """Something that grows old."""

    what: str
    since: date
    last: date
    span: Span
    help: str


def aging(system: System, evidence: Evidence, freshness: Freshness, as_of: date) -> Iterable[Diagnostic]:
    """A warning for each artifact and each word whose last day is near, or has passed.

    An artifact has the last day of the first of the results that rest on it.
    """
    for piece in (*_artifacts(system, evidence), *_words(system, freshness, as_of)):
        if piece.last < as_of:
            label = f"before {as_of}, the date of this assessment"
            yield _diagnostic("evidence-expired", f"{piece.what} counted until {piece.last}", label, piece)
        elif freshness.warns(piece.since, piece.last, as_of):
            label = (
                "today is its last day" if piece.last == as_of else f"{(piece.last - as_of).days} days after {as_of}"
            )
            yield _diagnostic("evidence-expires-soon", f"{piece.what} counts until {piece.last}", label, piece)


def _artifacts(system: System, evidence: Evidence) -> Iterable[_Piece]:
    for artifact in system.artifacts:
        resting = [each for each in evidence.observations if any(cite.path == artifact.path for cite in each.cites)]
        days = [each.expires for each in resting if each.expires]
        if days and artifact.collected:
            yield _Piece(
                what=f"what was collected from {artifact.path} on {artifact.collected}",
                since=artifact.collected,
                last=min(days),
                span=artifact.day_span,
                help="collect it anew, and move `collected`",
            )


def _words(system: System, freshness: Freshness, as_of: date) -> Iterable[_Piece]:
    for word in system.attestations:
        if not word.problem and word.said.on <= as_of:
            yield _Piece(
                what=f"the word of {word.said.by} for `{word.mitigation}`",
                since=word.said.on,
                last=last_day(word, freshness),
                span=word.span,
                help="have it examined again, and write a new attestation",
            )


def _diagnostic(rule: str, message: str, label: str, piece: _Piece) -> Diagnostic:
    return Diagnostic(
        rule=rule, message=message, span=piece.span, label=label, help=piece.help, severity=Severity.WARNING
    )
