"""Where an asset is."""

from __future__ import annotations

from proofbook.outputs.asset_graph import asset_graph, whereabouts
from tests.model.projects import system

MODEL = """\
boundaries: {ours: {kind: account}, vpc: {kind: network, in: ours}, away: {kind: internet}}
assets:
  gold: {secret: none, data: none}
  key: {secret: data-encrypting-key, protects: gold}
components:
  vault: {technology: generic-process, in: vpc, stores: gold}
  hall: {technology: generic-process, in: ours, processes: gold}
  door: {technology: generic-process, in: away}
flows:
  carry: {from: vault, to: hall, carries: gold}
  show: {from: hall, to: door, carries: gold}
  knock: {from: door, to: hall}
principals:
  clerk: {kind: person, trust: insider, may: {vault: count it}}
  guest: {kind: person, trust: authenticated, may: {hall: look at it, door: knock}}
"""


def test_an_asset_is_kept_handled_moved_reached_and_protected() -> None:
    made = system(MODEL)
    found = whereabouts(made.asset("gold"), made)
    assert [each.id for each in found.keepers] == ["vault"]
    assert [each.id for each in found.handlers] == ["hall"]
    assert [each.id for each in found.flows] == ["carry", "show"]
    assert [each.id for each in found.readers] == ["guest", "clerk"]
    assert [each.id for each in found.keys] == ["key"]


def test_its_picture_holds_what_has_it_and_nothing_else() -> None:
    made = system(MODEL)
    graph = asset_graph(whereabouts(made.asset("gold"), made), made, lambda _: None)
    assert {each.id for each in graph.nodes} == {"vault", "hall", "door", "principal clerk", "principal guest"}
    assert {each.id for each in graph.edges} == {"carry", "show", "right clerk vault", "right guest hall"}
    assert {each.id for each in graph.clusters} == {"ours", "vpc", "away"}
