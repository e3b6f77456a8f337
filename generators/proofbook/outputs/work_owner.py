"""Who answers for a piece of work: the owners of the lines that it would lower."""

from __future__ import annotations

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.next_work import Work
from proofbook.outputs.summary import owner_of


def work_owner(work: Work, assessed: Assessment) -> str:
    """Their owners, each once; empty where nobody is named."""
    owners = sorted({owner_of(each.line, assessed) for each in work.lowers} - {""})
    return ", ".join(owners)
