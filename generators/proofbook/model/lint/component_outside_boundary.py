"""A component that stands in no trust boundary."""

from __future__ import annotations

from collections.abc import Iterator

from proofbook.model.lint.doubt import Doubt
from proofbook.model.system import System


def found(system: System) -> Iterator[Doubt]:
    """The components without `in`: a flow to them crosses nothing that they stand in."""
    for component in system.components:
        if component.boundary is None:
            yield Doubt(
                at=component.id,
                message=f"`{component.id}` stands in no trust boundary",
                span=component.span,
                label="no `in`",
                help="say with `in:` where it stands",
            )
