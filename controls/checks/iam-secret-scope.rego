# METADATA
# title: The policy reads only named secrets
# description: >-
#   A role that may read every secret of the account makes each of its holders the custodian of all of them. The
#   statement should name the path of one team, and the actions that its holder needs.
# custom:
#   mitigation: least-privilege-secret-policy
#   reads: [iam-policy, cloudformation]
#   method: examine
#   valid-days: 90
#   parameters:
#     prefixes: {default: [], about: "Paths below which the names of secrets may stand; none listed: any one path."}
#   fix: Name the secret's ARN with its path in Resource, and secretsmanager:GetSecretValue and DescribeSecret in Action.
#   corrected: |
#     Action: [secretsmanager:GetSecretValue, secretsmanager:DescribeSecret]
#     Resource: arn:aws:secretsmanager:eu-central-1:111122223333:secret:payments/*
#   sources:
#     - title: AWS Secrets Manager, authentication and access control
#       url: https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access.html
package checks.iam_secret_scope

import data.lib.cloudformation
import data.lib.iam
import data.lib.verdict
import rego.v1

reads := ["secretsmanager:GetSecretValue", "secretsmanager:BatchGetSecretValue"]

observations contains verdict.observation(policy.name, facts(policy), "It reads secrets below one path only.") if {
	some policy in iam.policies
	policy.role != "trust"
	count(facts(policy)) > 0
}

facts(policy) := [verdict.fact("undecided", "its statements can't be read", policy, policy.at)] if {
	not iam.is_readable(policy)
} else := found if {
	found := [fact |
		statement := iam.allows(policy)[_]
		not iam.has_principal(statement)
		fact := of_statement(policy, statement)
	]
}

of_statement(policy, statement) := verdict.fact("fail", "it allows everything but some actions", policy, array.concat(statement.at, ["NotAction"])) if {
	"NotAction" in object.keys(statement.value)
} else := verdict.fact("undecided", "an action can't be read", policy, array.concat(statement.at, ["Action"])) if {
	count(iam.unreadable_actions(statement)) > 0
} else := verdict.fact("fail", concat("", ["it allows ", wide[0]]), policy, array.concat(statement.at, ["Action"])) if {
	wide := wide_actions(statement)
	count(wide) > 0
} else := scoped(policy, statement) if {
	count(iam.reaching(statement, reads)) > 0
}

# A wildcard over the service reaches changing and deleting as well as reading.
wide_actions(statement) := sort([pattern |
	some pattern in object.get(statement.value, "Action", [])
	is_wide(lower(pattern))
])

is_wide("*")

is_wide("*:*")

is_wide("secretsmanager:*")

is_wide("secretsmanager:get*")

is_wide("secretsmanager:g*")

scoped(policy, statement) := verdict.fact("fail", "it allows all secrets but some", policy, array.concat(statement.at, ["NotResource"])) if {
	"NotResource" in object.keys(statement.value)
} else := verdict.fact("fail", concat("", ["it reads beyond one path: ", beyond[0]]), policy, array.concat(statement.at, ["Resource"])) if {
	beyond := wide_resources(policy, statement)
	count(beyond) > 0
} else := verdict.fact("undecided", "which secrets it reads can't be told", policy, array.concat(statement.at, ["Resource"])) if {
	count(unknown_resources(policy, statement)) > 0
} else := verdict.fact("undecided", "it names no resource", policy, statement.at) if {
	count(object.get(statement.value, "Resource", [])) == 0
} else := verdict.fact("pass", "the secrets are named", policy, array.concat(statement.at, ["Resource"]))

wide_resources(policy, statement) := [text |
	resource := statement.value.Resource[_]
	text := cloudformation.text(resource)
	not is_named(text)
	not verdict.is_placeholder(text)
]

unknown_resources(policy, statement) := [resource |
	resource := statement.value.Resource[_]
	not is_told(policy, resource)
]

is_told(policy, resource) if {
	text := cloudformation.text(resource)
	not verdict.is_placeholder(text)
}

# The secret of the same template.
is_told(policy, resource) if {
	policy.resource != null
	found := cloudformation.named(resource, policy.resource)
	found.type == "AWS::SecretsManager::Secret"
}

# arn:aws:secretsmanager:<Region>:<account>:secret:<path>/…: a wildcard may stand below the first slash, or end a name.
is_named(text) if {
	regex.match(`^arn:[a-z-]+:secretsmanager:[a-z0-9-]*:[0-9]*:secret:[A-Za-z0-9_+=.@-]+(/[A-Za-z0-9/_+=.@*?-]+|-\?{6}|-[A-Za-z0-9]{6})$`, text)
	below(split(text, ":secret:")[1])
}

below(_) if count(input.parameters.prefixes) == 0

below(name) if {
	some prefix in input.parameters.prefixes
	startswith(name, prefix)
}
