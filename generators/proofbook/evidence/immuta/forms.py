"""Which form a document of a tenant has; the one place that knows them all."""

from __future__ import annotations

from collections.abc import Container, Mapping

from proofbook.evidence.immuta.policies import DataPolicyShape, SubscriptionPolicyShape
from proofbook.evidence.immuta.statements import CatalogueShape, DataSourcesShape, PeopleFileShape, TenantShape
from proofbook.library.entry import Shape

TOLD_BY: Mapping[str, type[Shape]] = {
    "connectionKey": DataSourcesShape,
    "users": PeopleFileShape,
    "tenant": TenantShape,
    "catalogue": CatalogueShape,
}
"""The key by which a document is known."""
POLICIES: Mapping[str, type[Shape]] = {"subscription": SubscriptionPolicyShape, "data": DataPolicyShape}
"""The `type` of a document with `policyKey`."""


def form(keys: Container[str], type_: object) -> type[Shape] | None:
    """The form of a document with these keys and this `type`."""
    if "policyKey" in keys:
        return POLICIES.get(str(type_))
    return next((shape for key, shape in TOLD_BY.items() if key in keys), None)
