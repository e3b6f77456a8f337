"""The policies that bear on one principal: those in files together, or those of a role in a template."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from proofbook.evidence.content import Given
from proofbook.evidence.iam.decision import InForce, Limit
from proofbook.evidence.iam.policies import Place, Policy, policy
from proofbook.evidence.iam.template import Template

SCP = "service control policy"
BOUNDARY = "permissions boundary"
DENY_LIST = "a service control policy that only denies is taken to stand beside FullAWSAccess, as AWS attaches it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Somebody, and what binds them."""

    name: str
    kind: str
    """`files`, or the type of the template's resource."""
    place: Place
    policies: InForce
    notes: tuple[str, ...] = ()

    @property
    def all_policies(self) -> tuple[Policy, ...]:
        """Every policy, of whatever kind."""
        limits = (*self.policies.on_caller, *self.policies.on_account)
        limited = (each for limit in limits for each in limit.policies)
        return (*(self.policies.identity or ()), *limited, *(self.policies.resource or ()))


def holders(given: Given) -> tuple[Holder, ...]:
    """Everybody that the artifacts say something about; nobody when there is no policy in them."""
    files = _Files()
    templates: list[Template] = []
    for path, (kind, documents) in sorted(given.items()):
        for index, document in enumerate(documents):
            place = Place(path=path, document=index, at=())
            if kind == "cloudformation":
                templates.append(Template(document.value, place))
            else:
                files.take(kind, document.value, place)
    resource = (*files.resource, *(each for template in templates for each in template.bucket_policies()))
    levels = files.levels()
    return (*files.together(resource), *_in_templates(templates, levels, resource))


@dataclass(slots=True)
class _Files:
    """The policies in files, by what they are."""

    identity: list[Policy] = field(default_factory=list)
    boundaries: list[Policy] = field(default_factory=list)
    organisation: list[Policy] = field(default_factory=list)
    resource: list[Policy] = field(default_factory=list)

    def take(self, kind: str, document: object, place: Place) -> None:
        """Sort a document in; a policy of no stated kind that names principals is a resource's."""
        is_resource = kind == "resource-policy" or (kind == "iam-policy" and _names_principals(document))
        made = policy(document, place, names_principals=is_resource)  # type: ignore[arg-type]
        if is_resource:
            self.resource.append(made)
        elif kind == "service-control-policy":
            self.organisation.append(made)
        elif kind == "permissions-boundary":
            self.boundaries.append(made)
        elif kind == "iam-policy":
            self.identity.append(made)

    def levels(self) -> tuple[Limit, ...]:
        """The service control policies; those that only deny bound by what AWS attaches beside them."""
        return organisation_limits(tuple(self.organisation))

    def together(self, resource: tuple[Policy, ...]) -> Iterator[Holder]:
        """Whoever has these policies."""
        if not (self.identity or self.organisation or self.boundaries):
            return
        first = (self.identity + self.organisation + self.boundaries)[0]
        yield Holder(
            name="policies in files",
            kind="files",
            place=first.place,
            policies=InForce(
                identity=tuple(self.identity) or None,
                on_caller=boundary_limits(tuple(self.boundaries)),
                on_account=self.levels(),
                resource=resource or None,
                is_resource_whole=False,
            ),
            notes=deny_list_note(self.organisation),
        )


def organisation_limits(policies: tuple[Policy, ...]) -> tuple[Limit, ...]:
    """Limits by these policies. What else is attached, and at which level, is not in them."""
    if not policies:
        return ()
    allowing = [each for each in policies if _allows(each)]
    if not allowing:
        return (Limit(name=SCP, policies=(*policies, FULL_ACCESS)),)
    return (_part(SCP, *policies), *(_part(SCP, each) for each in allowing))


def deny_list_note(policies: Sequence[Policy]) -> tuple[str, ...]:
    """What has to be said where service control policies only deny."""
    return (DENY_LIST,) if policies and not any(map(_allows, policies)) else ()


def boundary_limits(policies: tuple[Policy, ...]) -> tuple[Limit, ...]:
    """Limits by boundaries; nobody has more than one, and of several it isn't said whose they are."""
    if len(policies) == 1:
        return (Limit(name=BOUNDARY, policies=policies),)
    return tuple(_part(BOUNDARY, each) for each in policies)


def _part(name: str, *policies: Policy) -> Limit:
    return Limit(name=name, policies=policies, is_whole=False)


FULL_ACCESS = policy(
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["*"], "Resource": ["*"]}]},
    Place(path="", document=0, at=()),
)


def _allows(policy: Policy) -> bool:
    return bool(policy.problem) or any(each.effect == "Allow" for each in policy.statements)


def _names_principals(document: object) -> bool:
    statements = document.get("Statement") if isinstance(document, dict) else None
    return isinstance(statements, list) and any(
        isinstance(each, dict) and not {"Principal", "NotPrincipal"}.isdisjoint(each) for each in statements
    )


def _in_templates(
    templates: list[Template], levels: tuple[Limit, ...], resource: tuple[Policy, ...]
) -> Iterator[Holder]:
    for template in templates:
        for found in template.principals():
            yield Holder(
                name=f"{found.type} {found.id}",
                kind=found.type,
                place=found.place,
                policies=InForce(
                    identity=found.policies,
                    on_caller=boundary_limits(found.boundary),
                    on_account=levels,
                    resource=resource or None,
                    is_resource_whole=False,
                ),
            )
        for found in template.organisation_policies():
            yield Holder(
                name=f"{found.type} {found.id}",
                kind=found.type,
                place=found.place,
                policies=InForce(identity=None, on_account=organisation_limits(found.policies)),
                notes=deny_list_note(found.policies),
            )
