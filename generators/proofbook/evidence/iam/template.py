"""Principals and policies in a CloudFormation template, as far as they can be told before it is deployed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from proofbook.evidence.iam.policies import Place, Policy, policy
from proofbook.evidence.iam.template_text import reference, resolved

PRINCIPALS = {"AWS::IAM::Role": "Roles", "AWS::IAM::User": "Users", "AWS::IAM::Group": "Groups"}
"""Types of principals, and the property by which a policy names those that it is attached to."""
NAMES = {"AWS::IAM::Role": "RoleName", "AWS::IAM::User": "UserName", "AWS::IAM::Group": "GroupName"}
MANAGED = "AWS::IAM::ManagedPolicy"
ATTACHED = (MANAGED, "AWS::IAM::Policy")
ALONE = {"AWS::IAM::RolePolicy": "RoleName", "AWS::IAM::UserPolicy": "UserName", "AWS::IAM::GroupPolicy": "GroupName"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A resource with the policies that it has or is."""

    type: str
    id: str
    place: Place
    policies: tuple[Policy, ...]
    boundary: tuple[Policy, ...] = ()


class Template:
    """The resources of one template."""

    def __init__(self, value: JsonValue, place: Place) -> None:
        resources = value.get("Resources") if isinstance(value, dict) else None
        self.place = place
        self.resources: Mapping[str, Mapping[str, JsonValue]] = {
            id: each
            for id, each in (resources if isinstance(resources, dict) else {}).items()
            if isinstance(each, dict)
        }

    def principals(self) -> Iterator[Found]:
        """Roles, users and groups, and the managed policies that none of them has."""
        for id in self._of_type(*PRINCIPALS):
            type = str(self.resources[id]["Type"])
            yield Found(
                type=type,
                id=id,
                place=self._at(id),
                policies=(*self._inline(id), *self._managed(id), *self._attaching(id, type), *self._groups(id, type)),
                boundary=self._boundary(id),
            )
        for id in self._of_type(*ATTACHED):
            properties = self._properties(id)
            if not any(properties.get(name) for name in PRINCIPALS.values()):
                yield Found(
                    type=str(self.resources[id]["Type"]), id=id, place=self._at(id), policies=(self._document(id),)
                )

    def organisation_policies(self) -> Iterator[Found]:
        """The service control policies."""
        for id in self._of_type("AWS::Organizations::Policy"):
            if self._properties(id).get("Type") == "SERVICE_CONTROL_POLICY":
                yield Found(
                    type="AWS::Organizations::Policy",
                    id=id,
                    place=self._at(id),
                    policies=(self._document(id, "Content"),),
                )

    def bucket_policies(self) -> tuple[Policy, ...]:
        """The policies of buckets."""
        found = self._of_type("AWS::S3::BucketPolicy")
        return tuple(self._document(id, names_principals=True) for id in found)

    def _of_type(self, *types: str) -> list[str]:
        return [id for id, each in self.resources.items() if each.get("Type") in types]

    def _properties(self, id: str) -> Mapping[str, JsonValue]:
        value = self.resources[id].get("Properties")
        return value if isinstance(value, dict) else {}

    def _at(self, id: str, *steps: str | int) -> Place:
        return self.place.below("Resources", id, *(("Properties", *steps) if steps else ()))

    def _document(self, id: str, name: str = "PolicyDocument", *, names_principals: bool = False) -> Policy:
        if self.resources[id].get("Condition") is not None:
            return _untold(self._at(id), "it exists under a condition of the template only")
        value = resolved(self._properties(id).get(name), self.resources)
        return policy(value, self._at(id, name), names_principals=names_principals)

    def _inline(self, id: str) -> Iterator[Policy]:
        for index, each in enumerate(self._list(id, "Policies")):
            if isinstance(each, dict) and "PolicyDocument" in each:
                value = resolved(each["PolicyDocument"], self.resources)
                yield policy(value, self._at(id, "Policies", index, "PolicyDocument"))
            else:
                yield _untold(self._at(id, "Policies"), "its policies are filled in when the template is deployed")

    def _managed(self, id: str) -> Iterator[Policy]:
        for index, each in enumerate(self._list(id, "ManagedPolicyArns")):
            yield self._named(each, self._at(id, "ManagedPolicyArns", index))

    def _boundary(self, id: str) -> tuple[Policy, ...]:
        value = self._properties(id).get("PermissionsBoundary")
        return () if value is None else (self._named(value, self._at(id, "PermissionsBoundary")),)

    def _named(self, value: JsonValue, place: Place) -> Policy:
        named = reference(value)
        if named is not None and self.resources.get(named, {}).get("Type") == MANAGED:
            return self._document(named)
        return _untold(place, "an attached policy is not in this file")

    def _attaching(self, id: str, type: str) -> Iterator[Policy]:
        """The policies that name the principal among those that they are attached to."""
        for other in self._of_type(*ATTACHED):
            # Whom a list that isn't told names can't be told either.
            yield from self._if_means(id, type, other, self._list(other, PRINCIPALS[type]))
        for other in self._of_type(*(each for each, name in ALONE.items() if name == NAMES[type])):
            yield from self._if_means(id, type, other, [self._properties(other).get(NAMES[type])])

    def _if_means(self, id: str, type: str, other: str, named: list[JsonValue]) -> Iterator[Policy]:
        told = [self._means(each, id, type) for each in named]
        if True in told:
            yield self._document(other)
        elif None in told:
            yield _untold(self._at(other), "whom it is attached to is filled in when the template is deployed")

    def _means(self, value: JsonValue, id: str, type: str) -> bool | None:
        named = reference(value)
        if named in self.resources:
            return named == id
        own = self._properties(id).get(NAMES[type])
        if not isinstance(value, str) or isinstance(own, dict):
            return None
        return value == own

    def _groups(self, id: str, type: str) -> Iterator[Policy]:
        if type == "AWS::IAM::User" and self._properties(id).get("Groups"):
            yield _untold(self._at(id, "Groups"), "what its groups allow is not looked up")

    def _list(self, id: str, name: str) -> list[JsonValue]:
        """A property as a list; one function in it stands for what can't be told."""
        value = self._properties(id).get(name)
        return value if isinstance(value, list) else [] if value is None else [value]


def _untold(place: Place, why: str) -> Policy:
    return Policy(place=place, statements=(), problem=why)
