"""What nobody stated is unknown: it makes a threat hinge, never certain, and never hides one."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from proofbook.threats.enumeration import enumeration
from proofbook.threats.threat import Certainty, Enumeration
from tests.model.projects import SHIPPED
from tests.threats.generated import Sections, built, decided, models, stated

HINGING, CERTAIN = Certainty.HINGING, Certainty.CERTAIN


@settings(max_examples=10)
@given(models(), st.integers(0, 2**32))
def test_stating_what_is_open_keeps_every_certain_threat_brings_no_new_one_and_leaves_nothing_hinging(
    model: Sections, seed: int
) -> None:
    random = Random(seed)
    before = enumeration(built(model), SHIPPED)
    whole = decided(SHIPPED, random)
    after = enumeration(built(stated(model, random), whole), whole)
    assert ids(before, CERTAIN) <= ids(after, CERTAIN)
    assert ids(after, CERTAIN) <= ids(before, CERTAIN) | ids(before, HINGING)
    assert not [(each.id, each.hinges_on) for each in after.threats if each.certainty is HINGING]


def ids(found: Enumeration, certainty: Certainty) -> set[str]:
    return {each.id for each in found.threats if each.certainty is certainty}
