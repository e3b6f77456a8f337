"""The model language: a system's file as its author writes it. The JSON Schema for editors is made from this."""

from __future__ import annotations

from datetime import date
from typing import Any

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
from proofbook.model.provenance import ProvenanceShape
from proofbook.model.provider import ProviderShape
from proofbook.model.scenario import ScenarioShape
from proofbook.model.statement import AssumptionShape, HandThreatShape, LimitationShape, RemarkShape, SourceShape
from proofbook.model.team import TeamsShape
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
    teams: TeamsShape = TeamsShape()
    """Who runs what."""
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
    evidence: ProvenanceShape = ProvenanceShape()
    """What holds for every artifact that says nothing else: who makes and collects it, how long it is kept."""


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

    @classmethod
    def model_json_schema(cls, *args: Any, **options: Any) -> dict[str, Any]:
        """The JSON Schema; where the model uses shared parts, an element may say only what differs from theirs."""
        return _lenient_with_parts(super().model_json_schema(*args, **options))


def _lenient_with_parts(schema: dict[str, Any]) -> dict[str, Any]:
    whole, shapes = schema["properties"], schema["$defs"]
    elements = {section: whole[section] for section in PartDocument.model_fields.keys() & whole.keys()}
    partial = {section: _partial(each, shapes) for section, each in elements.items()}
    changed = {section for section in partial if partial[section] != elements[section]}
    return {
        **schema,
        "properties": {**whole, **{section: partial[section] for section in whole if section in changed}},
        "if": {"not": {"required": ["uses"]}},
        "then": {"properties": {section: whole[section] for section in whole if section in changed}},
    }


def _partial(section: dict[str, Any], shapes: dict[str, Any]) -> dict[str, Any]:
    """The schema of a section in which nothing of an element is required."""
    found = dict(section)
    for key in ("patternProperties", "additionalProperties"):
        match found.get(key):
            case dict() as element if {"$ref", "anyOf"} & element.keys():
                found[key] = _without_required(element, shapes)
            case dict() as by_pattern:
                found[key] = {each: _without_required(element, shapes) for each, element in by_pattern.items()}
    return found


def _without_required(element: dict[str, Any], shapes: dict[str, Any]) -> dict[str, Any]:
    if "anyOf" in element:
        return {**element, "anyOf": [_without_required(each, shapes) for each in element["anyOf"]]}
    name = element.get("$ref", "").rsplit("/", 1)[-1]
    if "required" not in shapes.get(name, {}):
        return element
    return {key: value for key, value in shapes[name].items() if key != "required"}
