"""The risk of all systems on one page: what is asked, totals, heat maps, the worst lines, who owns them."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.exceptions import accepted_risks, overdue_work
from proofbook.outputs.ownership import by_owner, by_system
from proofbook.outputs.risk_lines import KIND_TITLES, KINDS, by_level, risk_lines
from proofbook.outputs.site.addresses import way
from proofbook.outputs.site.risk_maps import heat_maps
from proofbook.outputs.site.template import page
from proofbook.outputs.summary import decision, treatment_words

PAGE = "risk/index.md"
WORST = 15
"""That many lines stand on the first page; the register has them all."""


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`risk/index.md`."""
    systems, policy = portfolio.systems(), portfolio.library.risk_policy
    lines = risk_lines(systems)
    made = page(
        PAGE,
        "Risk",
        "risk",
        wide=True,
        portfolio=portfolio,
        policy=policy,
        systems={each.system.key: each for each in systems},
        lines=lines,
        decision=decision((line for each in systems for line in each.lines), policy.decide_from),
        totals={kind: by_level(lines, kind) for kind in KINDS},
        kind_titles=KIND_TITLES,
        maps=heat_maps(lines),
        cells=way(PAGE, "risk/cells.md"),
        top=lines[:WORST],
        owners=by_owner(lines),
        by_system=by_system(lines),
        accepted=accepted_risks(portfolio.assessments),
        overdue=overdue_work(portfolio.assessments),
        treatment=treatment_words,
    )
    return {PAGE: made}
