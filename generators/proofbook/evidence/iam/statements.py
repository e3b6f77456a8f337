"""Whether a statement speaks about a call: its actions, its resources, its conditions, all of them."""

from __future__ import annotations

from proofbook.evidence.iam.arns import resource_matches
from proofbook.evidence.iam.conditions import holds
from proofbook.evidence.iam.policies import Statement
from proofbook.evidence.iam.request import Call
from proofbook.evidence.iam.truth import NO, YES, Truth, every, negation, some, untold
from proofbook.evidence.iam.variables import filled
from proofbook.evidence.iam.written import Text, Untold


def speaks(statement: Statement, call: Call) -> Truth:
    """Whether the statement applies to the call, whoever is meant by its Principal."""
    action = statement.actions.reach(call.action)
    action = negation(action) if statement.is_not_action else action
    if action.value is False:
        return NO
    return every((action, _resource(statement, call), _conditions(statement, call)))


def _resource(statement: Statement, call: Call) -> Truth:
    if not statement.resources and not statement.is_not_resource:
        # A trust policy means the role that it belongs to.
        return YES if call.action.lower().startswith("sts:") else untold("it names no resource")
    asked = (statement, call.resource)
    if asked not in call.context.held:
        call.context.held[asked] = some(_matches(each, statement, call) for each in statement.resources)
    found = call.context.held[asked]
    return negation(found) if statement.is_not_resource else found


def _matches(written: Text, statement: Statement, call: Call) -> Truth:
    if isinstance(written, Untold):
        return untold(written.why)
    pattern = filled(written, call.context, variables=statement.variables, wildcards=True)
    return pattern if isinstance(pattern, Truth) else resource_matches(pattern, call.resource)


def _conditions(statement: Statement, call: Call) -> Truth:
    if statement.untold_conditions:
        return untold(statement.untold_conditions)
    asked = (statement, _conditions)
    if asked not in call.context.held:
        held = (holds(each, call.context, variables=statement.variables) for each in statement.conditions)
        call.context.held[asked] = every(held)
    return call.context.held[asked]
