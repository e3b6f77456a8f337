"""What the document says of the library, of places and of mistakes."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.library.check import Check
from proofbook.library.framework import Framework, Requirement
from proofbook.library.mitigation import Mitigation
from proofbook.outputs import document as shape
from proofbook.outputs.part import PlaceData
from proofbook.source.diagnostic import Diagnostic
from proofbook.source.span import Span


def framework(known: Framework) -> shape.FrameworkData:
    """A framework with the names of its requirements."""
    return shape.FrameworkData(
        id=known.id,
        title=known.title,
        version=known.version,
        status=known.status,
        titles=known.titles,
        requirements=titled(known.requirements),
    )


def titled(entries: Mapping[str, Requirement | Mitigation | Check]) -> tuple[shape.TitledData, ...]:
    """The names of entries."""
    return tuple(shape.TitledData(id=id, title=each.title) for id, each in entries.items())


def diagnostic(found: Diagnostic) -> shape.DiagnosticData:
    """A mistake in the inputs."""
    return shape.DiagnosticData(
        rule=found.rule,
        severity=found.severity,
        message=found.message,
        place=placed(found.span) if found.span else None,
        label=found.label,
        help=found.help,
    )


def placed(span: Span) -> PlaceData:
    """Where something stands."""
    return PlaceData(path=span.path, line=span.line, column=span.column)
