"""The shape of `proofbook.json`: all of the assessment. Its JSON Schema is made from this module."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from proofbook.outputs.comparison_data import ComparisonData
from proofbook.outputs.evidence_document import ArtifactData, AttestationData, ObservationData
from proofbook.outputs.framework_data import FrameworkData
from proofbook.outputs.key_data import CryptographyData, KeyData
from proofbook.outputs.numbers_data import NumbersData
from proofbook.outputs.part import Part, PlaceData
from proofbook.outputs.path_data import PathData
from proofbook.outputs.requirement_data import RequirementData
from proofbook.outputs.responsibility_data import ResponsibilityData, TeamData
from proofbook.outputs.risk_data import PortfolioRiskData
from proofbook.outputs.work_data import WorkData

SCHEMA = "https://proofbook.dev/schema/proofbook-1.json"


class RiskData(Part):
    """A level of risk and how it came about."""

    level: str
    """very-low, low, moderate, high or very-high (NIST SP 800-30 r1)."""
    likelihood: str
    """Of an attempt that succeeds."""
    impact: str
    """On the assets at the element, and behind its secrets."""
    why: tuple[str, ...]
    """In sentences."""


class TreatmentData(Part):
    """What was decided about a line."""

    kind: Literal["open", "mitigate", "accept", "transfer", "avoid", "not-applicable"]
    """A lapsed acceptance is `open`."""
    details: dict[str, str]
    """Owner, due date, ticket, approver, reason, expiry: as given."""
    lapsed: bool
    """Whether it is an acceptance whose last day has passed."""
    counts_until: date | None
    """The last day of an acceptance: its own, or the policy's if that comes first."""
    overdue: bool
    """Whether it is work whose due date has passed."""


class LineData(Part):
    """A threat line: one cause on one element."""

    id: str
    """`cause@element`, stable over reordering."""
    title: str
    cause: str
    element: str
    certainty: Literal["certain", "hinging"]
    """A hinging line gathers what unstated facts decide; it bears no risk."""
    inherent: RiskData | None
    """Before any mitigation."""
    planned: RiskData | None
    """If every claim held."""
    residual: RiskData | None
    """What evidence bears out, declared configuration included."""
    residual_observed: RiskData | None
    """What evidence from the running system alone bears out."""
    treatment: TreatmentData
    mitigations: tuple[str, ...]
    """The claimed mitigations that answer it."""
    unclaimed: tuple[str, ...]
    """Those that would answer it, which nobody claims there."""
    members: tuple[str, ...]
    """The ids of its threats."""
    hinges_on: tuple[str, ...]
    """The facts nobody stated."""
    excluded_by: str | None
    """The assumption that keeps it out of totals."""
    counts: bool
    """Whether it bears risk in totals."""


class ThreatData(Part):
    """A threat: one type on one element."""

    id: str
    type: str
    library: Literal["proofbook", "pytm", "model"]
    element: str
    title: str
    stride: tuple[str, ...]
    cause: str
    certainty: Literal["certain", "hinging"]
    hinges_on: tuple[str, ...]


class StandingData(Part):
    """A claimed mitigation at an element."""

    mitigation: str
    title: str
    element: str
    """Empty: the whole system."""
    status: str
    reason: str
    how: tuple[str, ...]
    observations: tuple[str, ...]
    illustrative: bool


class NamedData(Part):
    """A part of the system with its title."""

    id: str
    title: str
    kind: str
    place: PlaceData


class AssumptionData(Part):
    """Something taken for true without proof."""

    id: str
    text: str
    excludes: tuple[str, ...]
    """The ids of the lines that it keeps out of totals while it holds."""
    until: date | None


class CountsData(Part):
    """raw → applicable → lines."""

    raw: int
    applicable: int
    not_applicable: int
    certain: int
    hinging: int
    lines: int


class SystemData(Part):
    """One system, or one variant of it."""

    id: str
    variant: str | None
    title: str
    variant_title: str
    owner: str
    reviewed: date | None
    review_due: date | None
    entity: str
    illustrative: bool
    """Whether evidence was written to show the tool; then no system was examined."""
    digest: str
    """sha256 of this system's data, the digest itself left out."""
    decision: str
    """What a committee is asked, in sentences."""
    counts: CountsData
    components: tuple[NamedData, ...]
    flows: tuple[NamedData, ...]
    assets: tuple[NamedData, ...]
    principals: tuple[NamedData, ...]
    boundaries: tuple[NamedData, ...]
    providers: tuple[NamedData, ...]
    assumptions: tuple[AssumptionData, ...]
    lines: tuple[LineData, ...]
    threats: tuple[ThreatData, ...]
    mitigations: tuple[StandingData, ...]
    requirements: tuple[RequirementData, ...]
    observations: tuple[ObservationData, ...]
    attestations: tuple[AttestationData, ...]
    artifacts: tuple[ArtifactData, ...]
    paths: tuple[PathData, ...]
    """How attackers that the model names come to the assets of the highest level."""
    work: tuple[WorkData, ...]
    """What to do next: open work that would lower a line, the most levels first."""
    keys: tuple[KeyData, ...]
    """The key inventory."""
    cryptography: tuple[CryptographyData, ...]
    """The protocols and algorithms in use."""
    teams: tuple[TeamData, ...]
    """Who runs what."""
    responsibility: tuple[ResponsibilityData, ...]
    """Who bears which part of each requirement that has no parts of its own."""


class TitledData(Part):
    """A mitigation of the library."""

    id: str
    title: str


class CheckNameData(Part):
    """A check of the library."""

    id: str
    title: str
    mitigation: str
    """The mitigation that it bears out."""


class DiagnosticData(Part):
    """A mistake in the inputs; never a security finding."""

    rule: str
    severity: str
    message: str
    place: PlaceData | None
    label: str
    help: str


class Document(Part):
    """All of the assessment of a project."""

    schema_: str = Field(alias="schema")
    """The URI of this schema."""
    project: str
    as_of: date
    """The one date against which expiry is judged."""
    commit: str
    digest: str
    """sha256 of the digests of all systems and variants, by key, as sorted JSON without spaces."""
    systems: tuple[SystemData, ...]
    risk: PortfolioRiskData
    """Figures over the systems as such, and the exceptions of all systems and variants."""
    comparisons: tuple[ComparisonData, ...]
    frameworks: tuple[FrameworkData, ...]
    mitigations: tuple[TitledData, ...]
    """Every mitigation that the library knows."""
    checks: tuple[CheckNameData, ...]
    numbers: NumbersData
    """Numbers that keep us honest."""
    diagnostics: tuple[DiagnosticData, ...]
