"""A mitigation claimed for the whole system at once."""

from __future__ import annotations

from collections.abc import Iterator

from proofbook.model.lint.doubt import Doubt
from proofbook.model.system import System


def found(system: System) -> Iterator[Doubt]:
    """The claims without `at`: no check can look at them, and no reader can."""
    for claim in system.claims:
        if not claim.named:
            yield Doubt(
                at=claim.id,
                message=f"`{claim.mitigation}` is claimed without a place",
                span=claim.span,
                label="no `at`",
                help="name with `at:` the elements where it stands",
            )
