"""A system's assets: where each lives, where it moves, who can reach it."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.portfolio import Portfolio
from proofbook.model.asset import Asset
from proofbook.model.system import System
from proofbook.outputs.asset_graph import Whereabouts, asset_graph, whereabouts
from proofbook.outputs.graph import Graph
from proofbook.outputs.graph_drawing import drawn
from proofbook.outputs.site.addresses import system_page, way
from proofbook.outputs.site.tabs import Tab
from proofbook.outputs.site.template import page

TAB = Tab(rank=25, part="assets", label="Assets")


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`systems/<system>/assets.md` for every system and variant."""
    found = {
        each.system.key: [whereabouts(asset, each.system) for asset in each.system.assets]
        for each in portfolio.written()
    }
    shown = [(each.system, where) for each in portfolio.written() for where in found[each.system.key]]
    pictures = iter(drawn([_graph(system, where) for system, where in shown]))
    drawings = {(system.key, where.asset.id): next(pictures) for system, where in shown}
    return {
        system_page(each.system, "assets"): _page(each, found[each.system.key], drawings)
        for each in portfolio.written()
    }


def _graph(system: System, where: Whereabouts) -> Graph:
    here, threats = system_page(system, "assets"), system_page(system, "threats")
    return asset_graph(where, system, lambda id: way(here, threats, f"on-{id}"))


def _page(
    assessed: Assessment, found: list[Whereabouts], drawings: Mapping[tuple[str, str], str | None]
) -> str:
    system = assessed.system

    def drawing(where: Whereabouts) -> Markup | None:
        svg = drawings[system.key, where.asset.id]
        return Markup(svg) if svg and (where.flows or where.keepers or where.handlers) else None  # noqa: S704 - ours

    def chains(asset: Asset) -> list[str]:
        return [" → ".join(each.title for each in chain) for chain in system.chain(asset) if len(chain) > 1]

    return page(
        system_page(system, "assets"),
        f"{system.full_title}: assets",
        "system_assets",
        wide=True,
        assessed=assessed,
        system=system,
        found=found,
        drawing=drawing,
        chains=chains,
    )
