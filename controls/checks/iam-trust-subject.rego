# METADATA
# title: The role trusts one service account of one namespace
# description: >-
#   A trust policy without the account's name lets any service account of the cluster take the role. The audience is also
#   compared with the list of the identity provider; stated here, it holds whatever is added to that list.
# custom:
#   mitigation: workload-identity
#   reads: [iam-policy, cloudformation, terraform-plan]
#   method: examine
#   valid-days: 90
#   fix: Compare the token's subject and audience with StringEquals, naming the namespace and the service account.
#   corrected: |
#     Condition:
#       StringEquals:
#         oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE:sub: system:serviceaccount:external-secrets:external-secrets
#         oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE:aud: sts.amazonaws.com
#   sources:
#     - title: Amazon EKS, IAM roles for service accounts
#       url: https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html
package checks.iam_trust_subject

import data.lib.cloudformation
import data.lib.iam
import data.lib.verdict
import rego.v1

observations contains verdict.observation(policy.name, facts(policy), "It trusts service accounts that it names.") if {
	some policy in iam.policies
	count(facts(policy)) > 0
}

facts(policy) := [verdict.fact("undecided", "its statements can't be read", policy, policy.at)] if {
	policy.role == "trust"
	not iam.is_readable(policy)
} else := found if {
	iam.is_readable(policy)
	found := array.concat(
		[fact |
			statement := iam.allows(policy)[_]
			iam.has_principal(statement)
			fact := trusted(policy, statement)
		],
		others(policy),
	)
}

# Whoever else may take the role of a workload.
others(policy) := [fact |
	is_of_workload(policy)
	statement := iam.allows(policy)[_]
	count(iam.reaching(statement, ["sts:AssumeRole"])) > 0
	fact := other(policy, statement)
]

is_of_workload(policy) if {
	statement := iam.allows(policy)[_]
	"Federated" in object.keys(statement.value.Principal)
	not is_of_others(policy, statement)
}

# Issuers of tokens for jobs and for people, whose subjects are no service accounts; a check of their own judges pipelines.
is_of_others(policy, statement) if {
	others_providers := [provider | provider := statement.value.Principal.Federated[_]; is_of_another_kind(policy, provider)]
	count(others_providers) == count(statement.value.Principal.Federated)
}

is_of_others(policy, statement) if {
	iam.is_for_pipelines(policy, statement)
	count(statement.value.Principal.Federated) == 1
}

is_of_another_kind(policy, provider) if iam.is_pipeline_issuer(iam.provider_name(policy, provider))

is_of_another_kind(_, provider) if regex.match(
	`^(cognito-identity\.amazonaws\.com|accounts\.google\.com|graph\.facebook\.com|www\.amazon\.com)|:saml-provider/|:oidc-provider/(.*\.okta\.com|.*\.auth0\.com|login\.microsoftonline\.com|sts\.windows\.net)`,
	cloudformation.text(provider),
)

is_of_workload(policy) if {
	statement := iam.allows(policy)[_]
	"pods.eks.amazonaws.com" in object.get(statement.value.Principal, "Service", [])
}

other(policy, statement) := verdict.fact("fail", "every principal of an account that may take roles may take it", policy, array.concat(statement.at, ["Principal"])) if {
	some principal in statement.value.Principal.AWS
	regex.match(`^([0-9]{12}|arn:[a-z-]+:iam::[0-9]{12}:root)$`, cloudformation.text(principal))
	count(iam.limiting_keys(statement)) == 0
} else := verdict.fact("fail", "the machine may take it as well", policy, array.concat(statement.at, ["Principal"])) if {
	some service in statement.value.Principal.Service
	startswith(cloudformation.text(service), "ec2.amazonaws.com")
} else := verdict.fact("undecided", "it trusts another principal as well", policy, array.concat(statement.at, ["Principal"])) if {
	count(object.get(statement.value, ["Principal", "AWS"], [])) > 0
	not "*" in statement.value.Principal.AWS
} else := verdict.fact("undecided", "it trusts another principal as well", policy, array.concat(statement.at, ["Principal"])) if {
	some service in statement.value.Principal.Service
	service != "pods.eks.amazonaws.com"
}

