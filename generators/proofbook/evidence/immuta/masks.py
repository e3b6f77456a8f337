"""How the columns of a table are masked for somebody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from proofbook.evidence.immuta.circumstance import applies, reaches
from proofbook.evidence.immuta.entitlement import Said, any_of
from proofbook.evidence.immuta.place import Place, Placed
from proofbook.evidence.immuta.policies import DataPolicyShape, RuleShape
from proofbook.evidence.immuta.rules import kind, rules_for
from proofbook.evidence.immuta.statements import UserShape
from proofbook.evidence.immuta.tables import Column, Table


@dataclass(frozen=True, slots=True)
class Mask:
    """What a policy does to a column for somebody."""

    policy: str
    type: str
    """How values are replaced, as the policy says it."""
    masked: Said
    """False where the policy means the column and takes this person out."""
    place: Place


def masks(policies: list[Placed[DataPolicyShape]], table: Table, column: Column, person: UserShape) -> list[Mask]:
    """What each policy that means the column, or may mean it, does to it for the person."""
    return [mask for policy in policies for mask in _masks(policy, table, column, person)]


def _masks(policy: Placed[DataPolicyShape], table: Table, column: Column, person: UserShape) -> Iterator[Mask]:
    applied = applies(policy.said, table)
    if applied is False:
        return
    for rule, holds in rules_for(policy, person, lambda each: reached(each, column) is not False):
        if rule is None:
            # The policy masks the column for others, and says nothing of this person.
            yield Mask(policy.said.name, "", None, policy.place)
            continue
        config = rule.said.config
        told = config is not None and config.masking_config is not None
        masked = None if None in (applied, reached(rule.said, column), holds) or not told else holds
        yield Mask(
            policy.said.name, config.masking_config.type if config and config.masking_config else "", masked, rule.place
        )


def reached(rule: RuleShape, column: Column) -> Said:
    """Whether the rule masks the column for those whom it means."""
    if kind(rule) != "masking":
        return False
    fields = rule.config.fields if rule.config else ()
    return any_of(reaches(each, column) for each in fields) if fields else None
