# METADATA
# title: No right is given because of a user agent
# description: >-
#   A user agent is whatever the caller writes. Where it is all that an Allow asks for, anybody who may call at all gives
#   themselves the right by writing the right words.
# custom:
#   mitigation: no-allow-by-user-agent
#   reads: [iam-policy, service-control-policy, permissions-boundary, resource-policy, cloudformation]
#   subjects: [user-agent-policy, user-agent-scp]
#   method: examine
#   valid-days: 90
#   fix: >-
#     Let Allow statements ask who calls (a role, a tag of the principal, a network), and keep the user agent for Deny.
#   corrected: |
#     "Effect": "Deny", "NotAction": ["s3:Get*", "s3:List*"], "Resource": "*",
#     "Condition": {"StringLike": {"aws:UserAgent": "*AmazonQ-For-*"}}
#   sources:
#     - title: AWS IAM, global condition keys, aws:UserAgent
#       url: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-useragent
package checks.no_allow_by_user_agent

import data.lib.cloudformation
import data.lib.iam
import data.lib.verdict
import rego.v1

observations contains verdict.observation(policy.name, facts(policy), "No Allow in it asks for the user agent.") if {
	some policy in iam.policies
	policy.role != "trust"
}

facts(policy) := [verdict.fact("undecided", "its statements can't be read", policy, policy.at)] if {
	not iam.is_readable(policy)
} else := array.concat(
	[verdict.fact("pass", "it has statements", policy, policy.at) | count(iam.statements(policy)) > 0],
	[fact |
		statement := iam.allows(policy)[_]
		fact := of_statement(policy, statement)[_]
	],
)

of_statement(policy, statement) := [verdict.fact("undecided", "what an Allow asks for can't be told", policy, array.concat(statement.at, ["Condition"]))] if {
	is_untold(statement)
} else := [verdict.fact("fail", "an Allow asks for the user agent alone", policy, array.concat(statement.at, ["Condition"]))] if {
	"aws:useragent" in iam.condition_keys(statement)
	count(iam.limiting_keys(statement) - {"aws:useragent"}) == 0
} else := [verdict.fact("undecided", "an Allow asks for the user agent beside other things, which may or may not be enough", policy, array.concat(statement.at, ["Condition"]))] if {
	"aws:useragent" in iam.condition_keys(statement)
} else := []

# A function of a template stands in the place of the condition, of its operators or of its keys.
is_untold(statement) if {
	"Condition" in object.keys(statement.value)
	not is_object(statement.value.Condition)
}

is_untold(statement) if cloudformation.is_function(statement.value.Condition)

is_untold(statement) if {
	some operator, _ in statement.value.Condition
	regex.match(`^(Ref|Fn::.*)$`, operator)
}

is_untold(statement) if {
	some _, keys in statement.value.Condition
	not is_object(keys)
}

is_untold(statement) if {
	some _, keys in statement.value.Condition
	cloudformation.is_function(keys)
}
