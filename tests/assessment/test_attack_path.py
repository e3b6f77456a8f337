"""How attackers come to what is worth most."""

from __future__ import annotations

from datetime import date

from proofbook.assessment.assess import assessment
from proofbook.assessment.attack_path import AttackPaths
from proofbook.evidence.observation import Evidence
from proofbook.threats.enumeration import enumeration
from tests.model.projects import SHIPPED, system

NOTHING = Evidence(observations=(), artifacts=(), diagnostics=())

MODEL = """\
boundaries: {ours: {kind: account}}
assets:
  door-key: {secret: credential, data: none, opens: vault, confidentiality: low, integrity: low, availability: low}
  gold: {secret: none, data: account-data, confidentiality: high, integrity: low, availability: low}
components:
  hall: {technology: generic-process, in: ours, stores: door-key}
  vault: {technology: generic-process, in: ours, stores: gold}
principals:
  thief: {kind: person, trust: authenticated, as-attacker: The story., may: {hall: walk in}}
  clerk: {kind: person, trust: insider, may: {vault: work there}}
threats:
  pocketed:
    {title: The key hangs there, at: hall, stride: [information-disclosure], about: It does., likelihood: high,
     affects: [confidentiality]}
  carried-off:
    {title: The gold lies there, at: vault, stride: [information-disclosure], about: It does., likelihood: high,
     affects: [confidentiality]}
"""


def paths(model: str = MODEL) -> dict[str, AttackPaths]:
    made = system(model)
    seen = assessment(made, enumeration(made, SHIPPED), NOTHING, SHIPPED, date(2026, 11, 24))
    return {each.asset: each for each in seen.paths}


def test_a_way_takes_a_secret_and_opens_with_it_what_it_opens() -> None:
    (way,) = paths()["gold"].paths
    assert way.attacker == "thief"
    assert [(hop.by, hop.line or hop.at) for hop in way.hops] == [
        ("right", "hall"),
        ("line", "pocketed@hall"),
        ("secret", "vault"),
        ("line", "carried-off@vault"),
    ]


def test_only_assets_of_the_highest_level_are_looked_at() -> None:
    assert list(paths()) == ["gold"]


def test_a_line_that_bears_no_risk_is_no_way() -> None:
    avoided = MODEL + "treatments: {pocketed@hall: {avoid: {how: No key hangs there.}}}\n"
    assert paths(avoided)["gold"].paths == ()


def test_without_a_named_attacker_there_is_no_way() -> None:
    assert paths(MODEL.replace("as-attacker: The story., ", ""))["gold"].paths == ()


def test_the_shortest_ways_are_kept_and_the_others_counted() -> None:
    crowd = "".join(
        f"  thief-{number}: {{kind: person, trust: authenticated, as-attacker: So., may: {{vault: walk in}}}}\n"
        for number in range(11)
    )
    found = paths(MODEL.replace("  clerk:", f"{crowd}  clerk:"))["gold"]
    assert [len(way.hops) for way in found.paths] == [2] * 10
    assert found.left_out == 2