trusted(policy, statement) := verdict.fact("fail", "it trusts all but some", policy, array.concat(statement.at, ["NotPrincipal"])) if {
	"NotPrincipal" in object.keys(statement.value)
	takes_a_role(statement)
} else := subject(policy, statement) if {
	not is_of_others(policy, statement)
	count(iam.reaching(statement, ["sts:AssumeRoleWithWebIdentity"])) > 0
	"Federated" in object.keys(statement.value.Principal)
} else := pod_identity(policy, statement) if {
	"pods.eks.amazonaws.com" in object.get(statement.value.Principal, "Service", [])
} else := verdict.fact("fail", "anybody may take it", policy, array.concat(statement.at, ["Principal"])) if {
	"*" in object.get(statement.value.Principal, "AWS", [])
	takes_a_role(statement)
	count(iam.limiting_keys(statement)) == 0
} else := verdict.fact("undecided", "everybody whom a condition lets may take it", policy, array.concat(statement.at, ["Condition"])) if {
	"*" in object.get(statement.value.Principal, "AWS", [])
	takes_a_role(statement)
}

takes_a_role(statement) if count(iam.reaching(statement, ["sts:AssumeRole", "sts:AssumeRoleWithWebIdentity"])) > 0

subject(policy, statement) := verdict.fact("fail", "any service account of the cluster may take it", policy, array.concat(statement.at, ["Condition"])) if {
	count(compared(statement, ":sub", exact)) + count(compared(statement, ":sub", like)) == 0
} else := verdict.fact("fail", "the service account is given as a pattern", policy, array.concat(statement.at, ["Condition"])) if {
	some value in compared(statement, ":sub", exact | like)
	is_string(value)
	not names_one(value)
	not verdict.is_placeholder(value)
} else := verdict.fact("undecided", "the service account is filled in later", policy, array.concat(statement.at, ["Condition"])) if {
	some value in compared(statement, ":sub", exact | like)
	not is_one(value)
} else := verdict.fact("fail", "the token's audience is not compared", policy, array.concat(statement.at, ["Condition"])) if {
	count(compared(statement, ":aud", exact | like)) == 0
} else := verdict.fact("fail", "an audience other than sts.amazonaws.com is taken", policy, array.concat(statement.at, ["Condition"])) if {
	some value in compared(statement, ":aud", exact | like)
	not value in {"sts.amazonaws.com", "sts.amazonaws.com.cn"}
} else := verdict.fact("undecided", "several accounts share it", policy, array.concat(statement.at, ["Condition"])) if {
	count({value | some value in compared(statement, ":sub", exact | like)}) > 1
} else := verdict.fact("pass", "it names the account and the audience", policy, array.concat(statement.at, ["Condition"]))

exact := {"StringEquals", "StringEqualsIgnoreCase", "ForAnyValue:StringEquals"}

like := {"StringLike", "ForAnyValue:StringLike"}

# The values that keys with this ending are compared with, under operators that need the key to be there.
compared(statement, ending, operators) := [value |
	some operator in operators
	keys := object.get(statement.value, ["Condition", operator], {})
	values := keys[key]
	endswith(lower(key), ending)
	value := values[_]
]

names_one(value) if regex.match(`^system:serviceaccount:[a-z0-9]([a-z0-9-]*[a-z0-9])?:[a-z0-9]([a-z0-9.-]*[a-z0-9])?$`, value)

is_one(value) if {
	is_string(value)
	names_one(value)
}

# EKS Pod Identity hands out the role by an association, which names account and namespace; tags say so in the session.
pod_identity(policy, statement) := verdict.fact("pass", "the session's tags name the account", policy, array.concat(statement.at, ["Condition"])) if {
	keys := iam.conditions(statement, exact)
	"aws:requesttag/kubernetes-service-account" in keys
	"aws:requesttag/kubernetes-namespace" in keys
} else := verdict.fact(
	"undecided",
	"EKS Pod Identity binds it to a service account by an association, which is not in this file",
	policy, array.concat(statement.at, ["Principal"]),
)
