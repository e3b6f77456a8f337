"""What the sources map stands beside ours, with what counts of it and why."""

from __future__ import annotations

from proofbook.outputs.site.source_mapping import told_by_sources
from tests.model.projects import SHIPPED


def test_what_the_post_maps_to_pci_dss_stands_beside_ours_with_a_reason() -> None:
    rows = told_by_sources(SHIPPED)["pci-dss-4.0.1"]
    assert [(row.requirement, row.counts) for row in rows] == [
        ("3.6", False), ("3.6.1.2", True), ("3.6.1.3", True), ("3.6.1.3", False),
    ]  # fmt: skip
    assert all(row.why and row.source for row in rows)


def test_a_framework_of_which_no_source_speaks_is_left_out() -> None:
    told = told_by_sources(SHIPPED)
    assert "pci-dss-4.0" not in told
    assert all(row.post for rows in told.values() for row in rows)
