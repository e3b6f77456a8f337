"""Who may see what, worked out: each group and registered table, with the rows and columns that its members see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from proofbook.evidence.immuta.circumstance import applies
from proofbook.evidence.immuta.entitlement import Said, advanced, any_of, means
from proofbook.evidence.immuta.masks import Mask, masks
from proofbook.evidence.immuta.place import Place, Placed
from proofbook.evidence.immuta.policies import DataPolicyShape, SubscriptionPolicyShape
from proofbook.evidence.immuta.rules import Effect, Rows, effect, is_for_rows, rules_for
from proofbook.evidence.immuta.statements import UserShape
from proofbook.evidence.immuta.tables import Table
from proofbook.evidence.immuta.tenant import Tenant


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """What one person sees of one table."""

    person: Placed[UserShape]
    may: Said
    """Whether they may subscribe; None where nobody can tell."""
    why: str
    """What the answer rests on, or why there is none."""
    granted_by: tuple[Place, ...]
    rows: Rows
    effects: tuple[Effect, ...]
    """What row rules do; none, and all rows are shown."""
    masks: Mapping[str, tuple[Mask, ...]]
    """By column, those that a policy means."""


def access(tenant: Tenant, table: Table, known: Mapping[str, Table], person: Placed[UserShape]) -> Access:
    """What the person sees of the table."""
    may, why, granted_by = _subscription(tenant, table, person.said)
    effects = tuple(_effects(tenant.data_policies, table, known, person.said))
    found = {each.name: tuple(masks(tenant.data_policies, table, each, person.said)) for each in table.columns}
    return Access(
        person=person,
        may=may,
        why=why,
        granted_by=granted_by,
        rows=_together(effects),
        effects=effects,
        masks={name: each for name, each in found.items() if each},
    )


def _subscription(tenant: Tenant, table: Table, person: UserShape) -> tuple[Said, str, tuple[Place, ...]]:
    """Policies that let somebody subscribe add up: one is enough."""
    said = [(policy, applies(policy.said, table)) for policy in tenant.subscriptions]
    there = [(policy, applied) for policy, applied in said if applied is not False]
    if not there:
        return _by_default(tenant.default_subscription)
    answers = [(policy, None if applied is None else _lets(policy.said, person)) for policy, applied in there]
    may = any_of(answer for _, answer in answers)
    meant = [policy for policy, answer in answers if answer is may] if may is not False else [each for each, _ in there]
    names = ", ".join(sorted({each.said.name for each in meant}))
    return may, names, tuple(each.place.below("actions") for each in meant)


def _by_default(default: str) -> tuple[Said, str, tuple[Place, ...]]:
    known: dict[str, Said] = {"nobody": False, "anyone": True}
    return known.get(default), f"no policy applies, and the tenant's default is: {default or 'not told'}", ()


def _lets(policy: SubscriptionPolicyShape, person: UserShape) -> Said:
    """Whether the policy lets the person subscribe; who is chosen or approved by hand, no policy tells."""
    action = policy.actions
    match action.type:
        case "anyone":
            return True
        case "entitlements" if action.advanced is not None:
            return advanced(action.advanced, person)
        case "entitlements" if action.entitlements is not None:
            return means(action.entitlements, person)
        case _:
            return None


def _effects(
    policies: Iterable[Placed[DataPolicyShape]], table: Table, known: Mapping[str, Table], person: UserShape
) -> Iterator[Effect]:
    for policy in policies:
        if not any(is_for_rows(rule) for action in policy.said.actions for rule in action.rules):
            continue
        applied = applies(policy.said, table)
        if applied is not False:
            yield from _of_policy(policy, applied, table, known, person)


def _of_policy(
    policy: Placed[DataPolicyShape], applied: Said, table: Table, known: Mapping[str, Table], person: UserShape
) -> Iterator[Effect]:
    if applied is None:
        yield Effect("undecided", f"whether `{policy.said.name}` applies", policy.place.below("circumstances"))
        return
    found = rules_for(policy, person, is_for_rows)
    meant_by = [(rule, meant) for rule, meant in found if rule is not None]
    if not meant_by:
        yield Effect("undecided", f"what `{policy.said.name}` shows to whom none of its rules means", policy.place)
    for rule, meant in meant_by:
        if meant is None:
            yield Effect("undecided", "whom a rule means", rule.place)
        else:
            yield effect(rule, table, person, known) if meant else Effect("all", "", rule.place)


def _together(effects: tuple[Effect, ...]) -> Rows:
    """Row rules add up: a row is shown when each of them shows it."""
    there = {each.rows for each in effects}
    order: tuple[Rows, ...] = ("none", "undecided", "own", "all")
    return next((each for each in order if each in there), "all")
