"""Requirement × system: how each requirement stands for each system, customer's side."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.portfolio import Portfolio
from proofbook.assessment.requirement import RequirementStatus
from proofbook.assessment.status import Status
from proofbook.library.framework import Framework
from proofbook.outputs.matrix.places import requirement_at, requirement_of
from proofbook.outputs.matrix.table import Cell, Column, Link, Row, Table, cell, one_line, status_cell
from proofbook.outputs.site.addresses import slug, system_page

ABOUT = (
    "How each requirement stands for each system, on the customer's side, and whether what serves it covers the "
    "requirement whole or in part. A roll-up takes the worst of its parts."
)
Statuses = Mapping[tuple[str, str], RequirementStatus]
"""Framework and number → how it stands."""


def matrix_page(framework: str = "") -> str:
    """The page of a framework's matrix, or of all requirements."""
    return f"matrices/requirements/{framework}.md" if framework else "matrices/requirements.md"


def of_framework(framework: Framework, portfolio: Portfolio) -> Table:
    """One framework's requirements by system."""
    systems = portfolio.systems()
    statuses = [_statuses(each) for each in systems]
    return Table(
        name=f"requirements/{framework.id}",
        title=one_line(f"{framework.title} {framework.version} by system"),
        about=ABOUT,
        page=matrix_page(framework.id),
        columns=(*_HEADS, *(_system(each) for each in systems)),
        rows=tuple(_row(framework, number, systems, statuses) for number in framework.requirements),
        illustrative=any(each.illustrative for each in systems),
    )


def of_all(portfolio: Portfolio) -> Table:
    """The requirements of every framework by system."""
    systems = portfolio.systems()
    statuses = [_statuses(each) for each in systems]
    return Table(
        name="requirements",
        title="All requirements by system",
        about=ABOUT,
        page=matrix_page(),
        columns=(_HEADS[0], Column(title="Framework", choose=True, width=24), *_HEADS[1:], *map(_system, systems)),
        rows=tuple(
            _in_framework(_row(framework, number, systems, statuses), framework, number)
            for framework in portfolio.library.frameworks.values()
            for number in framework.requirements
        ),
        illustrative=any(each.illustrative for each in systems),
    )


_HEADS = (
    Column(title="No.", width=14),
    Column(title="Requirement", width=60),
    Column(title="Kind", choose=True, width=12),
)


def _system(assessed: Assessment) -> Column:
    system = assessed.system
    link = Link(page=system_page(system, "requirements"))
    title, owner = one_line(system.title), one_line(system.owner or "not stated")
    return Column(title=title, link=link, status=True, system=title, owner=owner, width=22)


def _statuses(assessed: Assessment) -> Statuses:
    return {(each.framework, each.requirement): each for each in assessed.requirements if each.side == "customer"}


def _row(framework: Framework, number: str, systems: tuple[Assessment, ...], statuses: list[Statuses]) -> Row:
    is_roll_up = bool(framework.children(number))
    cells = [_status(found[framework.id, number], assessed) for assessed, found in zip(systems, statuses, strict=True)]
    return Row(
        anchors=(slug(number),),
        is_roll_up=is_roll_up,
        cells=(
            cell(number, requirement_of(framework.id, number)),
            cell(framework.requirements[number].title),
            cell("roll-up" if is_roll_up else "requirement"),
            *cells,
        ),
    )


def _status(found: RequirementStatus, assessed: Assessment) -> Cell:
    applies = found.status is not Status.NOT_APPLICABLE and found.coverage != "none"
    link = requirement_at(assessed.system, found.framework, found.requirement)
    return status_cell(found.status, link, found.coverage if applies else "", illustrative=found.illustrative)


def _in_framework(row: Row, framework: Framework, number: str) -> Row:
    """The same row where several frameworks stand."""
    first, *rest = row.cells
    name = cell(f"{framework.title} {framework.version}", Link(page=matrix_page(framework.id), anchor=slug(number)))
    return Row(anchors=(slug(f"{framework.id}-{number}"),), is_roll_up=row.is_roll_up, cells=(first, name, *rest))
