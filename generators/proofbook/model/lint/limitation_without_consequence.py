"""A limitation from which nothing follows."""

from __future__ import annotations

from collections.abc import Iterator

from proofbook.model.lint.doubt import Doubt
from proofbook.model.system import System


def found(system: System) -> Iterator[Doubt]:
    """The limitations that name no threat line, mitigation or remark under `leads-to`."""
    for each in system.limitations:
        if not each.said.leads_to:
            yield Doubt(
                at=each.id,
                message=f"nothing follows from the limitation `{each.id}`",
                span=each.span,
                label="no `leads-to`",
                help="name under `leads-to:` the threat line, the mitigation or the remark that takes it up",
            )
