"""What the paper says of the parts that providers do, and of what they leave to the organisation."""

from __future__ import annotations

from typing import Any

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.responsibility import StillOurs, responsibilities, still_ours
from proofbook.library.library import Library


def kept(assessment: Assessment, library: Library) -> list[dict[str, Any]]:
    """What is inherited, or claimed of a provider, and still to be configured here."""
    return [_row(each, library) for each in still_ours(responsibilities(assessment, library))]


def _row(kept: StillOurs, library: Library) -> dict[str, Any]:
    required, part = kept.responsibility.required, kept.part
    return {
        "id": required.requirement,
        "framework": library.frameworks[required.framework].title,
        "provider": part.provider.title,
        "service": part.duty.service or "service not stated",
        "what": part.duty.what,
        "ours": part.duty.ours,
        "part": part.status.value,
        "why": part.why,
        "status": required.status.value,
        "illustrative": required.illustrative,
        "hides": kept.hides,
    }
