"""A page for each framework: its requirements, what they apply to, and every mapping row with its reason."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.assessment.by_way import SERVED, why_nothing
from proofbook.assessment.crosswalk import Path, paths
from proofbook.assessment.described import described
from proofbook.assessment.portfolio import Portfolio
from proofbook.library.framework import Framework
from proofbook.library.library import Library
from proofbook.outputs.matrix.crosswalks import Pair, pairs
from proofbook.outputs.site.source_mapping import PATH
from proofbook.outputs.site.template import page


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`frameworks/index.md` and `frameworks/<id>.md`."""
    library = portfolio.library
    related = pairs(library)
    index = page("frameworks/index.md", "Frameworks", "frameworks", library=library, mapped_by_sources=PATH)
    return {
        "frameworks/index.md": index,
        **{f"frameworks/{id}.md": _page(each, portfolio, related) for id, each in library.frameworks.items()},
    }


def _page(framework: Framework, portfolio: Portfolio, related: tuple[Pair, ...]) -> str:
    path = f"frameworks/{framework.id}.md"
    return page(
        path,
        f"{framework.title} {framework.version}",
        "framework",
        framework=framework,
        library=portfolio.library,
        rows={number: portfolio.library.rows_of(framework.id, number) for number in framework.requirements},
        described=lambda applies_to: described(applies_to, portfolio.library.technology_title),
        ways={number: _ways(framework, number, portfolio.library) for number in framework.requirements},
        served=SERVED,
        own={number for number in framework.requirements if _is_served(framework, number, portfolio.library)},
        why_nothing=why_nothing,
        relating={each.requirement for each in related if each.framework == framework.id},
        related={each.hops[-1].requirement for each in related if each.other == framework.id},
        statuses={
            number: [
                (assessed, status)
                for assessed in portfolio.systems()
                for status in assessed.requirements
                if (status.framework, status.requirement, status.side) == (framework.id, number, "customer")
            ]
            for number in framework.requirements
        },
    )


def _ways(framework: Framework, number: str, library: Library) -> tuple[Path, ...]:
    """The ways over other frameworks; none where its parts decide a requirement."""
    return () if framework.children(number) else paths(library, framework.id, number)


def _is_served(framework: Framework, number: str, library: Library) -> bool:
    """Whether rows of its own say what serves it."""
    return any(row.counts and row.serve is not None for row in library.rows_of(framework.id, number))
