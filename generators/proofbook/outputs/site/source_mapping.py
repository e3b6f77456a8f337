"""The sources' own mappings beside ours: what a source maps to a requirement, what of it counts here, and why."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.assessment.portfolio import Portfolio
from proofbook.library.library import Library
from proofbook.library.mapping import Row
from proofbook.outputs.site.template import page

PATH = "frameworks/as-the-post-maps.md"
TITLE = "As the sources map it, and what counts"


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`frameworks/as-the-post-maps.md`."""
    library = portfolio.library
    return {PATH: page(PATH, TITLE, "source_mapping", found=told_by_sources(library), library=library)}


def told_by_sources(library: Library) -> Mapping[str, tuple[Row, ...]]:
    """The rows that say what a source maps there, by the framework's id."""
    told = {
        framework.id: tuple(
            row for number in framework.requirements for row in library.rows_of(framework.id, number) if row.post
        )
        for framework in library.frameworks.values()
    }
    return {id: rows for id, rows in told.items() if rows}
