# METADATA
# title: A service that is let in says on whose behalf it calls
# description: >-
#   A policy that lets a service in by its name alone lets in everybody for whom the service acts: every rule, bucket or
#   product of any account. A condition on the source says for whom it must be acting.
# custom:
#   mitigation: service-caller-named
#   reads: [cloudformation]
#   method: examine
#   valid-days: 90
#   parameters:
#     trusted:
#       default: [servicecatalog.amazonaws.com]
#       about: Services that take a role on somebody's behalf, so that its trust policy has to name the source.
#   fix: >-
#     Add a condition on aws:SourceArn, aws:SourceAccount or aws:SourceOrgID, under an operator that needs the key to be
#     there; for a function's permission, SourceArn or SourceAccount.
#   corrected: |
#     Principal: {Service: events.amazonaws.com}
#     Action: sns:Publish
#     Condition:
#       ArnEquals: {aws:SourceArn: !GetAtt FindingRule.Arn}
#   sources:
#     - title: AWS IAM, the confused deputy problem
#       url: https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
#     - title: Amazon EventBridge, resource-based policies
#       url: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
package checks.service_caller_source

import data.lib.cloudformation
import data.lib.iam
import data.lib.resource_policies
import data.lib.verdict
import rego.v1

good := "Each service that it lets in has to say for whom it acts."

observations contains verdict.observation(policy.name, facts(policy), good) if {
	some policy in resource_policies.policies
	count(facts(policy)) > 0
}

observations contains verdict.observation(policy.name, facts(policy), good) if {
	some policy in iam.policies
	policy.role == "trust"
	count(facts(policy)) > 0
}

observations contains verdict.observation(permission.name, [of_permission(permission)], good) if {
	some permission in cloudformation.resources
	permission.type == "AWS::Lambda::Permission"
	not is_for_a_principal(permission)
}

facts(policy) := [verdict.fact("undecided", "its statements can't be read", policy, policy.at)] if {
	not iam.is_readable(policy)
} else := [of_statement(policy, statement) |
	statement := iam.allows(policy)[_]
	needs_a_source(policy, statement)
]

needs_a_source(policy, statement) if {
	not policy.role
	count(resource_policies.services(statement)) > 0
}

needs_a_source(policy, statement) if {
	not policy.role
	resource_policies.is_for_everybody(statement)
}

needs_a_source(policy, statement) if {
	not policy.role
	"NotPrincipal" in object.keys(statement.value)
}

# What a function or machine of the account does is its own; only who acts for others is asked.
needs_a_source(policy, statement) if {
	policy.role == "trust"
	some service in resource_policies.services(statement)
	service in {each | some each in input.parameters.trusted}
}

sources := ["aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths"]

of_statement(policy, statement) := verdict.fact("pass", "the source is named", policy, array.concat(statement.at, ["Condition"])) if {
	some key in sources
	is_bound(policy, statement, key)
} else := verdict.fact("fail", "it lets in all but some", policy, array.concat(statement.at, ["NotPrincipal"])) if {
	"NotPrincipal" in object.keys(statement.value)
} else := verdict.fact("undecided", "which sources it takes can't be told", policy, array.concat(statement.at, ["Condition"])) if {
	some key in sources
	is_open_to_doubt(policy, statement, key)
} else := verdict.fact("fail", concat("", ["it lets in ", who(statement), " whoever it acts for"]), policy, array.concat(statement.at, ["Principal"])) if {
	not resource_policies.is_for_everybody(statement)
} else := verdict.fact("fail", "it lets everybody in", policy, array.concat(statement.at, ["Principal"])) if {
	count(iam.condition_keys(statement)) == 0
} else := verdict.fact("undecided", "it lets everybody in, under a condition that names no source", policy, array.concat(statement.at, ["Condition"]))

who(statement) := concat(" and ", sort([service |
	service := resource_policies.services(statement)[_]
	is_string(service)
]))

is_bound(policy, statement, key) if {
	values := resource_policies.compared(statement, key)
	count(values) > 0
	every value in values {
		resource_policies.lets_through(value, policy.resource) == "one"
	}
}

is_open_to_doubt(policy, statement, key) if {
	some value in resource_policies.compared(statement, key)
	not resource_policies.lets_through(value, policy.resource) == "any"
	not is_bound(policy, statement, key)
}

is_for_a_principal(permission) if {
	principal := cloudformation.text(permission.properties.Principal)
	regex.match(`^([0-9]{12}|arn:.*)$`, principal)
}

of_permission(permission) := verdict.fact("pass", "the source is named", permission, cloudformation.at(permission, [name])) if {
	some name in ["SourceArn", "SourceAccount", "PrincipalOrgID"]
	value := cloudformation.property(permission, [name])
	value != null
	resource_policies.lets_through({"operator": "ArnLike", "value": value}, permission) == "one"
} else := verdict.fact("undecided", "which source it takes can't be told", permission, cloudformation.at(permission, ["SourceArn"])) if {
	some name in ["SourceArn", "SourceAccount", "PrincipalOrgID"]
	value := cloudformation.property(permission, [name])
	value != null
	not resource_policies.lets_through({"operator": "ArnLike", "value": value}, permission) == "any"
} else := verdict.fact("fail", "the service may start it whoever it acts for", permission, cloudformation.at(permission, ["Principal"]))
