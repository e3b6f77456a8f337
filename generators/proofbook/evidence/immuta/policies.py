"""Immuta's global policies as its V2 API and command line take them: https://documentation.immuta.com, V2 API."""

from __future__ import annotations

from typing import Literal

from pydantic import JsonValue

from proofbook.evidence.immuta.shape import ImmutaShape
from proofbook.source.decode import OneOrMany

AnyOrAll = Literal["any", "all"]


class AttributeShape(ImmutaShape):
    """An attribute of a person with the value that it must have."""

    name: str
    value: str


class PeopleShape(ImmutaShape):
    """The people whom an entitlement, an inclusion or an exception means."""

    operator: AnyOrAll | None = None
    """Whether one condition is enough; left out, it matters only where there are several."""
    groups: OneOrMany[str] = ()
    attributes: tuple[AttributeShape, ...] = ()
    purposes: OneOrMany[str] = ()


class CircumstanceShape(ImmutaShape):
    """Where a policy applies, or a field that a rule masks."""

    type: str
    """`tags` (of the data source), `columnTags`, `columnRegex`, `noTags` and others."""
    tag: str | None = None
    column_tag: str | None = None
    regex: str | None = None
    case_insensitive: bool = False
    column_name: str | None = None
    data_source: JsonValue = None
    domain: JsonValue = None
    server: JsonValue = None
    start_date: JsonValue = None
    end_date: JsonValue = None


class MaskingShape(ImmutaShape):
    """How a value is replaced."""

    type: str
    """`Hash`, `Null`, `Constant`, `Regex`, `Reversible` and others."""
    constant: JsonValue = None
    regex: JsonValue = None
    replacement: JsonValue = None
    metadata: JsonValue = None


class MatchShape(ImmutaShape):
    """One comparison of a row rule: what a person has with the column that carries a tag."""

    type: str = "attribute"
    """`attribute`, or `group`."""
    attribute: str | None = None
    tag: str | None = None
    column_tag: str | None = None


class RuleConfigShape(ImmutaShape):
    """What a rule does."""

    fields: tuple[CircumstanceShape, ...] = ()
    """The columns that it masks."""
    masking_config: MaskingShape | None = None
    operator: AnyOrAll | None = None
    matches: tuple[MatchShape, ...] = ()
    """What a row must match to be shown."""
    predicate: str | None = None
    """The condition of a row in SQL."""
    percent: JsonValue = None
    column: JsonValue = None
    time: JsonValue = None
    is_older_or_newer: JsonValue = None
    purposes: JsonValue = None


class RuleShape(ImmutaShape):
    """One rule: for whom, except for whom, and what."""

    type: str
    config: RuleConfigShape | None = None
    inclusions: PeopleShape | None = None
    exceptions: PeopleShape | None = None
    operator: AnyOrAll | None = None
    description: str | None = None


class DataActionShape(ImmutaShape):
    """Rules of which a person falls under the first that means them."""

    rules: tuple[RuleShape, ...]
    description: str | None = None


class CertificationShape(ImmutaShape):
    """What a data owner has to confirm."""

    text: str | None = None
    label: str | None = None
    tags: OneOrMany[str] = ()
    recertify: bool = False


class PolicyShape(ImmutaShape):
    """What both kinds of policy have."""

    policy_key: str
    name: str
    circumstances: tuple[CircumstanceShape, ...] | None = None
    """Where it applies; left out, nothing here says."""
    circumstance_operator: AnyOrAll = "any"
    staged: bool = False
    """Staged, it is not in force."""
    certification: CertificationShape | None = None
    owner_restrictions: JsonValue = None
    """Limits it to the tables of certain owners."""


class DataPolicyShape(PolicyShape):
    """A policy for rows or columns."""

    type: Literal["data"]
    actions: tuple[DataActionShape, ...]


class ApprovalShape(ImmutaShape):
    """Whose approval a subscription needs."""

    specific_approver_required: bool = False
    required_permission: str | None = None
    required_permissions: str | None = None


class SubscriptionActionShape(ImmutaShape):
    """Who may subscribe."""

    type: str
    """`anyone`, `approval`, `entitlements` or `manual`."""
    entitlements: PeopleShape | None = None
    advanced: str | None = None
    """A condition in Immuta's own functions."""
    approvals: tuple[ApprovalShape, ...] = ()
    automatic_subscription: bool = False
    allow_discovery: bool = False
    description: str | None = None


class SubscriptionPolicyShape(PolicyShape):
    """A policy for tables."""

    type: Literal["subscription"]
    actions: SubscriptionActionShape
