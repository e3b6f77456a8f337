"""What goes with a part that a variant removes."""

from __future__ import annotations

from tests.model.projects import rules, systems

MODEL = """\
boundaries: {ours: {kind: account}}
assets: {gold: {secret: credential, data: none, opens: [door, vault]}}
components:
  hall: {technology: generic-process, in: ours}
  vault: {technology: generic-process, in: ours, stores: gold, runs-on: door}
  door: {technology: generic-process, in: ours}
principals: {clerk: {kind: person, trust: insider, may: {door: open it, vault: count}}}
flows:
  knock: {from: hall, to: door, carries: gold}
  carry: {from: hall, to: vault, carries: gold}
scenarios:
  visit: {title: A visit, flows: [1: knock, carry]}
  knocking: {title: Knocking, flows: [knock]}
mitigations:
  hardened-host: {at: [door, hall], how: Locked.}
  resource-limits: {at: door, how: One at a time.}
  secret-scanning: [{at: door, how: Looked through.}, {at: hall, how: Looked through.}]
threats:
  forced: {title: Forced, at: door, stride: [tampering], about: So., likelihood: low, affects: [integrity]}
treatments:
  forced@door: {accept: {approver: Ann, reason: Small., on: 2026-07-01, expires: 2027-01-01}}
remarks: {oak: {title: Oak, source-says: Oak., reality: Pine., follows: Little., at: [door]}}
limitations:
  thin: {text: It is thin., at: [door, hall], leads-to: [oak, forced@door, forced, hardened-host]}
  old: {text: It is old., at: door, leads-to: [oak]}
assumptions: {shut: {text: Shut., excludes: [forced@door]}}
artifacts: [{path: door.yaml, kind: kubernetes, of: door, origin: repository, awaited: 2027-01-01}]
silenced: {door: {component-outside-boundary: So.}}
variants: {open: {title: Without a door, remove: door}}
"""


def test_nothing_is_left_that_speaks_of_a_removed_part_alone() -> None:
    made = systems(MODEL)["x+open"]
    assert [each.id for each in made.components] == ["hall", "vault"]
    assert [each.id for each in made.flows] == ["carry"]
    assert [(each.id, [step.label for step in each.steps]) for each in made.scenarios] == [("visit", ["1"])]
    assert [(each.mitigation, each.named) for each in made.claims] == [
        ("hardened-host", ("hall",)),
        ("secret-scanning", ("hall",)),
    ]
    assert not any((made.remarks, made.hand_threats, made.treatments, made.awaited))
    assert [(each.id, each.said.leads_to) for each in made.limitations] == [("thin", ("hardened-host",))]
    assert made.assumptions[0].said.excludes == ()
    assert dict(made.principals[0].may) == {"vault": ("count",)}
    assert made.components[1].runs_on is None
    assert made.asset("gold").opens == ("vault",)


def test_the_system_as_such_keeps_it_all() -> None:
    assert [each.id for each in systems(MODEL)["x"].components] == ["hall", "vault", "door"]
    assert rules(MODEL) == ["silences-nothing"]


def test_where_a_component_stands_without_its_boundary_is_for_the_author_to_say() -> None:
    assert "unknown-reference" in rules(MODEL.replace("remove: door", "remove: ours"))
