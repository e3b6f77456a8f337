"""Who bears which part of a requirement: providers, the platform team, the application team, and nobody that is named.

A provider's part stands beside the organisation's own and never improves it: an attestation of the provider says that
the provider did its part, and nothing of what the organisation had to set up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.provider import provided
from proofbook.assessment.requirement import RequirementStatus, ThingStatus
from proofbook.assessment.standing import Standing
from proofbook.assessment.status import Status, worst
from proofbook.library.framework import Framework
from proofbook.library.library import Library
from proofbook.model.provider import Duty, Provider
from proofbook.model.team import TeamName
from proofbook.model.teams import NAMES, run_by

Bearer = TeamName | None
"""A team, or None for what runs nobody that the model names."""

BEARERS: tuple[Bearer, ...] = (*NAMES, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderPart:
    """What a provider does of a requirement, and what vouches for it."""

    provider: Provider
    duty: Duty
    """Of the requirement itself, or of one that it is part of."""
    status: Status
    """Inherited, expired, or claimed."""
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bare:
    """An element that a requirement is about, and of which nothing is claimed that would serve it."""

    element: str
    """Empty: the whole system."""
    status: Status
    """Missing; or open, where nothing maps to the requirement or a fact that decides is not stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPart:
    """The organisation's part of a requirement at the elements that one team runs, or that nobody is said to run."""

    bearer: Bearer
    standings: tuple[Standing, ...]
    """The mitigations that serve it there, as far as anybody claims them or a check failed."""
    bare: tuple[Bare, ...]

    @property
    def status(self) -> Status:
        """The worst of it; not applicable when the team runs nothing that the requirement is about."""
        return worst((*(each.status for each in self.standings), *(each.status for each in self.bare)))

    @property
    def illustrative(self) -> bool:
        """Whether any of it was written to show the tool."""
        return any(each.illustrative for each in self.standings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsibility:
    """Who bears which part of one requirement for one system."""

    required: RequirementStatus
    """The customer's side."""
    providers: tuple[ProviderPart, ...]
    own: tuple[OwnPart, ...]
    """The platform team's part, the application team's, and what nobody is said to run."""

    @property
    def applies(self) -> bool:
        """Whether the requirement applies to the system."""
        return self.required.status is not Status.NOT_APPLICABLE

    @property
    def nobodys(self) -> bool:
        """Whether it applies, and neither a provider nor anybody here claims a part of it."""
        return self.applies and not self.providers and not any(part.standings for part in self.own)


@dataclass(frozen=True, slots=True, kw_only=True)
class StillOurs:
    """A part that a provider does, with what it leaves to the organisation."""

    responsibility: Responsibility
    part: ProviderPart

    @property
    def hides(self) -> bool:
        """Whether the requirement would look answered to whoever counted the provider's report for the customer."""
        return self.part.status.answered and not self.responsibility.required.status.answered


def responsibilities(assessment: Assessment, library: Library) -> tuple[Responsibility, ...]:
    """Every requirement that has no parts of its own, in the order of the frameworks."""

    @cache
    def who(element: str) -> tuple[Bearer, ...]:
        return run_by(element, assessment.system) or (None,)

    return tuple(
        Responsibility(
            required=each,
            providers=tuple(_provided(each, library.frameworks[each.framework], assessment)),
            own=tuple(_own(bearer, each, who) for bearer in BEARERS),
        )
        for each in assessment.requirements
        if each.side == "customer" and not each.children
    )


def still_ours(found: Iterable[Responsibility]) -> tuple[StillOurs, ...]:
    """What providers do of requirements that apply, each with what remains to be set up here."""
    return tuple(StillOurs(responsibility=each, part=part) for each in found if each.applies for part in each.providers)


def _provided(required: RequirementStatus, framework: Framework, assessment: Assessment) -> Iterator[ProviderPart]:
    numbers = tuple(_upwards(required.requirement, framework))
    for provider in assessment.system.providers:
        for duty in provider.duties:
            if duty.framework == framework.id and duty.requirement in numbers:
                status, why = provided(duty, provider, assessment.as_of)
                yield ProviderPart(provider=provider, duty=duty, status=status, why=why)


def _upwards(number: str, framework: Framework) -> Iterator[str]:
    at: str | None = number
    while at is not None:
        yield at
        at = framework.requirements[at].parent


def _own(bearer: Bearer, required: RequirementStatus, who: Callable[[str], tuple[Bearer, ...]]) -> OwnPart:
    bare = dict.fromkeys(each for thing in required.things for each in _bare(thing))
    return OwnPart(
        bearer=bearer,
        standings=tuple(
            each for each in required.standings if each.status is not Status.MISSING and bearer in who(each.element)
        ),
        bare=tuple(each for each in bare if bearer in who(each.element)),
    )


def _bare(thing: ThingStatus) -> Iterator[Bare]:
    """Where the requirement asks for something and nothing is claimed; the thing itself where nothing says what."""
    if thing.lacking:
        yield from (Bare(element=each, status=Status.MISSING) for each in thing.lacking)
    elif thing.status in (Status.MISSING, Status.OPEN):
        yield Bare(element=thing.thing, status=thing.status)
