"""A system: everything its model says, every reference resolved, every part with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from proofbook.library.terms import DataKind, Entity, SecretClass
from proofbook.model.artifact import ArtifactRef
from proofbook.model.asset import Asset, ClassificationShape
from proofbook.model.attestation import Attestation
from proofbook.model.boundary import Boundary
from proofbook.model.claim import Claim
from proofbook.model.component import Component
from proofbook.model.decision import Decision
from proofbook.model.flow import DataFlow
from proofbook.model.principal import Principal
from proofbook.model.provider import Provider
from proofbook.model.scenario import Scenario
from proofbook.model.silence import Silence
from proofbook.model.statement import (
    AssumptionShape,
    HandThreatShape,
    LimitationShape,
    Placed,
    RemarkShape,
    SourceShape,
)
from proofbook.model.team import Team
from proofbook.model.treatment import Treatment
from proofbook.source.span import Span

Element = Component | DataFlow


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class System:
    """One system, or one variant of it; two are the same only when they are one object."""

    id: str
    variant: str | None
    """The variant's id; None for the system as such."""
    variant_title: str
    """What the variant is called; empty for the system as such."""
    variant_about: str
    """How the variant differs, and who chooses it."""
    title: str
    about: str
    owner: str
    reviewed: date | None
    review_due: date | None
    entity: Entity
    sources: tuple[SourceShape, ...]
    classifications: Mapping[str, ClassificationShape]
    boundaries: tuple[Boundary, ...]
    assets: tuple[Asset, ...]
    components: tuple[Component, ...]
    principals: tuple[Principal, ...]
    flows: tuple[DataFlow, ...]
    scenarios: tuple[Scenario, ...]
    teams: tuple[Team, ...]
    providers: tuple[Provider, ...]
    claims: tuple[Claim, ...]
    attestations: tuple[Attestation, ...]
    treatments: tuple[Treatment, ...]
    hand_threats: tuple[Placed[HandThreatShape], ...]
    assumptions: tuple[Placed[AssumptionShape], ...]
    limitations: tuple[Placed[LimitationShape], ...]
    remarks: tuple[Placed[RemarkShape], ...]
    artifacts: tuple[ArtifactRef, ...]
    awaited: tuple[ArtifactRef, ...]
    """Artifacts that are not there yet, and need not be."""
    silences: tuple[Silence, ...]
    decisions: tuple[Decision, ...]
    """Requirements that a person declared not applicable."""
    span: Span

    @property
    def key(self) -> str:
        """The id by which outputs name it: `system` or `system+variant`."""
        return f"{self.id}+{self.variant}" if self.variant else self.id

    @property
    def full_title(self) -> str:
        """The system's title, and the variant's."""
        return f"{self.title}: {self.variant_title}" if self.variant else self.title

    def elements(self) -> tuple[Element, ...]:
        """What threats happen to: the components, then the data flows."""
        return (*self.components, *self.flows)

    def element(self, id: str) -> Element:
        """The component or data flow with this id; KeyError when there is none."""
        return _by_id(self.elements(), id)

    def asset(self, id: str) -> Asset:
        """The asset with this id; KeyError when there is none."""
        return next(each for each in self.assets if each.id == id)

    def title_of(self, id: str) -> str:
        """The title of any part with this id, or the id itself."""
        parts: Iterable[Element | Asset | Principal | Boundary | Provider] = (
            *self.components, *self.flows, *self.assets, *self.principals, *self.boundaries, *self.providers
        )  # fmt: skip
        return next((each.title for each in parts if each.id == id), id)

    def chain(self, asset: Asset) -> Iterator[tuple[Asset, ...]]:
        """Each way from a secret to what it protects in the end, starting with the asset itself."""
        yield from _chains(self, (asset,))

    def reaches(self, asset: Asset, kinds: tuple[DataKind, ...]) -> bool | None:
        """Whether the chain of what a key protects reaches such data; None when a link isn't stated.

        A credential protects nothing: only keys have a chain (PCI DSS 4.0.1, 3.6 speaks of keys alone).
        """
        answers = [_ends_in(way, kinds) for way in self.chain(asset)]
        if True in answers:
            return True
        return None if None in answers else False


def _by_id(elements: tuple[Element, ...], id: str) -> Element:
    for element in elements:
        if element.id == id:
            return element
    raise KeyError(id)


def _chains(system: System, way: tuple[Asset, ...]) -> Iterator[tuple[Asset, ...]]:
    onward = [system.asset(each) for each in way[-1].protects or () if each not in {link.id for link in way}]
    if not onward:
        yield way
    for asset in onward:
        yield from _chains(system, (*way, asset))


def _ends_in(way: tuple[Asset, ...], kinds: tuple[DataKind, ...]) -> bool | None:
    if any(asset.data in kinds for asset in way[1:]):
        return True
    last = way[-1]
    if last.secret is None:
        return None
    if last.secret.is_key:
        return None if last.protects is None else False
    return None if last.secret is SecretClass.NONE and last.data is None and len(way) > 1 else False
