"""The key inventory: strength, form and reach by rule, evidence of the key apart from what is about others, blanks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from proofbook.assessment.assess import assessment
from proofbook.assessment.key_inventory import Expiry, KeyEntry, expiry, key_inventory
from proofbook.evidence.observation import Evidence, Observation, Result
from proofbook.library.terms import Answer
from proofbook.threats.threat import Enumeration
from tests.model.projects import SHIPPED, system

AS_OF = date(2026, 11, 24)
NO_THREATS = Enumeration(raw=0, not_applicable=(), threats=(), lines=(), hinges=(), questions=())

MODEL = """\
assets:
  cards: {{data: account-data}}
  top: {{secret: key-encrypting-key, protects: [card-key, bare]{top}}}
  card-key: {{secret: data-encrypting-key, protects: [cards]{key}}}
  bare: {{secret: signing-key}}
  word: {{secret: credential, opens: []}}
components:
  kms: {{technology: aws-kms, stores: [top, bare]}}
  vault: {{technology: aws-secrets-manager, stores: [card-key, word]}}
  app: {{technology: backend-workload, processes: [card-key]}}
principals:
  keeper: {{kind: person, trust: administrator, may: {{kms: [set policies], vault: [read]}}}}
  pod: {{kind: service-account, trust: authenticated, may: {{app: [act as it]}}}}
mitigations:
  hsm-backed-key: {{at: [top], how: So.}}
  key-custodians-limited: {{at: [kms], how: So.}}
"""


def entries(key: str = "", top: str = "", *seen: Observation) -> dict[str, KeyEntry]:
    made = system(MODEL.format(key=key, top=top))
    evidence = Evidence(observations=seen, artifacts=(), diagnostics=())
    found = key_inventory(assessment(made, NO_THREATS, evidence, SHIPPED, AS_OF), SHIPPED)
    return {each.asset.id: each for each in found}


def test_a_key_is_listed_and_no_credential() -> None:
    assert list(entries()) == ["top", "card-key", "bare"]


@pytest.mark.parametrize(
    ("above", "below", "answer"),
    [
        (", strength: 256", ", strength: 256", Answer.YES),
        (", strength: 256", ", strength: 128", Answer.YES),
        (", strength: 128", ", strength: 256", Answer.NO),
        ("", ", strength: 128", Answer.UNKNOWN),
        (", strength: 256", "", Answer.UNKNOWN),
    ],
)
def test_a_key_above_is_as_strong_or_weaker_or_nobody_said(above: str, below: str, answer: Answer) -> None:
    (guard,) = entries(below, above)["card-key"].guards
    assert (guard.key.id, guard.as_strong) == ("top", answer)


@pytest.mark.parametrize(
    ("form", "who"),
    [
        ("", ["pod", "keeper"]),
        (", form: in-clear", ["pod", "keeper"]),
        (", form: encrypted-under-key", ["pod", "keeper"]),
        (", form: {vault: components}", ["pod"]),
        (", form: {app: cryptographic-device, vault: in-clear}", ["keeper"]),
        (", form: cryptographic-device", []),
    ],
)
def test_whoever_may_act_where_it_can_be_had_reaches_it_the_least_trusted_first(form: str, who: list[str]) -> None:
    reach = entries(form)["card-key"].reach
    assert reach is not None
    assert [each.id for each in reach] == who


def test_of_a_key_that_is_nowhere_nobody_knows_who_reaches_it() -> None:
    made = system("assets: {lost: {secret: tls-key}}\ncomponents: {}\n")
    nothing = Evidence(observations=(), artifacts=(), diagnostics=())
    (lost,) = key_inventory(assessment(made, NO_THREATS, nothing, SHIPPED, AS_OF), SHIPPED)
    assert (lost.reach, lost.places, lost.guards) == (None, (), ())


def test_the_chain_is_followed_to_account_data_and_a_missing_link_is_unknown() -> None:
    found = entries()
    assert {id: each.account_data for id, each in found.items()} == {"top": True, "card-key": True, "bare": None}
    assert [[each.id for each in way] for way in found["top"].chains] == [["card-key", "cards"], ["bare"]]


@pytest.mark.parametrize(
    ("said", "state"),
    [
        (None, Expiry.NOT_STATED),
        ("never", Expiry.NEVER),
        (AS_OF - timedelta(days=1), Expiry.EXPIRED),
        (AS_OF, Expiry.SOON),
        (AS_OF + timedelta(days=30), Expiry.SOON),
        (AS_OF + timedelta(days=31), Expiry.LATER),
    ],
)
def test_a_key_has_expired_on_the_day_after_its_last(said: object, state: Expiry) -> None:
    assert expiry(said, AS_OF, timedelta(days=30)) is state


def test_what_was_seen_of_the_key_stands_apart_from_what_was_seen_where_it_is() -> None:
    found = entries("", "", sight("hsm-backed-key", "top"), sight("key-custodians-limited", "kms"))
    assert {id: (each.own, each.around) for id, each in found.items()} == {
        "top": (("hsm-backed-key at top",), ("key-custodians-limited at kms",)),
        "card-key": ((), ()),
        "bare": ((), ("key-custodians-limited at kms",)),
    }


def sight(mitigation: str, subject: str) -> Observation:
    return Observation(
        id=f"{mitigation} at {subject}", check="x", check_version="0", mitigation=mitigation, subject=subject,
        object="", result=Result.PASS, message="", cites=(), method="examine", collected=AS_OF, expires=None,
    )  # fmt: skip
