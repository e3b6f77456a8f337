"""What the document says of the library, of places and of mistakes."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.library.check import Check
from proofbook.library.mitigation import Mitigation
from proofbook.outputs import document as shape
from proofbook.outputs.part import PlaceData
from proofbook.source.diagnostic import Diagnostic
from proofbook.source.span import Span


def titled(mitigations: Mapping[str, Mitigation]) -> tuple[shape.TitledData, ...]:
    """The names of mitigations."""
    return tuple(shape.TitledData(id=id, title=each.title) for id, each in mitigations.items())


def named(checks: Mapping[str, Check]) -> tuple[shape.CheckNameData, ...]:
    """The names of checks, and what each bears out."""
    return tuple(
        shape.CheckNameData(id=id, title=each.title, mitigation=each.mitigation) for id, each in checks.items()
    )


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
