"""Every check that we ship passes and fails where its examples say, cites a place, and takes nothing for a pass."""

from __future__ import annotations

import pytest

from proofbook.evidence.check_trial import trial
from proofbook.evidence.jail import Jail
from proofbook.library.check import Check
from tests.evidence.conftest import SHIPPED


@pytest.mark.parametrize("check", SHIPPED.checks.values(), ids=SHIPPED.checks)
def test_a_check_comes_out_as_its_examples_say(check: Check, jail: Jail) -> None:
    tried = trial(check, SHIPPED.rego_modules, jail)
    assert tried.wrong == ()
    assert tried.examples >= 2
    assert tried.uncited == ()
