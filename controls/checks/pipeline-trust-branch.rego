# METADATA
# title: Only named branches of named repositories take the pipeline's session
# description: >-
#   A build service issues tokens to every job of everybody who uses it. A role that does not compare the whole subject hands
#   the pipeline's rights to any branch, any pull request, or any repository at all.
# custom:
#   mitigation: pipeline-rights-limited
#   reads: [cloudformation, iam-policy, terraform-plan]
#   method: examine
#   valid-days: 90
#   fix: >-
#     Compare the token's audience, and its subject with StringEquals, with one value for each repository and branch or
#     environment that may deploy.
#   corrected: |
#     Condition:
#       StringEquals:
#         token.actions.githubusercontent.com:aud: sts.amazonaws.com
#         token.actions.githubusercontent.com:sub: repo:example/manifests:ref:refs/heads/main
#   sources:
#     - title: AWS IAM, roles for OpenID Connect federation
#       url: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html
#     - title: GitHub, OpenID Connect in Amazon Web Services
#       url: https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws
package checks.pipeline_trust_branch

import data.lib.cloudformation
import data.lib.iam
import data.lib.verdict
import rego.v1

observations contains verdict.observation(policy.name, found, "It names the repositories and branches that it trusts.") if {
	some policy in iam.policies
	found := trust_facts(policy)
	count(found) > 0
}

trust_facts(policy) := [fact |
	iam.is_readable(policy)
	statement := iam.allows(policy)[_]
	trusts_a_pipeline(policy, statement)
	fact := judged_trust(policy, statement)
]

trusts_a_pipeline(policy, statement) if {
	count(iam.reaching(statement, ["sts:AssumeRoleWithWebIdentity"])) > 0
	iam.is_for_pipelines(policy, statement)
}

judged_trust(policy, statement) := verdict.fact("fail", "the subject of the token is not compared, so any repository of the build service may take it", policy, spot(statement)) if {
	count(claim_values(statement, ":sub")) == 0
	count(other_claims(statement)) == 0
} else := verdict.fact("undecided", "claims other than the subject decide who may take it", policy, spot(statement)) if {
	count(claim_values(statement, ":sub")) == 0
} else := verdict.fact("fail", "the subject is a pattern, which more than one branch fits", policy, spot(statement)) if {
	some value in subjects(statement)
	is_pattern(value)
} else := verdict.fact("undecided", "the subject is filled in later", policy, spot(statement)) if {
	some value in subjects(statement)
	not is_told(value)
} else := verdict.fact("fail", "a pull request may take it, which whoever proposes a change starts", policy, spot(statement)) if {
	some value in subjects(statement)
	endswith(value, ":pull_request")
} else := verdict.fact("fail", "the audience of the token is not compared", policy, spot(statement)) if {
	count(claim_values(statement, ":aud")) == 0
} else := verdict.fact("undecided", "the audience is a pattern, or filled in later", policy, spot(statement)) if {
	some value in claim_values(statement, ":aud")
	not is_plain(value)
} else := verdict.fact("pass", "subject and audience are compared in full", policy, spot(statement)) if {
	every value in subjects(statement) {
		names_a_ref(value)
	}
} else := verdict.fact("undecided", "whether the subject names one branch or environment can't be told", policy, spot(statement))

spot(statement) := array.concat(statement.at, ["Condition"])

# All conditions hold at once: where one of them names each subject in full, patterns beside it let nobody else in.
subjects(statement) := whole[0] if {
	whole := [values |
		some operator in ["StringEquals", "StringLike", "StringEqualsIgnoreCase"]
		keys := object.get(statement.value, ["Condition", operator], {})
		values := keys[key]
		endswith(lower(key), ":sub")
		count([value | value := values[_]; is_plain(value)]) == count(values)
	]
	count(whole) > 0
} else := claim_values(statement, ":sub")

# The values that a claim of the token is compared with, under operators that need the claim to be there.
claim_values(statement, ending) := [value |
	some operator in ["StringEquals", "StringLike", "StringEqualsIgnoreCase", "ForAnyValue:StringEquals", "ForAnyValue:StringLike"]
	keys := object.get(statement.value, ["Condition", operator], {})
	values := keys[key]
	endswith(lower(key), ending)
	value := values[_]
]

other_claims(statement) := [key |
	some key in iam.conditions(statement, iam.exact | iam.like)
	not endswith(key, ":aud")
]

is_told(value) if {
	is_string(value)
	not verdict.is_placeholder(value)
}

is_pattern(value) if regex.match(`[*?]`, cloudformation.filled(value))

is_plain(value) if {
	is_told(value)
	not is_pattern(value)
}

# Build services write the repository or project first, then the branch, tag or environment.
names_a_ref(value) if regex.match(`^repo:[^:]+/[^:]+:(ref:refs/(heads|tags)/.+|environment:.+)$`, value)

names_a_ref(value) if regex.match(`^project_path:[^:]+:ref_type:(branch|tag):ref:.+$`, value)

names_a_ref(value) if regex.match(`^organization:[^:]+:project:[^:]+:workspace:[^:]+:run_phase:[^:]+$`, value)
