"""Who bears which part of a requirement, as data."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.responsibility import OwnPart, ProviderPart, Responsibility, responsibilities
from proofbook.library.library import Library
from proofbook.model.provider import ReportShape
from proofbook.model.system import System
from proofbook.outputs.part import Part


class TeamData(Part):
    """A team of the organisation."""

    name: Literal["platform", "application"]
    title: str
    runs: tuple[str, ...]
    """The ids of what it is named for; a boundary stands for all inside that is not named otherwise."""
    rests_on: str


class ReportData(Part):
    """A report by an auditor of a provider."""

    title: str
    url: str
    from_: date = Field(alias="from")
    to: date
    services: tuple[str, ...]


class ProviderPartData(Part):
    """What a provider does of the requirement; it never counts for the customer's side."""

    provider: str
    requirement: str
    """The requirement of which it is said: this one, or one that it is part of."""
    service: str
    """Empty: not stated."""
    what: str
    ours: str
    """What is still to be set up here."""
    report: ReportData | None
    status: str
    """inherited, expired or claimed."""
    why: str


class BareData(Part):
    """An element that the requirement is about, and of which nothing is claimed."""

    element: str
    """Empty: the whole system."""
    status: str
    """missing or open."""


class OwnPartData(Part):
    """The customer's part at the elements that one team runs."""

    bearer: Literal["platform", "application", "not stated"]
    status: str
    mitigations: dict[str, tuple[str, ...]]
    """The mitigations that serve it there, each with the elements at which it is claimed or failed."""
    bare: tuple[BareData, ...]


class ResponsibilityData(Part):
    """Who bears which part of a requirement that has no parts of its own."""

    framework: str
    version: str
    id: str
    status: str
    """The customer's side, as under `requirements`."""
    providers: tuple[ProviderPartData, ...]
    own: tuple[OwnPartData, ...]
    """Only the parts that are not empty."""


def teams(system: System) -> tuple[TeamData, ...]:
    """The teams that the model names."""
    return tuple(
        TeamData(name=each.name, title=each.title, runs=tuple(sorted(each.runs)), rests_on=each.rests_on)
        for each in system.teams
    )


def responsibility(assessment: Assessment, library: Library) -> tuple[ResponsibilityData, ...]:
    """Every requirement that has no parts of its own."""
    return tuple(_one(each) for each in responsibilities(assessment, library))


def _one(found: Responsibility) -> ResponsibilityData:
    return ResponsibilityData(
        framework=found.required.framework,
        version=found.required.version,
        id=found.required.requirement,
        status=found.required.status,
        providers=tuple(_provided(each) for each in found.providers),
        own=tuple(_own(each) for each in found.own if each.standings or each.bare),
    )


def _provided(part: ProviderPart) -> ProviderPartData:
    return ProviderPartData(
        provider=part.provider.id,
        requirement=part.duty.requirement,
        service=part.duty.service,
        what=part.duty.what,
        ours=part.duty.ours,
        report=_report(part.provider.report) if part.provider.report else None,
        status=part.status,
        why=part.why,
    )


def _report(report: ReportShape) -> ReportData:
    return ReportData.model_validate(report.model_dump(by_alias=True))


def _own(part: OwnPart) -> OwnPartData:
    at: dict[str, tuple[str, ...]] = {}
    for each in part.standings:
        at[each.mitigation] = (*at.get(each.mitigation, ()), each.element)
    return OwnPartData(
        bearer=part.bearer or "not stated",
        status=part.status,
        mitigations=at,
        bare=tuple(BareData(element=each.element, status=each.status) for each in part.bare),
    )
