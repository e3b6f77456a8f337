"""Every matrix of a project, in the order in which a reader meets them; variants have theirs on their own pages."""

from __future__ import annotations

from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.matrix.crosswalks import counts, crosswalks
from proofbook.outputs.matrix.lines import lines_by_mitigation
from proofbook.outputs.matrix.mitigations import by_system
from proofbook.outputs.matrix.requirements import of_all, of_framework
from proofbook.outputs.matrix.table import Table
from proofbook.outputs.matrix.trace import trace


def matrices(portfolio: Portfolio) -> tuple[Table, ...]:
    """The matrices of frameworks and of systems."""
    systems = portfolio.systems()
    return (
        *(of_framework(each, portfolio) for each in portfolio.library.frameworks.values()),
        of_all(portfolio),
        *(trace(each, portfolio) for each in systems),
        *(lines_by_mitigation(each, portfolio) for each in systems),
        by_system(portfolio),
        crosswalks(portfolio),
        counts(portfolio),
    )
