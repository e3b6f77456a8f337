"""What `check` says of evidence that grows old: a warning before its last day, and one after it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from proofbook.assessment.vouched import last_day
from proofbook.evidence.observation import Evidence
from proofbook.library.freshness import Freshness
from proofbook.model.system import System
from proofbook.source.diagnostic import Diagnostic, Severity
from proofbook.source.span import Span


def aging(system: System, evidence: Evidence, freshness: Freshness, as_of: date) -> Iterable[Diagnostic]:
    """A warning for each artifact and each word whose last day is near, or has passed.

    An artifact has the last day of the first of the results that rest on it.
    """
    for artifact in system.artifacts:
        days = [
            each.expires
            for each in evidence.observations
            if each.expires and any(cite.path == artifact.path for cite in each.cites)
        ]
        if days and artifact.collected:
            what = f"what was collected from {artifact.path} on {artifact.collected}"
            yield from _told(
                what, min(days), artifact.day_span, "collect it anew, and move `collected`", freshness, as_of
            )
    for word in system.attestations:
        if not word.problem and word.said.on <= as_of:
            what = f"the word of {word.said.by} for `{word.mitigation}`"
            help = "have it examined again, and write a new attestation"
            yield from _told(what, last_day(word, freshness), word.span, help, freshness, as_of)


def _told(what: str, last: date, span: Span, help: str, freshness: Freshness, as_of: date) -> Iterable[Diagnostic]:
    if last < as_of:
        yield Diagnostic(
            rule="evidence-expired",
            message=f"{what} counted until {last}",
            span=span,
            label=f"before {as_of}, the date of this assessment",
            help=help,
            severity=Severity.WARNING,
        )
    elif freshness.warns(last, as_of):
        yield Diagnostic(
            rule="evidence-expires-soon",
            message=f"{what} counts until {last}",
            span=span,
            label="on its last day" if last == as_of else f"{(last - as_of).days} more days",
            help=help,
            severity=Severity.WARNING,
        )
