"""Nobody stated how the caller of a data flow proves who it is."""

from __future__ import annotations

from collections.abc import Iterator

from proofbook.model.lint.doubt import Doubt
from proofbook.model.system import System


def found(system: System) -> Iterator[Doubt]:
    """The data flows without a stated authentication; `none` is a statement."""
    for flow in system.flows:
        if not flow.authentication and flow.protocol != "file":
            yield Doubt(
                at=flow.id,
                message=f"nobody stated how {flow.source.title} proves who it is to {flow.target.title}",
                span=flow.span,
                label="no `authentication`",
                help="write `authentication:` with the means, or `none`",
            )
