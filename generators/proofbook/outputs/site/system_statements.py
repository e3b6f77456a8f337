"""What a system's model says in words: assumptions, limitations, remarks, threats by hand, providers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.portfolio import Portfolio
from proofbook.library.library import Library
from proofbook.outputs.site.addresses import slug, system_page, way
from proofbook.outputs.site.tabs import Tab
from proofbook.outputs.site.template import page

TAB = Tab(rank=70, part="statements", label="Assumptions and remarks")


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`systems/<system>/statements.md` for every system and variant."""
    return {system_page(each.system, "statements"): _page(each, portfolio) for each in portfolio.written()}


@dataclass(frozen=True, slots=True)
class _Consequence:
    title: str
    href: str


def _page(assessed: Assessment, portfolio: Portfolio) -> str:
    return page(
        system_page(assessed.system, "statements"),
        f"{assessed.system.full_title}: assumptions, limitations, remarks",
        "system_statements",
        assessed=assessed,
        system=assessed.system,
        library=portfolio.library,
        consequence=lambda id: _consequence(id, assessed, portfolio.library),
    )


def _consequence(id: str, assessed: Assessment, library: Library) -> _Consequence:
    """What takes a limitation up, with the way to it: a threat line, a remark, a threat by hand or a mitigation."""
    system = assessed.system
    here, threats = system_page(system, "statements"), system_page(system, "threats")
    line = next((each.line for each in assessed.lines if each.id == id), None)
    if line is not None:
        return _Consequence(f"{line.title} ({system.title_of(line.element)})", way(here, threats, slug(id)))
    remark = next((each for each in system.remarks if each.id == id), None)
    if remark is not None:
        return _Consequence(remark.said.title, f"#remark-{slug(id)}")
    threat = next((each for each in system.hand_threats if each.id == id), None)
    if threat is not None:
        return _Consequence(threat.said.title, f"#threat-{slug(id)}")
    if id in library.mitigations:
        return _Consequence(library.mitigations[id].title, way(here, system_page(system, "mitigations"), id))
    # A line that only another variant has.
    return _Consequence(id, way(here, threats))
