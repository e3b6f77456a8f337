"""A system's responsibility: per requirement what providers, the platform team and the application team bear."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.portfolio import Portfolio
from proofbook.assessment.responsibility import OwnPart, Responsibility, responsibilities, still_ours
from proofbook.assessment.standing import Standing
from proofbook.assessment.status import Status, worst
from proofbook.model.component import Component
from proofbook.model.principal import Principal
from proofbook.model.system import System
from proofbook.model.team import TITLES
from proofbook.model.teams import NAMES, run_by
from proofbook.outputs.site.addresses import system_page
from proofbook.outputs.site.tabs import Tab
from proofbook.outputs.site.template import page

TAB = Tab(rank=55, part="responsibility", label="Responsibility")


class Served(NamedTuple):
    """A mitigation that serves a requirement, at the elements of one team."""

    mitigation: str
    title: str
    status: Status
    """The worst of it."""
    illustrative: bool
    at: tuple[Standing, ...]


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`systems/<system>/responsibility.md` for every system and variant."""
    return {system_page(each.system, "responsibility"): _page(each, portfolio) for each in portfolio.written()}


def _page(assessed: Assessment, portfolio: Portfolio) -> str:
    system = assessed.system
    owner = system.owner or "not stated"
    found = responsibilities(assessed, portfolio.library)
    by_framework: dict[str, list[Responsibility]] = {}
    for each in found:
        by_framework.setdefault(each.required.framework, []).append(each)
    return page(
        system_page(system, "responsibility"),
        f"{system.full_title}: responsibility",
        "system_responsibility",
        wide=True,
        assessed=assessed,
        system=system,
        library=portfolio.library,
        by_framework=by_framework,
        kept=still_ours(found),
        titles=[TITLES[name] for name in NAMES],
        unnamed=_unnamed(system),
        runs={team.name: sorted(system.title_of(id) for id in team.runs) for team in system.teams},
        served=served,
        summed=summed,
        place=lambda id: system.title_of(id) if id else f"the system as a whole (its owner: {owner})",
    )


def _unnamed(system: System) -> list[str]:
    """The titles of the components and principals that nobody is said to run."""
    parts: tuple[Component | Principal, ...] = (*system.components, *system.principals)
    return [each.title for each in parts if not run_by(each.id, system)]


def served(part: OwnPart) -> list[Served]:
    """The mitigations of a part, the worst first."""
    by_mitigation: dict[str, list[Standing]] = {}
    for each in part.standings:
        by_mitigation.setdefault(each.mitigation, []).append(each)
    found = [
        Served(id, stands[0].title, worst(e.status for e in stands), any(e.illustrative for e in stands), tuple(stands))
        for id, stands in by_mitigation.items()
    ]
    return sorted(found, key=lambda each: (each.status.rank, each.title))


def summed(part: OwnPart) -> str:
    """How much a part is, in words."""
    mitigations, places = {e.mitigation for e in part.standings}, {e.element for e in part.standings}
    bare = {status: sum(e.status is status for e in part.bare) for status in (Status.MISSING, Status.OPEN)}
    said = [_counted(len(mitigations), "mitigation", f" at {_counted(len(places), 'place')}")] if mitigations else []
    said += [_counted(bare[Status.MISSING], "place", " without a claim")] if bare[Status.MISSING] else []
    said += [_counted(bare[Status.OPEN], "place", " undecided")] if bare[Status.OPEN] else []
    return ", ".join(said)


def _counted(number: int, what: str, more: str = "") -> str:
    return f"{number} {what}{'' if number == 1 else 's'}{more}"
