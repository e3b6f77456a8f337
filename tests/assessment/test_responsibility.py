"""Who bears which part of a requirement; a provider's report never improves the customer's side."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from proofbook.assessment.assess import assessment
from proofbook.assessment.responsibility import Responsibility, responsibilities, still_ours
from proofbook.assessment.status import Status
from proofbook.evidence.observation import Evidence
from proofbook.threats.enumeration import enumeration
from tests.assessment.frameworks import CREDENTIALS, A, B, C, library, row
from tests.model.projects import AS_OF, system

MODEL = """\
boundaries: {ground: {kind: account}, room: {kind: namespace, in: ground}}
assets:
  password: {secret: credential, opens: []}
components:
  vault: {technology: aws-secrets-manager, in: ground, stores: password}
  safe: {technology: aws-secrets-manager, in: room, stores: password}
  drawer: {technology: aws-secrets-manager, stores: password}
teams:
  platform: {runs: ground}
  application: {runs: room}
"""
EVERYWHERE = f"mitigations: {{{A}: {{at: [vault, safe, drawer], how: So.}}}}\n"
PROVIDER = """\
providers:
  cloud:
    title: The cloud
    report: {title: Its report, from: 2026-01-01, to: 2026-11-24, services: [Vaults]}
    responsible-for: [{requirement: law/one, service: Vaults, what: It locks the hall., ours: The doors.}]
"""
UNREPORTED = "\n".join(line for line in PROVIDER.splitlines() if "report:" not in line) + "\n"


def borne(model: str, *, by: object = None, as_of: date = AS_OF, about: object = CREDENTIALS) -> Responsibility:
    """The responsibility for the one requirement, which asks for a mitigation in each store of the password."""
    content = library({"one": {"title": "One.", "applies-to": about}}, [row({"each-store": by or A})])
    made = system(model, content=content)
    nothing = Evidence(observations=(), artifacts=(), diagnostics=())
    (found,) = responsibilities(assessment(made, enumeration(made, content), nothing, content, as_of), content)
    return found


def own(found: Responsibility) -> dict[str | None, tuple[str, list[str], list[str]]]:
    """Bearer → status, the elements where something is claimed, those where nothing is."""
    return {
        part.bearer: (
            part.status.value,
            [each.element for each in part.standings],
            [each.element for each in part.bare],
        )
        for part in found.own
    }


def test_each_team_bears_what_is_claimed_where_it_runs_things_and_the_rest_is_not_stated() -> None:
    assert own(borne(MODEL + EVERYWHERE)) == {
        "platform": ("claimed", ["vault"], []),
        "application": ("claimed", ["safe"], []),
        None: ("claimed", ["drawer"], []),
    }


def test_where_nothing_is_claimed_it_says_whose_elements_the_requirement_is_about() -> None:
    found = borne(MODEL + f"mitigations: {{{A}: {{at: vault, how: So.}}}}\n")
    assert own(found) == {
        "platform": ("claimed", ["vault"], []),
        "application": ("missing", [], ["safe"]),
        None: ("missing", [], ["drawer"]),
    }
    assert not found.nobodys
    assert borne(MODEL).nobodys


@pytest.mark.parametrize(
    ("by", "bare"),
    [({"all": [A, B]}, ["vault"]), ({"any": [A, B]}, []), ({"any": [{"all": [B, C]}, A]}, []), (B, ["vault"])],
)
def test_what_another_way_makes_needless_is_not_missed(by: object, bare: list[str]) -> None:
    assert own(borne(MODEL + EVERYWHERE, by=by))["platform"][2] == bare


@pytest.mark.parametrize(
    ("provider", "as_of", "status"),
    [
        (PROVIDER, AS_OF, "inherited"),
        (PROVIDER, date(2026, 11, 25), "expired"),
        (UNREPORTED, AS_OF, "claimed"),
    ],
)
@pytest.mark.parametrize("claims", ["", EVERYWHERE])
def test_the_customers_side_is_the_same_whatever_the_provider_does(
    provider: str, as_of: date, status: str, claims: str
) -> None:
    alone, found = borne(MODEL + claims, as_of=as_of), borne(MODEL + claims + provider, as_of=as_of)
    (part,) = found.providers
    assert (part.status.value, part.duty.service, part.duty.ours) == (status, "Vaults", "The doors.")
    assert found.required == alone.required
    assert found.own == alone.own


@pytest.mark.parametrize(("provider", "hides"), [(PROVIDER, True), (UNREPORTED, False)])
def test_an_inherited_part_hides_what_is_only_claimed_here(provider: str, hides: bool) -> None:
    (listed,) = still_ours([borne(MODEL + EVERYWHERE + provider)])
    assert listed.hides == hides


def test_what_is_answered_here_is_hidden_by_nobody() -> None:
    found = borne(MODEL + EVERYWHERE + PROVIDER)
    answered = replace(found, required=replace(found.required, status=Status.ATTESTED))
    assert not any(each.hides for each in still_ours([answered]))


def test_what_does_not_apply_is_nobodys_work() -> None:
    found = borne(MODEL + PROVIDER, about={"on": "asset", "when": {"secret": ["signing-key"]}})
    assert not found.applies
    assert not found.nobodys
    assert not still_ours([found])
    assert {status for status, *_ in own(found).values()} == {"not applicable"}
