"""The crosswalks that are shipped: each row has a reason of its own, and none promises more than its texts do."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.model.projects import SHIPPED

ROWS = [(mapping.framework, row) for mapping in SHIPPED.mappings.values() for row in mapping.rows if row.to]


def test_no_two_rows_of_the_crosswalks_give_the_same_reason() -> None:
    assert len(ROWS) > 100
    assert [why for why, times in Counter(row.why for _, row in ROWS).items() if times > 1] == []


def test_a_superseded_or_retired_version_leads_to_the_one_that_is_current() -> None:
    for old, new in (("nist-csf-1.1", "nist-csf-2.0"), ("pci-dss-4.0", "pci-dss-4.0.1")):
        written = {row.requirement for framework, row in ROWS if row.to and (framework, row.to.framework) == (old, new)}
        assert written == {*SHIPPED.frameworks[old].requirements}


@pytest.mark.parametrize("framework", ["nist-csf-1.1", "nist-csf-2.0", "hipaa-security-and-privacy", "pci-dss-4.0"])
def test_nothing_of_another_text_is_called_equal(framework: str) -> None:
    assert {row.relation for whose, row in ROWS if whose == framework} <= {
        "subset-of", "superset-of", "intersects-with", "no-relationship"
    }  # fmt: skip


def test_a_link_into_the_regulation_leads_to_the_paragraph_itself() -> None:
    for number, each in SHIPPED.frameworks["hipaa-security-and-privacy"].requirements.items():
        section = number.split("(")[0]
        assert each.link.startswith("https://www.ecfr.gov/current/title-45/")
        assert each.link.endswith(f"/section-{section}#p-{number}")
