"""From findings to lines: what is ruled out, what hinges and on what, and ids that stay."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from proofbook.library.technology import Stated
from proofbook.model.system import System
from proofbook.model.systems import loaded
from proofbook.source.folder import Folder
from proofbook.threats.enumeration import enumeration
from proofbook.threats.pytm_adapter import findings
from proofbook.threats.threat import Certainty, Enumeration, Threat
from tests.model.projects import AS_OF, ROOT, SHIPPED, system
from tests.threats.generated import Sections, built, models

SHOP = """\
boundaries: {net: {kind: internet}, ours: {kind: account, more-trusted-than: net}}
assets: {password: {secret: credential, data: none}}
components:
  user: {technology: person, in: net}
  web: {technology: web-application, in: ours, properties: {is-hardened: "no"}}
  store: {technology: aws-secrets-manager, in: ours, stores: password}
flows:
  ask: {from: user, to: web, protocol: http, encryption: none, authentication: none, network: internet}
  read: {from: web, to: store, carries: password, protocol: https, authentication: sigv4, network: vpc}
threats:
  theft: {title: Theft, at: store, stride: [tampering], about: It goes., likelihood: low, affects: [integrity],
          answered-by: [secret-rotation, deletion-guarded]}
"""


def test_findings_are_ruled_out_or_apply_and_those_that_are_certain_are_lines() -> None:
    found = enumeration(system(SHOP), SHIPPED)
    hinging = [each for line in found.hinges for each in line.members]
    lined = [each for line in found.lines for each in line.members]
    assert found.raw == len(found.not_applicable) + len(found.threats)
    assert sorted(map(id, (*lined, *hinging))) == sorted(map(id, found.threats))
    assert {each.certainty for each in lined} == {Certainty.CERTAIN}
    assert found.raw > len(found.threats) > len(found.lines) > 0


def test_a_line_is_one_cause_on_one_element_with_everything_that_answers_its_members() -> None:
    found = enumeration(system(SHOP), SHIPPED)
    assert len({line.id for line in found.lines}) == len(found.lines)
    for line in found.lines:
        assert line.id == f"{line.cause}@{line.element}"
        assert {(each.cause, each.element) for each in line.members} == {(line.cause, line.element)}
        assert line.answered_by


def test_a_threat_by_hand_is_a_line_like_any_other() -> None:
    line = next(each for each in enumeration(system(SHOP), SHIPPED).lines if each.id == "theft@store")
    assert line.title == "Theft"
    assert line.answered_by == ("secret-rotation", "deletion-guarded")


def test_a_trait_that_a_technology_lacks_rules_a_type_out_with_its_reason() -> None:
    found = enumeration(system(SHOP), SHIPPED)
    store = SHIPPED.technologies["aws-secrets-manager"].traits
    out = {each.type: each for each in found.not_applicable if each.element == "store"}
    assert (out["DE04"].trait, out["DE04"].why) == ("audit-log", store["audit-log"].why)
    assert not out.keys() & {each.type for each in found.threats if each.element == "store"}


def test_a_flow_has_a_trait_when_one_of_its_ends_may() -> None:
    parsers = {each.element for each in enumeration(system(SHOP), SHIPPED).not_applicable if each.trait == "xml-parser"}
    assert "xml-parser" not in SHIPPED.technologies["web-application"].traits
    assert parsers == set()
    quiet = SHOP.replace("technology: web-application", "technology: external-secrets-webhook")
    found = enumeration(system(quiet), SHIPPED).not_applicable
    assert {each.element for each in found if each.trait == "xml-parser"} >= {"ask", "read"}


def test_a_flow_that_never_leaves_the_node_passes_no_network() -> None:
    on_node = SHOP.replace("network: internet", "network: node")
    assert "channel-not-protected@ask" in lines(system(SHOP))
    assert "channel-not-protected@ask" not in lines(system(on_node))


@pytest.mark.parametrize(
    ("gone", "threat", "facts"),
    [
        (", network: internet", "DE03@ask", {"network of ask"}),
        (', properties: {is-hardened: "no"}', "DS03@web", {"is-hardened of web"}),
        ("secret: credential, ", "DR01@read", {"secret of password"}),
    ],
)
def test_what_nobody_stated_makes_a_threat_hinge_on_it(gone: str, threat: str, facts: set[str]) -> None:
    unstated = system(SHOP.replace(gone, "").replace("protocol: https", "protocol: https, encryption: none"))
    assert facts <= {*of(enumeration(unstated, SHIPPED), threat).hinges_on}


def test_an_unstated_protocol_may_be_the_one_that_a_type_asks_for() -> None:
    """`target.protocol == 'HTTP'`: were unstated taken for none, the threat would be missed."""
    unstated = with_trait("http-headers", SHOP.replace("protocol: http, ", ""))
    assert "protocol of ask" in of(unstated, "INP04@web").hinges_on
    stated = with_trait("http-headers", SHOP)
    assert {*of(stated, "INP04@web").hinges_on} == {"validates-headers of web", "validates-input of web"}
    other = with_trait("http-headers", SHOP.replace("protocol: http,", "protocol: ftp,"))
    assert "INP04@web" not in {each.id for each in other.threats}


def test_a_flow_hinges_on_what_nobody_stated_of_its_ends() -> None:
    """AC05 reads whether both ends protect the integrity of their data; here nothing else about it is open."""
    stated = 'authenticates-destination: "yes", checks-destination-revocation: "yes"'
    made = system(SHOP.replace("network: vpc}", f"network: vpc, encryption: none, properties: {{{stated}}}}}"))
    content = replace(SHIPPED, pytm=replace(SHIPPED.pytm, types={
        **SHIPPED.pytm.types, "AC05": SHIPPED.pytm.types["AC05"].model_copy(update={"traits": ("passes-a-network",)})
    }))  # fmt: skip
    facts = of(enumeration(made, content), "AC05@read").hinges_on
    assert "provides-integrity of web" in facts


@pytest.mark.parametrize(
    ("stated", "fires"),
    [("", "hinging"), ('disables-dtd: "yes"', "hinging"), ('disables-dtd: "no"', "hinging"),
     ('uses-xml-parser: "yes", disables-dtd: "no"', "certain"), ('uses-xml-parser: "yes", disables-dtd: "yes"', None)],
)  # fmt: skip
def test_a_type_that_worst_and_best_do_not_bound_hinges_on_what_it_reads(stated: str, fires: str | None) -> None:
    """pytm's INP19 fires where there is no parser of XML: its worst answer is the other types' best."""
    made = with_trait("xml-parser", SHOP.replace('is-hardened: "no"', stated))
    found = {each.id: each for each in made.threats}.get("INP19@web")
    assert (found and found.certainty.value) == fires
    assert not found or ("uses-xml-parser of web" in found.hinges_on) is (fires == "hinging")


def test_hinging_threats_are_one_line_an_element_that_counts_threats_and_facts() -> None:
    found = enumeration(system(SHOP), SHIPPED)
    assert [each.element for each in found.hinges] == sorted({each.element for each in found.hinges})
    for line in found.hinges:
        assert line.id == f"hinges@{line.element}"
        assert line.facts == tuple(sorted({fact for each in line.members for fact in each.hinges_on}))
        assert str(len(line.members)) in line.title
        assert str(len(line.facts)) in line.title


def test_the_fact_that_decides_most_is_asked_first_in_plain_words() -> None:
    asked = enumeration(system(SHOP), SHIPPED).questions
    assert [each.decides for each in asked] == sorted((each.decides for each in asked), reverse=True)
    assert "Is every input checked against what is allowed?" in {each.question for each in asked}


@settings(max_examples=5)
@given(models())
def test_the_order_of_a_file_and_what_else_the_library_holds_move_no_line(model: Sections) -> None:
    turned: Sections = {name: dict(reversed(section.items())) for name, section in reversed(model.items())}
    first = next(iter(SHIPPED.threat_types.values()))
    everywhere = first.model_copy(update={"id": "zz", "cause": None, "when": type(first.when)()})
    more = replace(
        SHIPPED,
        threat_types={"zz": everywhere, **SHIPPED.threat_types},
        mitigations={"zz": next(iter(SHIPPED.mitigations.values())), **SHIPPED.mitigations},
    )
    before = enumeration(built(model), SHIPPED)
    after = enumeration(built(turned), more)
    assert [each.id for each in before.lines] == [each.id for each in after.lines if each.cause != "zz"]
    assert {each.id for each in before.threats} == {each.id for each in after.threats if each.type != "zz"}


@settings(max_examples=8)
@given(models())
def test_what_is_found_at_best_is_found_at_worst_but_for_the_types_that_read_a_property_against_its_sense(
    model: Sections,
) -> None:
    made = built(model)
    assert only_at_best(made) <= {"INP19", "INP21", "INP22"}


def test_at_the_shipped_system_nothing_is_found_at_best_alone() -> None:
    made = loaded(Folder(ROOT), "models/external-secrets-operator.yaml", SHIPPED, AS_OF).systems[0]
    assert not only_at_best(made)


def only_at_best(made: System) -> set[str]:
    best = {*findings(made, SHIPPED, worst=False)} - {*findings(made, SHIPPED, worst=True)}
    return {each.type for each in best}


def of(found: Enumeration, threat: str) -> Threat:
    return next(each for each in found.threats if each.id == threat)


def lines(made: System) -> set[str]:
    return {each.id for each in enumeration(made, SHIPPED).lines}


def with_trait(trait: str, sections: str) -> Enumeration:
    """The enumeration where a web application surely has the trait."""
    web = SHIPPED.technologies["web-application"]
    yes = replace(web, traits={**web.traits, trait: Stated(value=True, why="So.")})
    content = replace(SHIPPED, technologies={**SHIPPED.technologies, "web-application": yes})
    return enumeration(system(sections, content=content), content)
