# METADATA
# title: Roles can be made only under a prefix and with the boundary
# description: >-
#   Whoever may make roles and put policies on them may give themselves any right, unless each call has to name the
#   permissions boundary and the names are limited. Taking a boundary off, or changing what it says, undoes both.
# custom:
#   mitigation: boundary-on-made-roles
#   reads: [cloudformation, iam-policy]
#   subjects: [service-catalog-launch-role]
#   method: examine
#   valid-days: 90
#   fix: >-
#     Compare iam:PermissionsBoundary with the boundary's ARN by StringEquals on each statement that makes or changes
#     roles, name the roles by their prefix in Resource, and leave out what changes boundaries or users.
#   corrected: |
#     Action: [iam:CreateRole, iam:PutRolePolicy]
#     Resource: !Sub arn:aws:iam::${AWS::AccountId}:role/SecNotificationLambda-*
#     Condition:
#       StringEquals: {iam:PermissionsBoundary: !Ref Boundary}
#   sources:
#     - title: AWS IAM, permissions boundaries
#       url: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
#     - title: Actions and condition keys of AWS IAM
#       url: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
package checks.launch_role_boundary

import data.lib.cloudformation
import data.lib.iam
import data.lib.resource_policies
import data.lib.verdict
import rego.v1

observations contains verdict.observation(policy.name, facts(policy), "It makes roles under one prefix and with the boundary only.") if {
	some policy in iam.policies
	policy.role != "trust"
	count(facts(policy)) > 0
}

observations contains verdict.observation(sprintf("%s, attached policies", [role.name]), attached(role), "") if {
	some role in cloudformation.resources
	role.type in iam.inline_types
	count(attached(role)) > 0
}

# What makes a role or gives it rights; each takes the condition on the boundary.
makes := ["iam:CreateRole", "iam:PutRolePolicy", "iam:AttachRolePolicy", "iam:PutRolePermissionsBoundary"]

# What gets around the boundary: taking it off, changing its text, or going by way of users.
undoes := [
	"iam:DeleteRolePermissionsBoundary", "iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion", "iam:CreateUser",
	"iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:PutUserPolicy", "iam:AttachUserPolicy", "iam:PutGroupPolicy",
	"iam:AttachGroupPolicy", "iam:AddUserToGroup", "iam:DeleteUserPermissionsBoundary",
]

# What takes a role as it is: handing it to a service, or letting somebody else take it.
takes := ["iam:PassRole", "iam:UpdateAssumeRolePolicy"]

facts(policy) := [verdict.fact("undecided", "its statements can't be read", policy, policy.at)] if {
	not iam.is_readable(policy)
} else := [fact |
	statement := iam.allows(policy)[_]
	not iam.has_principal(statement)
	fact := of_statement(policy, statement)
]

of_statement(policy, statement) := verdict.fact("fail", "it allows everything but some actions", policy, array.concat(statement.at, ["NotAction"])) if {
	"NotAction" in object.keys(statement.value)
	count(iam.reaching(statement, array.concat(makes, array.concat(undoes, takes)))) > 0
} else := verdict.fact("undecided", "an action can't be read", policy, array.concat(statement.at, ["Action"])) if {
	count(iam.unreadable_actions(statement)) > 0
} else := verdict.fact("fail", concat("", ["it gets around the boundary: ", around[0]]), policy, array.concat(statement.at, ["Action"])) if {
	around := sort([each | each := iam.reaching(statement, undoes)[_]])
	count(around) > 0
} else := verdict.fact("fail", concat("", ["it takes over roles that others made: ", wide[0]]), policy, array.concat(statement.at, ["Resource"])) if {
	count(iam.reaching(statement, takes)) > 0
	wide := array.concat(wide_resources(statement), ["all but some" | some name in object.keys(statement.value); name == "NotResource"])
	count(wide) > 0
} else := made(policy, statement) if {
	count(iam.reaching(statement, makes)) > 0
}

made(policy, statement) := verdict.fact("fail", "no boundary is asked for", policy, array.concat(statement.at, ["Condition"])) if {
	count(resource_policies.compared(statement, "iam:permissionsboundary")) == 0
} else := verdict.fact("fail", "any boundary will do", policy, array.concat(statement.at, ["Condition"])) if {
	some value in resource_policies.compared(statement, "iam:permissionsboundary")
	lets_any(value, policy)
} else := verdict.fact("undecided", "which boundary it asks for can't be told", policy, array.concat(statement.at, ["Condition"])) if {
	some value in resource_policies.compared(statement, "iam:permissionsboundary")
	not lets_one(value, policy)
} else := verdict.fact("fail", "it makes all roles but some", policy, array.concat(statement.at, ["NotResource"])) if {
	"NotResource" in object.keys(statement.value)
} else := verdict.fact("fail", concat("", ["it makes roles of any name: ", wide[0]]), policy, array.concat(statement.at, ["Resource"])) if {
	wide := wide_resources(statement)
	count(wide) > 0
} else := verdict.fact("undecided", "the names of the roles can't be told", policy, array.concat(statement.at, ["Resource"])) if {
	count(prefixed(statement)) < count(object.get(statement.value, "Resource", []))
} else := verdict.fact("pass", "prefix and boundary are asked for", policy, array.concat(statement.at, ["Condition"])) if {
	count(prefixed(statement)) > 0
} else := verdict.fact("undecided", "it names no resource", policy, statement.at)

lets_any(comparison, policy) if resource_policies.lets_through(comparison, policy.resource) == "any"

lets_any(comparison, _) if {
	comparison.operator in resource_policies.by_pattern
	endswith(cloudformation.text(comparison.value), ":policy/*")
}

lets_one(comparison, policy) if {
	resource_policies.lets_through(comparison, policy.resource) == "one"
	not regex.match(`[*?]`, cloudformation.text(comparison.value))
}

lets_one(comparison, policy) if {
	resource_policies.lets_through(comparison, policy.resource) == "one"
	not cloudformation.text(comparison.value)
}

wide_resources(statement) := [text |
	resource := statement.value.Resource[_]
	text := cloudformation.text(resource)
	regex.match(`^(\*|arn:[^$]*)$`, text)
	not is_prefixed(text)
]

prefixed(statement) := [text |
	resource := statement.value.Resource[_]
	text := cloudformation.text(resource)
	is_prefixed(text)
]

# Three letters at least before anything is left open, behind a path or not.
is_prefixed(text) if regex.match(`^arn:[a-z-]+:iam::[0-9]{12}:role/([A-Za-z0-9+=,.@_-]+/)*[A-Za-z0-9+=,.@_-]{3,}\*?$`, text)

attached(role) := [verdict.fact(result_of(arn), said_of(arn), role, cloudformation.at(role, ["ManagedPolicyArns", index])) |
	arn := role.properties.ManagedPolicyArns[index]
	not is_told(arn, role)
]

# A policy of the same template is judged by itself.
is_told(arn, role) if cloudformation.named(arn, role).type == "AWS::IAM::ManagedPolicy"

everything := `:policy/(AdministratorAccess|IAMFullAccess|PowerUserAccess)$`

result_of(arn) := "fail" if {
	regex.match(everything, cloudformation.text(arn))
} else := "undecided"

said_of(arn) := concat("", ["it may make roles by ", cloudformation.text(arn)]) if {
	regex.match(everything, cloudformation.text(arn))
} else := "what an attached policy allows is not in this file"
