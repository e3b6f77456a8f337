"""Threat line × mitigation: which claimed mitigations answer each line of a system, and which nobody claims."""

from __future__ import annotations

from proofbook.assessment.assessment import AssessedLine, Assessment
from proofbook.assessment.portfolio import Portfolio
from proofbook.library.library import Library
from proofbook.outputs.matrix.places import mitigation_of, standing_at
from proofbook.outputs.matrix.table import UNCLAIMED, Cell, Column, Link, Row, Table, cell, one_line, status_cell
from proofbook.outputs.site.addresses import slug, system_page
from proofbook.outputs.summary import owner_of

LINES_PART = "lines-by-mitigation"


def lines_by_mitigation(assessed: Assessment, portfolio: Portfolio) -> Table:
    """The certain threat lines of a system, the worst first; the mitigations that most of them name first."""
    mitigations = _mitigations(assessed)
    library = portfolio.library
    return Table(
        name=f"lines/{assessed.system.key}",
        title=one_line(f"{assessed.system.full_title}: threat lines by mitigation"),
        about=(
            "A status: the system claims the mitigation at the line's element, and it stands so there. "
            "“Unclaimed”: it would answer the line, and nobody claims it there. Empty: it doesn't answer the line."
        ),
        page=system_page(assessed.system, LINES_PART),
        columns=(
            Column(title="Threat line", width=48),
            Column(title="At", choose=True, width=28),
            Column(title="Residual", choose=True, width=12),
            Column(title="Owner", choose=True, width=20),
            *(_column(id, library) for id in mitigations),
        ),
        rows=tuple(_row(line, mitigations, assessed) for line in assessed.lines),
        illustrative=assessed.illustrative,
    )


def _mitigations(assessed: Assessment) -> tuple[str, ...]:
    named: dict[str, int] = {}
    for line in assessed.lines:
        for id in (*(each.mitigation for each in line.answers), *line.unclaimed):
            named[id] = named.get(id, 0) + 1
    return tuple(sorted(named, key=lambda id: (-named[id], id)))


def _column(id: str, library: Library) -> Column:
    title = one_line(library.mitigations[id].title)
    return Column(title=title, link=mitigation_of(id), status=True, letters=True, width=14)


def _row(line: AssessedLine, mitigations: tuple[str, ...], assessed: Assessment) -> Row:
    answers = {each.mitigation: each for each in line.answers}

    def answer(id: str) -> Cell:
        if id in line.unclaimed:
            return cell(UNCLAIMED, mitigation_of(id), badge="status", rank=-1)
        if (found := answers.get(id)) is None:
            return Cell()
        return status_cell(found.status, standing_at(found, assessed), illustrative=found.illustrative)

    here = Link(page=system_page(assessed.system, "threats"), anchor=slug(line.id))
    level = line.residual.level
    return Row(
        anchors=(slug(line.id),),
        cells=(
            cell(line.line.title, here),
            cell(assessed.system.title_of(line.line.element)),
            cell(level.word.replace("-", " "), badge="level", rank=level.value),
            cell(owner_of(line, assessed) or "not stated"),
            *(answer(id) for id in mitigations),
        ),
    )
