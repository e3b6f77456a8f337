"""What a threat says of its own likelihood and impact, wherever it comes from."""

from __future__ import annotations

from proofbook.assessment.risk import Hazard
from proofbook.library.library import Library
from proofbook.model.system import System
from proofbook.threats.threat import Threat


def hazard(threat: Threat, system: System, library: Library) -> Hazard:
    """From the library's entry of its type, from the table of pytm's types, or from the model."""
    match threat.library:
        case "proofbook":
            ours = library.threat_types[threat.type]
            return Hazard(
                success=ours.likelihood.level,
                success_why=ours.likelihood.why,
                needs=ours.likelihood.needs,
                affects=ours.impact.affects,
            )
        case "pytm":
            theirs = library.pytm.types[threat.type]
            return Hazard(
                success=theirs.likelihood.level, success_why=theirs.likelihood.why, needs=None, affects=theirs.affects
            )
        case "model":
            by_hand = next(each.said for each in system.hand_threats if each.id == threat.type)
            return Hazard(success=by_hand.likelihood, success_why=by_hand.why, needs=None, affects=by_hand.affects)
