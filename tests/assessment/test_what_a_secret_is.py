"""What a secret is, and what it protects, decide which requirement of PCI DSS it can serve; its class alone differs."""

from __future__ import annotations

from itertools import product

import pytest

from proofbook.assessment.requirement import RequirementStatus
from proofbook.assessment.status import Status
from tests.assessment.one_secret import FRAMEWORK, SECRETS, SYSTEMS, pci, with_one_secret
from tests.conftest import Golden

ABOUT_KEYS = tuple(each for each in FRAMEWORK.requirements if each.startswith(("3.6.", "3.7.")))
ABOUT_SECRETS = (*ABOUT_KEYS, "7.2.5", "8.3.2", "8.6.1", "8.6.2", "8.6.3")


@pytest.mark.parametrize(("name", "secret"), [*product(SYSTEMS, SECRETS)])
def test_each_requirement_about_a_secret_says_what_it_rests_on(name: str, secret: str, golden: Golden) -> None:
    system = with_one_secret(name, secret)
    told = [_told(pci(system, number)) for number in ABOUT_SECRETS]
    golden(f"what-a-secret-is/{name}-{secret}.txt", "\n".join(told) + "\n")


@pytest.mark.parametrize(("name", "number"), [*product(SYSTEMS, ABOUT_KEYS)])
def test_no_credential_ever_earns_a_requirement_about_keys(name: str, number: str) -> None:
    found = pci(with_one_secret(name, "database-password"), number)
    assert found.status is Status.NOT_APPLICABLE
    assert "“The secret” is a credential: no credential is a key." in found.reason
    assert "protects “The secret”" in found.reason
    assert "no account data" in found.reason


@pytest.mark.parametrize(("name", "number"), [*product(SYSTEMS, ABOUT_KEYS)])
def test_a_key_whose_chain_reaches_card_numbers_is_asked_about_and_so_are_the_keys_above_it(
    name: str, number: str
) -> None:
    found = pci(with_one_secret(name, "card-key"), number)
    above = {"sealed-secrets": "sealing-key"}.get(name, "secrets-kms-key")
    assert {"the-secret", above} <= {each.thing for each in found.things}


@pytest.mark.parametrize(("name", "number"), [*product(SYSTEMS, (*ABOUT_KEYS, "8.3.2", "8.6.3"))])
def test_a_secret_of_which_nobody_said_what_it_is_leaves_the_requirement_open(name: str, number: str) -> None:
    found = pci(with_one_secret(name, "unstated"), number)
    mine = next(each for each in found.things if each.thing == "the-secret")
    assert (mine.status, "secret of the-secret" in mine.reason) == (Status.OPEN, True), mine.reason


@pytest.mark.parametrize("name", SYSTEMS)
def test_the_card_key_is_in_none_of_the_forms_where_it_lies_in_clear(name: str) -> None:
    found = pci(with_one_secret(name, "card-key"), "3.6.1.2")
    mine = next(each for each in found.things if each.thing == "the-secret")
    assert (mine.status, "Worker node" in mine.reason) == (Status.MISSING, True)


def _told(found: RequirementStatus) -> str:
    things = "".join(f"\n    - {each.status}: {each.reason}" for each in found.things)
    return f"{found.requirement} {found.status}\n    {found.reason}{things}"
