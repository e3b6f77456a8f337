"""Who runs what: the most specific naming wins, and what nobody named is nobody's."""

from __future__ import annotations

import pytest

from proofbook.model.teams import run_by
from tests.model.projects import read, rules, system, systems

MODEL = """\
boundaries:
  net: {kind: internet}
  cloud: {kind: account}
  room: {kind: network, in: cloud}
  shelf: {kind: namespace, in: room}
assets:
  gold: {secret: credential, opens: []}
  silver: {secret: credential, opens: []}
  bronze: {secret: credential, opens: []}
components:
  browser: {technology: browser, in: net}
  wall: {technology: generic-process, in: cloud}
  box: {technology: aws-secrets-manager, in: shelf, stores: gold}
  lid: {technology: generic-process, in: shelf, stores: silver}
  loose: {technology: generic-process}
principals:
  ann: {kind: person, trust: insider}
  ben: {kind: person, trust: insider}
flows:
  build: {from: wall, to: lid}
  open: {from: box, to: lid}
  ask: {from: browser, to: box}
  roam: {from: browser, to: loose}
teams:
  platform: {title: Masons, runs: [cloud, lid, ann], rests-on: The post.}
  application: {runs: [shelf, silver]}
"""


@pytest.mark.parametrize(
    ("part", "who"),
    [
        ("cloud", ["platform"]),
        ("room", ["platform"]),
        ("wall", ["platform"]),
        ("shelf", ["application"]),
        ("box", ["application"]),
        ("lid", ["platform"]),
        ("browser", []),
        ("loose", []),
        ("ann", ["platform"]),
        ("ben", []),
        ("open", ["platform", "application"]),
        ("build", ["platform"]),
        ("ask", ["application"]),
        ("roam", []),
        ("gold", ["application"]),
        ("silver", ["application"]),
        ("bronze", []),
        ("", []),
    ],
)
def test_the_most_specific_naming_wins_and_what_nobody_named_is_nobodys(part: str, who: list[str]) -> None:
    assert list(run_by(part, system(MODEL))) == who


def test_a_team_has_the_title_that_it_is_given_or_that_of_its_kind() -> None:
    assert [each.title for each in system(MODEL).teams] == ["Masons", "Application team"]


def test_a_team_that_runs_what_is_not_there_is_a_mistake_with_the_nearest_that_is() -> None:
    (found,) = read(MODEL.replace("[shelf, silver]", "[shelff]")).diagnostics[:1]
    assert (found.rule, found.help) == ("unknown-reference", "did you mean `shelf`?")


def test_a_third_team_is_a_mistake() -> None:
    assert "unknown-key" in rules(MODEL + "  security: {runs: wall}\n")


def test_what_both_teams_run_is_a_mistake() -> None:
    assert "run-by-two-teams" in rules(MODEL.replace("[shelf, silver]", "[shelf, lid]"))


@pytest.mark.parametrize("ours", ["box", "[box]"])
def test_a_system_says_what_its_teams_run_besides_what_a_shared_part_says(ours: str) -> None:
    part = MODEL[MODEL.index("teams:") :].replace("[shelf, silver]", "silver")
    made = system(
        f"uses: p\n{MODEL[: MODEL.index('teams:')]}teams: {{application: {{runs: {ours}}}}}\n", parts={"p": part}
    )
    platform, application = made.teams
    assert platform.title == "Masons"
    assert platform.runs == {"cloud", "lid", "ann"}
    assert application.runs == {"silver", "box"}


def test_a_variant_without_a_part_leaves_nobody_running_it() -> None:
    made = systems(MODEL + "variants: {shut: {title: Without a lid, remove: [lid, box]}}\n")["x+shut"]
    assert [sorted(each.runs) for each in made.teams] == [["ann", "cloud"], ["shelf", "silver"]]
