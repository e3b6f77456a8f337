"""A page for each mitigation, and their index."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.assessment.portfolio import Portfolio
from proofbook.library.library import Library
from proofbook.library.same_checks import mitigations_of
from proofbook.outputs.site.template import page


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`mitigations/index.md` and `mitigations/<id>.md`."""
    library = portfolio.library
    written = {
        "mitigations/index.md": page("mitigations/index.md", "Mitigations", "mitigations", library=library)
    }
    for id, each in library.mitigations.items():
        path = f"mitigations/{id}.md"
        written[path] = page(
            path,
            each.title,
            "mitigation",
            mitigation=each,
            library=library,
            checks=library.checks_for(id),
            threats=[type for type in library.threat_types.values() if id in type.answered_by],
            causes=[(cause, found) for cause, found in library.pytm.causes.items() if id in found.answered_by],
            serves=_serves(id, library),
            claims=[
                (assessed, standing)
                for assessed in portfolio.assessments
                for standing in assessed.standings
                if standing.mitigation == id
            ],
        )
    return written


def _serves(id: str, library: Library) -> list[tuple[str, str]]:
    """Framework and requirement of every row that counts and names the mitigation."""
    return sorted(
        {
            (mapping.framework, row.requirement)
            for mapping in library.mappings.values()
            for row in mapping.rows
            if row.counts and row.serve is not None and id in mitigations_of(row.serve)
        }
    )
