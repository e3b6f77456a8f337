"""A page for each check: why it matters, what it reads, one artifact that passes and one that fails."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from proofbook.assessment.portfolio import Portfolio
from proofbook.evidence.check_cases import cases_of
from proofbook.evidence.jail import Jail
from proofbook.evidence.readers import kinds
from proofbook.library.library import Library
from proofbook.outputs.site.template import page


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`checks/index.md` and `checks/<id>.md`."""
    library = portfolio.library
    written = {"checks/index.md": page("checks/index.md", "Checks", "checks", library=library, kinds=kinds(), counts=_counts(library))}
    with Jail() as jail:
        for id, each in library.checks.items():
            path = f"checks/{id}.md"
            written[path] = page(
                path,
                each.title,
                "check",
                check=each,
                library=library,
                cases=cases_of(each, jail),
                seen=[
                    (assessed, seen)
                    for assessed in portfolio.assessments
                    for seen in assessed.evidence.observations
                    if seen.check == id and seen.result.value != "not-observed"
                ],
            )
    return written


def _counts(library: Library) -> Mapping[str, int]:
    return Counter(kind for each in library.checks.values() for kind in each.reads)
