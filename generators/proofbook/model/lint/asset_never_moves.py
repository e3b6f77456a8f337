"""An asset that no data flow carries."""

from __future__ import annotations

from collections.abc import Iterator

from proofbook.model.lint.doubt import Doubt
from proofbook.model.system import System


def found(system: System) -> Iterator[Doubt]:
    """The assets that are nowhere carried: what never moves is seldom worth modelling, or a flow is missing."""
    moved = {asset for flow in system.flows for asset in flow.carries}
    for asset in system.assets:
        if asset not in moved:
            yield Doubt(
                at=asset.id,
                message=f"no data flow carries `{asset.id}`",
                span=asset.span,
                label="it never moves",
                help="add it to the `carries` of the flow that brings it to where it is kept",
            )
