"""Where on the site the things stand that a matrix speaks of."""

from __future__ import annotations

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.standing import Standing
from proofbook.model.system import System
from proofbook.outputs.matrix.table import Link
from proofbook.outputs.site.addresses import slug, system_page


def requirement_of(framework: str, number: str) -> Link:
    """A requirement on its framework's page."""
    return Link(page=f"frameworks/{framework}.md", anchor=slug(number))


def requirement_at(system: System, framework: str, number: str) -> Link:
    """A requirement on a system's page."""
    return Link(page=system_page(system, "requirements"), anchor=slug(f"{framework}-{number}"))


def mitigation_of(id: str) -> Link:
    """A mitigation on its own page."""
    return Link(page=f"mitigations/{id}.md")


def standing_at(found: Standing, assessed: Assessment) -> Link:
    """How a mitigation stands at a place: its row on the system's page, its part there, or its own page."""
    mine = {each.element for each in assessed.standings if each.mitigation == found.mitigation}
    if not mine:
        return mitigation_of(found.mitigation)
    place = next((each for each in (found.element, "") if each in mine), None)
    anchor = found.mitigation if place is None else f"{found.mitigation}-at-{slug(place)}"
    return Link(page=system_page(assessed.system, "mitigations"), anchor=anchor)


def observation_at(system: System, id: str) -> Link:
    """An observation on the system's page of evidence."""
    return Link(page=system_page(system, "evidence"), anchor=f"observation-{slug(id)}")


def cite_at(system: System, number: str, place: int) -> Link:
    """The lines that a piece of evidence cites: the first, the second …"""
    return Link(page=system_page(system, "evidence"), anchor=f"{number}-{place}")
