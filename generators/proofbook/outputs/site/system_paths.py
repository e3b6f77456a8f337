"""A system's attack paths: how each attacker that the model names comes to what is worth most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.attack_path import AttackPath, AttackPaths, Hop
from proofbook.assessment.portfolio import Portfolio
from proofbook.library.terms import Level
from proofbook.model.system import System
from proofbook.outputs.attack_graph import attack_graph
from proofbook.outputs.graph import Graph
from proofbook.outputs.graph_drawing import drawn
from proofbook.outputs.site.addresses import slug, system_page, way
from proofbook.outputs.site.tabs import Tab
from proofbook.outputs.site.template import page

TAB = Tab(rank=35, part="paths", label="Attack paths")


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`systems/<system>/paths.md` for every system and variant."""
    shown = [(assessed, each) for assessed in portfolio.written() for each in assessed.paths if each.paths]
    pictures = drawn([_graph(assessed.system, each) for assessed, each in shown])
    drawings = {
        (assessed.system.key, each.asset): picture for (assessed, each), picture in zip(shown, pictures, strict=True)
    }
    return {system_page(each.system, "paths"): _page(each, drawings) for each in portfolio.written()}


def _graph(system: System, found: AttackPaths) -> Graph:
    here, threats = system_page(system, "paths"), system_page(system, "threats")
    return attack_graph(system, found, lambda line: way(here, threats, slug(line)))


def _page(assessed: Assessment, drawings: Mapping[tuple[str, str], str | None]) -> str:
    system = assessed.system
    levels = {each.id: each.residual.level for each in assessed.lines}
    return page(
        system_page(system, "paths"),
        f"{system.full_title}: attack paths",
        "system_paths",
        wide=True,
        assessed=assessed,
        system=system,
        attackers=[each for each in system.principals if each.as_attacker],
        drawing=lambda asset: _markup(drawings.get((system.key, asset))),
        held=lambda path: min(_levels(path, levels), default=None),
        levels=levels,
        who=lambda path: next(each for each in system.principals if each.id == path.attacker),
        goes=lambda hop: _goes(hop, system),
    )


def _markup(svg: str | None) -> Markup | None:
    return Markup(svg) if svg else None  # noqa: S704 - our own SVG, escaped by ElementTree


def _levels(path: AttackPath, levels: Mapping[str, Level]) -> Iterable[Level]:
    return (levels[hop.line] for hop in path.hops if hop.line)


def _goes(hop: Hop, system: System) -> str:
    match hop.by:
        case "right":
            return f"may act on {system.title_of(hop.at)}: {hop.words}"
        case "secret":
            return f"opens {system.title_of(hop.gains)} with what was taken"
        case "line":
            is_asset = any(each.id == hop.gains for each in system.assets)
            place = system.title_of(hop.at)
            if is_asset:
                return f"takes {system.title_of(hop.gains)} at {place}"
            return f"goes on to {system.title_of(hop.gains)}" + ("" if hop.at == hop.gains else f" by {place}")
