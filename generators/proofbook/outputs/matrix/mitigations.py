"""Mitigation × system: the worst status over the places where each is claimed, and how many places those are."""

from __future__ import annotations

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.portfolio import Portfolio
from proofbook.assessment.standing import Standing
from proofbook.assessment.status import worst
from proofbook.outputs.matrix.places import mitigation_of
from proofbook.outputs.matrix.table import Cell, Column, Link, Row, Table, cell, one_line, status_cell
from proofbook.outputs.site.addresses import system_page
from proofbook.outputs.summary import counted

MITIGATIONS_PAGE = "matrices/mitigations.md"


def by_system(portfolio: Portfolio) -> Table:
    """Every mitigation of the library by system."""
    systems = portfolio.systems()
    library = portfolio.library
    return Table(
        name="mitigations",
        title="Mitigations by system",
        about=(
            "The worst status over the places where a system claims the mitigation, and the number of those places. "
            "An empty cell: the system does not claim it."
        ),
        page=MITIGATIONS_PAGE,
        columns=(
            Column(title="Mitigation", width=48),
            Column(title="Nature", choose=True, width=12),
            Column(title="Checks", width=9),
            *(_system(each) for each in systems),
        ),
        rows=tuple(
            Row(
                anchors=(id,),
                cells=(
                    cell(each.title, mitigation_of(id)),
                    cell(each.nature),
                    cell(len(library.checks_for(id)), mitigation_of(id)),
                    *(_stands(id, one) for one in systems),
                ),
            )
            for id, each in library.mitigations.items()
        ),
        illustrative=any(each.illustrative for each in systems),
    )


def _system(assessed: Assessment) -> Column:
    system = assessed.system
    link = Link(page=system_page(system, "mitigations"))
    title, owner = one_line(system.title), one_line(system.owner or "not stated")
    return Column(title=title, link=link, status=True, system=title, owner=owner, width=22)


def _stands(mitigation: str, assessed: Assessment) -> Cell:
    stands: list[Standing] = [each for each in assessed.standings if each.mitigation == mitigation]
    if not stands:
        return Cell()
    link = Link(page=system_page(assessed.system, "mitigations"), anchor=mitigation)
    places = counted(len(stands), "place")
    return status_cell(
        worst(each.status for each in stands), link, places, illustrative=any(each.illustrative for each in stands)
    )
