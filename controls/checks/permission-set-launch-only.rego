# METADATA
# title: A permission set launches products and makes nothing itself
# description: >-
#   People who may make topics, rules or roles by themselves need no product, and no boundary of the product's holds
#   them. The set should open Service Catalog, look at stacks, and hand over one role.
# custom:
#   mitigation: launch-right-only
#   reads: [cloudformation]
#   subjects: [aws-identity-center]
#   method: examine
#   valid-days: 90
#   parameters:
#     actions:
#       default:
#         - "servicecatalog:Describe*"
#         - "servicecatalog:Get*"
#         - "servicecatalog:List*"
#         - "servicecatalog:Search*"
#         - "servicecatalog:Scan*"
#         - "servicecatalog:ProvisionProduct"
#         - "servicecatalog:UpdateProvisionedProduct"
#         - "servicecatalog:TerminateProvisionedProduct"
#         - "cloudformation:Describe*"
#         - "cloudformation:Get*"
#         - "cloudformation:List*"
#       about: Actions that launch and look; a star may stand at the end.
#   fix: Leave the end user's actions of Service Catalog and reads of stacks; pass one role by its name to that service only.
#   corrected: |
#     - Effect: Allow
#       Action: iam:PassRole
#       Resource: arn:aws:iam::*:role/SecNotificationLaunch
#       Condition: {StringEquals: {iam:PassedToService: servicecatalog.amazonaws.com}}
#   sources:
#     - title: AWS Service Catalog, launch constraints
#       url: https://docs.aws.amazon.com/servicecatalog/latest/adminguide/constraints-launch.html
#     - title: Actions and condition keys of AWS Service Catalog
#       url: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsservicecatalog.html
package checks.permission_set_launch_only

import data.lib.cloudformation
import data.lib.iam
import data.lib.verdict
import rego.v1

observations contains verdict.observation(set.name, facts(set), "It launches and looks, and makes nothing itself.") if {
	some set in cloudformation.resources
	set.type == "AWS::SSO::PermissionSet"
}

facts(set) := array.concat(array.concat(inline(set), managed(set)), referenced(set))

inline(set) := [verdict.fact("undecided", "it has no policy of its own", set, ["Resources", set.id])] if {
	cloudformation.property(set, ["InlinePolicy"]) == null
} else := [verdict.fact("undecided", "its policy can't be read", set, policy(set).at)] if {
	not iam.is_readable(policy(set))
} else := array.concat(
	[verdict.fact("undecided", "its policy allows nothing", set, policy(set).at) | count(iam.allows(policy(set))) == 0],
	[of_statement(set, statement) | statement := iam.allows(policy(set))[_]],
)

policy(set) := {
	"path": set.path,
	"document": set.document,
	"at": cloudformation.at(set, ["InlinePolicy"]),
	"value": object.get(set.properties, "InlinePolicy", null),
}

of_statement(set, statement) := verdict.fact("fail", "it allows everything but some actions", set, array.concat(statement.at, ["NotAction"])) if {
	"NotAction" in object.keys(statement.value)
} else := verdict.fact("undecided", "an action can't be read", set, array.concat(statement.at, ["Action"])) if {
	count(iam.unreadable_actions(statement)) > 0
} else := verdict.fact("undecided", "a statement names no action", set, statement.at) if {
	count(object.get(statement.value, "Action", [])) == 0
} else := verdict.fact("fail", concat("", ["it also allows ", others[0]]), set, array.concat(statement.at, ["Action"])) if {
	others := unlisted(statement)
	count(others) > 0
} else := passed(set, statement) if {
	"iam:passrole" in {lower(each) | some each in statement.value.Action}
} else := verdict.fact("pass", "it launches and looks", set, statement.at)

unlisted(statement) := sort([pattern |
	pattern := statement.value.Action[_]
	not is_listed(lower(pattern))
])

is_listed(pattern) if pattern == "iam:passrole"

is_listed(pattern) if {
	some each in input.parameters.actions
	pattern == lower(each)
}

# Before the star at the end of a listed action there is none, so what starts so lies within it.
is_listed(pattern) if {
	some each in input.parameters.actions
	endswith(each, "*")
	start := trim_suffix(lower(each), "*")
	not contains(start, "*")
	startswith(pattern, start)
}

passed(set, statement) := verdict.fact("fail", "it hands over roles of any name", set, array.concat(statement.at, ["Resource"])) if {
	resource := statement.value.Resource[_]
	regex.match(`^(\*|arn:[^$]*)$`, cloudformation.text(resource))
	not is_one_role(cloudformation.text(resource))
} else := verdict.fact("fail", "it hands over all roles but some", set, array.concat(statement.at, ["NotResource"])) if {
	"NotResource" in object.keys(statement.value)
} else := verdict.fact("fail", "it hands over a role to any service", set, array.concat(statement.at, ["Condition"])) if {
	not is_for_the_catalog(statement)
} else := verdict.fact("pass", "it hands over one role to Service Catalog", set, statement.at) if {
	resources := object.get(statement.value, "Resource", [])
	count(resources) > 0
	every resource in resources {
		is_one_role(cloudformation.text(resource))
	}
} else := verdict.fact("undecided", "which roles it hands over can't be told", set, array.concat(statement.at, ["Resource"]))

# One name, in whichever account the set is used.
is_one_role(text) if regex.match(`^arn:[a-z-]+:iam::([0-9]{12}|\*):role/[A-Za-z0-9+=,.@_/-]+$`, text)

is_for_the_catalog(statement) if {
	some operator in ["StringEquals", "StringLike"]
	keys := statement.value.Condition[operator]
	values := keys[key]
	lower(key) == "iam:passedtoservice"
	count(values) > 0
	every value in values {
		value == "servicecatalog.amazonaws.com"
	}
}

enough := `:policy/AWSServiceCatalogEndUser(FullAccess|ReadOnlyAccess)$`

managed(set) := [verdict.fact("undecided", "which policies are attached can't be told", set, cloudformation.at(set, ["ManagedPolicies"]))] if {
	value := cloudformation.property(set, ["ManagedPolicies"])
	value != null
	not is_array(value)
} else := [of_managed(set, arn, index) |
	arn := cloudformation.property(set, ["ManagedPolicies"])[index]
	arn != {"Ref": "AWS::NoValue"}
]

of_managed(set, arn, index) := verdict.fact("undecided", "which policy is attached can't be told", set, cloudformation.at(set, ["ManagedPolicies", index])) if {
	not regex.match(`^arn:[^$]*$`, cloudformation.text(arn))
} else := verdict.fact("fail", concat("", ["what is attached allows more: ", cloudformation.text(arn)]), set, cloudformation.at(set, ["ManagedPolicies", index])) if {
	not regex.match(enough, cloudformation.text(arn))
} else := verdict.fact("undecided", "a policy that AWS keeps is attached, and what it allows is not in this file", set, cloudformation.at(set, ["ManagedPolicies", index]))

referenced(set) := [verdict.fact("undecided", "policies of each account are attached, and they are not in this file", set, cloudformation.at(set, ["CustomerManagedPolicyReferences"]))] if {
	not cloudformation.property(set, ["CustomerManagedPolicyReferences"]) in [null, []]
} else := []
