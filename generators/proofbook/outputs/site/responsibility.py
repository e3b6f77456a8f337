"""Who bears each requirement in which system, in short: one page for the portfolio."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.assessment.portfolio import Portfolio
from proofbook.assessment.responsibility import Responsibility, responsibilities
from proofbook.assessment.status import Status
from proofbook.outputs.site.template import page

PATH = "responsibility/index.md"
UNSTATED = "not stated"


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`responsibility/index.md`; nothing in a project without a system."""
    shown = [each for each in portfolio.assessments if not each.system.variant]
    if not shown:
        return {}
    cells = {
        (found.required.framework, found.required.requirement, assessed.system.id): found
        for assessed in shown
        for found in responsibilities(assessed, portfolio.library)
    }
    return {
        PATH: page(
            PATH,
            "Responsibility",
            "responsibility",
            wide=True,
            library=portfolio.library,
            shown=shown,
            cells=cells,
            leaves=lambda framework: [each for each in framework.requirements if not framework.children(each)],
            borne=borne,
        )
    }


def borne(found: Responsibility) -> list[tuple[str, Status]]:
    """Who bears a part and how it stands: providers, then teams."""
    own = [(part.bearer or UNSTATED, part.status) for part in found.own if part.standings or part.bare]
    return [*dict.fromkeys((each.provider.title, each.status) for each in found.providers), *own]
