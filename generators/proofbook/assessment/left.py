"""The risk that is left of a threat line when some of the mitigations that answer it are borne out."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from proofbook.assessment.risk import Risk, lowered
from proofbook.library.library import Library
from proofbook.library.terms import Level
from proofbook.model.system import System
from proofbook.threats.enumeration import answered_by
from proofbook.threats.threat import ThreatLine


def left(
    before: Iterable[Risk], line: ThreatLine, borne_out: Collection[str], system: System, library: Library
) -> Risk:
    """The worst that is left over the threats of a line, whose inherent risks are `before`, in their order.

    Each threat is lowered by those of the mitigations that answer it, and by no others.
    """
    return worst(
        lowered(risk, [library.mitigations[id] for id in answered_by(member, system, library) if id in borne_out])
        for risk, member in zip(before, line.members, strict=True)
    )


def worst(risks: Iterable[Risk]) -> Risk:
    """The highest level; of the same level the likelier, then the one with the higher impact."""

    def key(risk: Risk) -> tuple[Level, Level, Level]:
        return (risk.level, risk.likelihood, risk.impact)

    return max(risks, key=key)
