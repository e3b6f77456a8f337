# METADATA
# title: A data access role is taken by a named engine with the agreed tag
# description: >-
#   The session tag is a word that anybody knows. That a session with it comes from the engine follows from the trust
#   policy alone: it has to name the engine's role, and the one value that may be set.
# custom:
#   mitigation: session-tag-in-trust-policy
#   reads: [iam-policy, cloudformation, lake-formation]
#   facts: [lake-formation]
#   method: examine
#   valid-days: 30
#   parameters:
#     tags: {default: [], about: Values that Lake Formation takes for the tag; besides those in settings that were read.}
#     account: {default: "", about: The number of the account that is assessed.}
#   fix: Name the engine's role as the principal, and allow sts:TagSession only where the request's tag has the agreed value.
#   corrected: |
#     "Principal": {"AWS": "arn:aws:iam::111122223333:role/engine"},
#     "Action": ["sts:AssumeRole", "sts:TagSession"],
#     "Condition": {"StringEquals": {"aws:RequestTag/LakeFormationAuthorizedCaller": "application1"}}
#   sources:
#     - title: AWS Lake Formation, registering a third-party query engine
#       url: https://docs.aws.amazon.com/lake-formation/latest/dg/register-query-engine.html
#     - title: AWS IAM, session tags
#       url: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
package checks.lf_session_tag

import data.lib.cloudformation
import data.lib.iam
import data.lib.lake_formation
import data.lib.verdict
import rego.v1

observations contains verdict.observation(policy.name, facts(policy), "It names who may take the role and the tag's value.") if {
	some policy in iam.policies
	policy.role in {"", "trust"}
	iam.is_readable(policy)
	count(takers(policy)) > 0
	is_of_lake(policy)
}

# Statements by which a principal of AWS, rather than a service or a provider of identities, takes the role.
takers(policy) := [statement |
	statement := iam.allows(policy)[_]
	is_for_principals(statement)
	count(iam.reaching(statement, ["sts:AssumeRole", "sts:TagSession"])) > 0
]

is_for_principals(statement) if "NotPrincipal" in object.keys(statement.value)

is_for_principals(statement) if "AWS" in object.keys(statement.value.Principal)

# Trust of other roles is not judged here.
is_of_lake(policy) if {
	statement := takers(policy)[_]
	count(iam.reaching(statement, ["sts:TagSession"])) > 0
}

is_of_lake(policy) if {
	is_object(policy)
	some other in iam.policies
	statement := iam.allows(other)[_]
	some pattern in iam.reaching(statement, ["lakeformation:GetDataAccess"])
	startswith(lower(pattern), "lakeformation:")
}

is_of_lake(policy) if {
	is_object(policy)
	some artifact in input.artifacts
	artifact.kind == "lake-formation"
}

facts(policy) := array.concat(
	array.concat(
		[fact |
			statement := takers(policy)[_]
			fact := principals(policy, statement)
		],
		[fact |
			statement := takers(policy)[_]
			count(iam.reaching(statement, ["sts:TagSession"])) > 0
			fact := tagging(policy, statement)
		],
	),
	untagged(policy),
)

untagged(policy) := [verdict.fact("fail", "no statement lets the engine set the tag", policy, policy.at)] if {
	every statement in takers(policy) {
		count(iam.reaching(statement, ["sts:TagSession"])) == 0
	}
} else := []

principals(policy, statement) := verdict.fact("fail", "it trusts all but some", policy, array.concat(statement.at, ["NotPrincipal"])) if {
	"NotPrincipal" in object.keys(statement.value)
} else := verdict.fact("pass", "a condition names who may take it", policy, array.concat(statement.at, ["Condition"])) if {
	is_named_by_condition(statement)
} else := verdict.fact("fail", "anybody may take it", policy, place(statement)) if {
	"*" in statement.value.Principal.AWS
} else := verdict.fact("fail", "every principal of an account that may take roles may take it", policy, place(statement)) if {
	some principal in statement.value.Principal.AWS
	regex.match(`^([0-9]{12}|arn:[a-z-]+:iam::[0-9]{12}:root)$`, cloudformation.text(principal))
} else := verdict.fact("pass", "it names who may take it", policy, place(statement)) if {
	count(statement.value.Principal.AWS) > 0
	every principal in statement.value.Principal.AWS {
		is_one(policy, principal)
	}
} else := verdict.fact("undecided", "whom it trusts can't be told", policy, place(statement))

place(statement) := array.concat(statement.at, ["Principal"])

is_named_by_condition(statement) if {
	values := compared(statement, {"StringEquals", "ArnEquals", "StringLike", "ArnLike"}, "aws:principalarn")
	count(values) > 0
	every value in values {
		is_named(value)
	}
}

is_named(principal) if {
	text := cloudformation.text(principal)
	regex.match(`^arn:[a-z-]+:(iam|sts)::[0-9]{12}:(role|user|assumed-role)/[^*?]+$`, text)
}

is_one(_, principal) if is_named(principal)

is_one(policy, principal) if {
	policy.resource != null
	found := cloudformation.named(principal, policy.resource)
	found.type in {"AWS::IAM::Role", "AWS::IAM::User"}
	not principal.Ref
}

tag := "aws:requesttag/lakeformationauthorizedcaller"

exact := {"StringEquals", "StringLike", "ForAnyValue:StringEquals", "ForAnyValue:StringLike"}

tagging(policy, statement) := verdict.fact("undecided", "the tag is compared in a way that is not judged here", policy, condition(statement)) if {
	count(compared(statement, exact, tag)) == 0
	tag in iam.condition_keys(statement)
	not only_if_there(statement)
} else := verdict.fact("undecided", "a denial may limit the tag", policy, statement.at) if {
	count(compared(statement, exact, tag)) == 0
	some other in iam.statements(policy)
	other.value.Effect == "Deny"
	tag in iam.condition_keys(other)
} else := verdict.fact("fail", "the session may be tagged with any value", policy, condition(statement)) if {
	count(compared(statement, exact, tag)) == 0
} else := verdict.fact("fail", "the tag's value is a pattern", policy, condition(statement)) if {
	some value in compared(statement, exact, tag)
	regex.match(`[*?]`, cloudformation.text(value))
} else := verdict.fact("fail", sprintf("Lake Formation does not take the value %s", [cloudformation.text(value)]), policy, condition(statement)) if {
	count(accepted) > 0
	some value in compared(statement, exact, tag)
	not cloudformation.text(value) in accepted
	is_told(value)
} else := verdict.fact("pass", "the tag's value is named", policy, condition(statement)) if {
	every value in compared(statement, exact, tag) {
		is_told(value)
	}
} else := verdict.fact("undecided", "the tag's value can't be told", policy, condition(statement))

condition(statement) := array.concat(statement.at, ["Condition"])

is_told(value) if {
	text := cloudformation.text(value)
	is_string(text)
	not verdict.is_placeholder(text)
}

# Such a comparison also holds when the tag is not set, or is set in another case by another operator.
only_if_there(statement) if {
	some operator, keys in statement.value.Condition
	endswith(operator, "IfExists")
	some key in object.keys(keys)
	lower(key) == tag
}

compared(statement, operators, wanted) := [value |
	some operator in operators
	keys := object.get(statement.value, ["Condition", operator], {})
	values := keys[key]
	lower(key) == wanted
	value := values[_]
]

accepted := {sprintf("%v", [value]) | some value in input.parameters.tags} | {value |
	some settings in lake_formation.facts("settings")
	some value in settings.AuthorizedSessionTagValueList.values
}
