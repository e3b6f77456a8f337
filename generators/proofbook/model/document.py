"""The model language: a system's file as its author writes it. The JSON Schema for editors is made from this."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from proofbook.library.entry import Shape
from proofbook.library.terms import Entity
from proofbook.model.artifact import ArtifactShape
from proofbook.model.asset import AssetShape, ClassificationShape
from proofbook.model.boundary import BoundaryShape
from proofbook.model.claim import ClaimShape
from proofbook.model.component import ComponentShape
from proofbook.model.decision import DecisionShape
from proofbook.model.flow import FlowShape
from proofbook.model.principal import PrincipalShape
from proofbook.model.provider import ProviderShape
from proofbook.model.scenario import ScenarioShape
from proofbook.model.statement import AssumptionShape, HandThreatShape, LimitationShape, RemarkShape, SourceShape
from proofbook.model.treatment import TreatmentShape
from proofbook.source.decode import Duration, Id, OneOrMany


class PartDocument(Shape):
    """What a shared part may hold, and every system holds: `models/shared/<id>.yaml`."""

    title: str = ""
    """What it is called."""
    about: str = ""
    """What it is for, in a few sentences."""
    sources: tuple[SourceShape, ...] = ()
    """The public documents that the model follows."""
    classifications: dict[Id, ClassificationShape] = {}
    """Named classifications of assets."""
    boundaries: dict[Id, BoundaryShape] = {}
    """Trust boundaries."""
    assets: dict[Id, AssetShape] = {}
    """What is worth protecting."""
    components: dict[Id, ComponentShape] = {}
    """What the system is made of."""
    principals: dict[Id, PrincipalShape] = {}
    """Who acts."""
    flows: dict[Id, FlowShape] = {}
    """Data moving from one component to another, numbered in this order."""
    scenarios: dict[Id, ScenarioShape] = {}
    """The procedures, each an ordered list of data flows."""
    providers: dict[Id, ProviderShape] = {}
    """The providers' side of shared responsibility."""
    mitigations: dict[Id, ClaimShape | tuple[ClaimShape, ...]] = {}
    """The mitigations claimed, and where."""
    treatments: dict[str, TreatmentShape] = {}
    """What was decided about threat lines, by `cause@element`."""
    requirements: dict[str, DecisionShape] = {}
    """Requirements, by `framework/number`, that a person declares not applicable."""
    threats: dict[Id, HandThreatShape] = {}
    """Threats written by hand."""
    assumptions: dict[Id, AssumptionShape] = {}
    """What is taken for true without proof."""
    limitations: dict[Id, LimitationShape] = {}
    """What the system admits that it doesn't do."""
    remarks: dict[Id, RemarkShape] = {}
    """Where the source contradicts itself or the public documentation."""
    silenced: dict[Id, dict[Id, str]] = {}
    """Doubts of `proofbook check` that are none: id of the part → rule → the reason."""
    artifacts: tuple[ArtifactShape, ...] = ()
    """The configuration that is read as evidence."""


class VariantShape(Shape):
    """A deployment that differs: what is added, removed or overridden."""

    title: str
    """What it is called."""
    about: str = ""
    """How it differs, and who chooses it."""
    add: PartDocument | None = None
    """Elements that it has besides."""
    remove: OneOrMany[Id] = ()
    """Ids of elements that it doesn't have."""
    override: dict[str, dict[str, object]] = {}
    """Fields of elements that differ: section → id → fields."""


class Document(PartDocument):
    """A system's model: `models/<system>.yaml`."""

    system: Id
    """The system's id: the name of the file."""
    title: str
    """What the system is called."""
    owner: str = ""
    """Who answers for it."""
    reviewed: date | None = None
    """When a person last went through the model."""
    review_every: Duration | None = Field(default=None, alias="review-every")
    """How often that is due, such as `12 months`."""
    entity: Entity = Entity.UNKNOWN
    """What PCI DSS takes the organisation to be."""
    uses: OneOrMany[Id] = ()
    """Shared parts of `models/shared/`; what stands here overrides them field by field."""
    variants: dict[Id, VariantShape] = {}
    """Deployments that differ, each with its own threats and statuses."""
