"""The provider's side of a requirement: inherited by a dated report of the service that covers the as-of date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from proofbook.assessment.requirement import RequirementStatus
from proofbook.assessment.status import Status
from proofbook.library.framework import Framework
from proofbook.model.provider import Duty, Provider
from proofbook.model.system import System


def inherited(framework: Framework, number: str, system: System, as_of: date) -> Iterable[RequirementStatus]:
    """A row for each provider that does a part of the requirement; the customer's side is a row of its own."""
    for provider in system.providers:
        for duty in provider.duties:
            if (duty.framework, duty.requirement) == (framework.id, number):
                yield _row(framework, duty, provider, as_of)


def provided(duty: Duty, provider: Provider, as_of: date) -> tuple[Status, str]:
    """How the provider's part stands, and why: only what a report says of the service is inherited.

    A report that lists no service, or a part of no named service, would leave open whether the one speaks of the other.
    """
    report = provider.report
    if report is None:
        return Status.CLAIMED, "No report of the provider is named."
    if not duty.service:
        return Status.CLAIMED, f"Nobody says which service does it, so {report.title} vouches for nothing here."
    if duty.service not in report.services:
        lists = f"does not list {duty.service}" if report.services else "is given without the services that it lists"
        return Status.CLAIMED, f"{report.title} {lists}."
    period = f"{report.title} covers {duty.service} from {report.from_} to {report.to}."
    if report.from_ <= as_of <= report.to:
        return Status.INHERITED, period
    return Status.EXPIRED, f"{period} That leaves out {as_of}."


def _row(framework: Framework, duty: Duty, provider: Provider, as_of: date) -> RequirementStatus:
    status, why = provided(duty, provider, as_of)
    return RequirementStatus(
        framework=framework.id,
        version=framework.version,
        requirement=duty.requirement,
        title=framework.requirements[duty.requirement].title,
        side=provider.id,
        service=duty.service,
        status=status,
        coverage="part",
        reason=f"{provider.title}: {duty.what} {why} Still ours: {duty.ours}",
        things=(),
        rows=(),
        children=(),
        remaining=(),
    )
