"""What the files of a tenant say, put together: policies in force, people, and how much of it was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from proofbook.evidence.content import Given
from proofbook.evidence.immuta.forms import form
from proofbook.evidence.immuta.place import Place, Placed
from proofbook.evidence.immuta.policies import DataPolicyShape, SubscriptionPolicyShape
from proofbook.evidence.immuta.statements import (
    CatalogueShape,
    DataSourcesShape,
    PeopleFileShape,
    TenantShape,
    UserShape,
)
from proofbook.library.entry import Shape

S = TypeVar("S", bound=Shape)


@dataclass(frozen=True)
class Tenant:
    """The statements, each with its place."""

    statements: tuple[Placed[Shape], ...]

    @cached_property
    def subscriptions(self) -> list[Placed[SubscriptionPolicyShape]]:
        """The policies for tables that are in force."""
        return [each for each in _of(self.statements, SubscriptionPolicyShape) if not each.said.staged]

    @cached_property
    def data_policies(self) -> list[Placed[DataPolicyShape]]:
        """The policies for rows and columns that are in force."""
        return [each for each in _of(self.statements, DataPolicyShape) if not each.said.staged]

    @cached_property
    def sources(self) -> list[Placed[DataSourcesShape]]:
        """The connections with their tables."""
        return _of(self.statements, DataSourcesShape)

    @cached_property
    def catalogues(self) -> list[Placed[CatalogueShape]]:
        """The owner's lists of columns."""
        return _of(self.statements, CatalogueShape)

    @cached_property
    def people(self) -> list[Placed[UserShape]]:
        """Everybody."""
        return [
            Placed(user, each.place.below("users", index))
            for each in _of(self.statements, PeopleFileShape)
            for index, user in enumerate(each.said.users)
        ]

    @cached_property
    def groups(self) -> list[str]:
        """The groups that are named as such, and those that people are in."""
        named = {group for each in _of(self.statements, PeopleFileShape) for group in each.said.groups}
        return sorted(named | {group for each in self.people for group in each.said.groups})

    @cached_property
    def default_subscription(self) -> str:
        """Who may subscribe where no policy applies; empty when that isn't told, or told twice."""
        told = {each.said.default_subscription for each in _of(self.statements, TenantShape)}
        return (told.pop() or "") if len(told) == 1 else ""

    @cached_property
    def missing(self) -> list[str]:
        """What wasn't read, or contradicts itself, so that nobody can say who sees what."""
        keys = Counter(
            [
                *(each.said.policy_key for each in self.subscriptions),
                *(each.said.policy_key for each in self.data_policies),
            ]
        )
        names = Counter(each.said.name for each in self.people)
        return [
            *(["the policies for tables"] if not self.subscriptions else []),
            *(["the registered tables and their tags"] if not self.sources else []),
            *(["the people and their groups"] if not self.people else []),
            *(f"which policy of the key `{key}` counts" for key, times in sorted(keys.items()) if times > 1),
            *(f"which entry of `{name}` counts" for name, times in sorted(names.items()) if times > 1),
        ]


def tenant(given: Given) -> Tenant:
    """The tenant that the artifacts of the kind `immuta` describe."""
    return Tenant(
        tuple(
            Placed(shape.model_validate(document.value), Place(path, index))
            for path, (kind, documents) in sorted(given.items())
            if kind == "immuta"
            for index, document in enumerate(documents)
            if isinstance(document.value, dict)
            if (shape := form(document.value, document.value.get("type")))
        )
    )


def _of(statements: Iterable[Placed[Shape]], shape: type[S]) -> list[Placed[S]]:
    return [Placed(each.said, each.place) for each in statements if isinstance(each.said, shape)]
