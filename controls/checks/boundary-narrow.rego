# METADATA
# title: The boundary lets through named actions on named resources
# description: >-
#   A permissions boundary is all that limits roles which others make. If it names every topic and every log, each such
#   role may be given the right to write on those of all other teams.
# custom:
#   mitigation: boundary-scoped
#   reads: [cloudformation]
#   subjects: [aws-iam]
#   method: examine
#   valid-days: 90
#   parameters:
#     actions:
#       default: ["sns:Publish", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]
#       about: What a made role may be given.
#   fix: Name the actions in full, and topics and log groups by the product's prefix.
#   corrected: |
#     - Effect: Allow
#       Action: sns:Publish
#       Resource: !Sub arn:aws:sns:*:${AWS::AccountId}:SC-*
#   sources:
#     - title: AWS IAM, permissions boundaries
#       url: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
package checks.boundary_narrow

import data.lib.cloudformation
import data.lib.iam
import data.lib.verdict
import rego.v1

observations contains verdict.observation(policy.name, facts(policy), "It lets through few actions, on resources of a prefix.") if {
	some policy in boundaries
}

boundaries contains policy if {
	some policy in iam.policies
	policy.resource.type == "AWS::IAM::ManagedPolicy"
	is_boundary(policy.resource)
}

# By its name, or because something of the template names it as one.
is_boundary(resource) if contains(lower(resource.id), "boundary")

is_boundary(resource) if contains(lower(cloudformation.text(resource.properties.ManagedPolicyName)), "boundary")

is_boundary(resource) if {
	some user in cloudformation.resources
	cloudformation.named(user.properties.PermissionsBoundary, user).id == resource.id
	user.path == resource.path
}

is_boundary(resource) if {
	some policy in iam.policies
	statement := iam.statements(policy)[_]
	keys := statement.value.Condition[_]
	values := keys[key]
	lower(key) == "iam:permissionsboundary"
	named := values[_]
	cloudformation.named(named, policy.resource).id == resource.id
	policy.path == resource.path
}

facts(policy) := [verdict.fact("undecided", "its statements can't be read", policy, policy.at)] if {
	not iam.is_readable(policy)
} else := [verdict.fact("fail", "it lets through nothing, so no role can work under it", policy, policy.at)] if {
	count(iam.allows(policy)) == 0
} else := [of_statement(policy, statement) | statement := iam.allows(policy)[_]]

of_statement(policy, statement) := verdict.fact("fail", "it lets through everything but some actions", policy, array.concat(statement.at, ["NotAction"])) if {
	"NotAction" in object.keys(statement.value)
} else := verdict.fact("undecided", "an action can't be read", policy, array.concat(statement.at, ["Action"])) if {
	count(iam.unreadable_actions(statement)) > 0
} else := verdict.fact("fail", concat("", ["it lets through ", others[0]]), policy, array.concat(statement.at, ["Action"])) if {
	others := unlisted(statement)
	count(others) > 0
} else := verdict.fact("fail", "it lets through all resources but some", policy, array.concat(statement.at, ["NotResource"])) if {
	"NotResource" in object.keys(statement.value)
} else := verdict.fact("fail", concat("", ["it names resources of everybody: ", wide[0]]), policy, array.concat(statement.at, ["Resource"])) if {
	wide := wide_resources(statement)
	count(wide) > 0
} else := verdict.fact("pass", "actions and resources are named", policy, array.concat(statement.at, ["Resource"])) if {
	resources := object.get(statement.value, "Resource", [])
	count(resources) > 0
	every resource in resources {
		is_named(policy, resource)
	}
} else := verdict.fact("undecided", "which resources it names can't be told", policy, array.concat(statement.at, ["Resource"]))

unlisted(statement) := sort([pattern |
	pattern := object.get(statement.value, "Action", [])[_]
	not lower(pattern) in {lower(each) | some each in input.parameters.actions}
])

wide_resources(statement) := [text |
	resource := statement.value.Resource[_]
	text := cloudformation.text(resource)
	regex.match(`^(\*|arn:[^$]*)$`, text)
	not is_prefixed(text)
]

is_named(_, resource) if is_prefixed(cloudformation.text(resource))

is_named(policy, resource) if cloudformation.named(resource, policy.resource)

# Three letters at least of the resource's own name, in one account; `/aws/lambda/` is in front of every function's log.
is_prefixed(text) if {
	regex.match(`^arn:[a-z-]+:[a-z]+:[a-z0-9*-]*:[0-9]{12}:(log-group:)?(/aws/lambda/)?[A-Za-z0-9_/.-]{3,}[^$]*$`, text)
	not regex.match(`:(log-group:)?/aws/lambda/[A-Za-z0-9_.-]{0,2}(\*|$)`, text)
	not regex.match(`:log-group(:[A-Za-z0-9_/.-]{0,2})?(\*|$)`, text)
}
