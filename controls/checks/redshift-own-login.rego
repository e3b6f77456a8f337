# METADATA
# title: A cloud identity may become its own database user only
# description: >-
#   The views show what the database user may see. Whoever may fetch credentials for any user becomes a doctor, or the
#   account that owns the views, with one call and no password.
# custom:
#   mitigation: database-user-bound-to-identity
#   reads: [iam-policy, cloudformation]
#   subjects: [aws-redshift]
#   method: examine
#   valid-days: 90
#   fix: >-
#     Name the database user by a variable of the caller's identity, and leave out making users and joining groups; or let
#     people fetch credentials with GetClusterCredentialsWithIAM, which takes no name.
#   corrected: |
#     Action: redshift:GetClusterCredentials
#     Resource: arn:aws:redshift:eu-central-1:111122223333:dbuser:hospital/${aws:PrincipalTag/database-user}
#   sources:
#     - title: "Amazon Redshift, IAM policies for GetClusterCredentials"
#       url: https://docs.aws.amazon.com/redshift/latest/mgmt/generating-iam-credentials-role-permissions.html
package checks.redshift_own_login

import data.lib.cloudformation
import data.lib.iam
import data.lib.verdict
import rego.v1

fetching := ["redshift:GetClusterCredentials"]

making := ["redshift:CreateClusterUser", "redshift:JoinGroup"]

# These take the caller's own identity for the name of the database user.
own := ["redshift:GetClusterCredentialsWithIAM", "redshift-serverless:GetCredentials"]

observations contains verdict.observation(policy.name, facts(policy), "Who holds it may become a database user of their own only.") if {
	some policy in iam.policies
	policy.role != "trust"
	count(facts(policy)) > 0
}

facts(policy) := [verdict.fact("undecided", "its statements can't be read", policy, policy.at)] if {
	not iam.is_readable(policy)
} else := [fact |
	statement := iam.allows(policy)[_]
	not iam.has_principal(statement)
	fact := of_statement(policy, statement)[_]
]

of_statement(policy, statement) := [verdict.fact("undecided", "an action can't be read", policy, place(statement, "Action"))] if {
	count(iam.unreadable_actions(statement)) > 0
} else := array.concat(array.concat(fetched(policy, statement), made(policy, statement)), by_identity(policy, statement))

fetched(policy, statement) := [weakened(policy, "it may become any database user", place(statement, "NotResource"))] if {
	reaches(statement, fetching)
	"NotResource" in object.keys(statement.value)
} else := [fact |
	reaches(statement, fetching)
	resource := statement.value.Resource[index]
	text := told(resource)
	may_be_user(text)
	fact := named(policy, statement, text, index)
]

named(policy, statement, text, index) := verdict.fact("undecided", "which database user it may become can't be told", policy, array.concat(place(statement, "Resource"), [index])) if {
	text == ""
} else := verdict.fact("pass", "the user is the caller's own", policy, array.concat(place(statement, "Resource"), [index])) if {
	is_own(name(text), statement)
} else := weakened(policy, concat("", ["it may become any database user that fits ", text]), array.concat(place(statement, "Resource"), [index])) if {
	is_wide(text)
} else := verdict.fact("undecided", concat("", ["whether its holders are the one user ", name(text), " can't be told"]), policy, array.concat(place(statement, "Resource"), [index]))

# A refusal in the same policy may take back what is allowed here.
weakened(policy, message, at) := verdict.fact("undecided", concat("", [message, ", unless a refusal in it says otherwise"]), policy, at) if {
	some statement in iam.statements(policy)
	statement.value.Effect == "Deny"
	reaches(statement, array.concat(fetching, making))
} else := verdict.fact("fail", message, policy, at)

made(policy, statement) := [weakened(policy, "it may make database users or join their groups", place(statement, "Action"))] if {
	reaches(statement, making)
} else := []

by_identity(policy, statement) := [verdict.fact("pass", "the user is that of the caller's identity", policy, place(statement, "Action"))] if {
	reaches(statement, own)
	not reaches(statement, fetching)
} else := []

reaches(statement, actions) if count(iam.reaching(statement, actions)) > 0

told(resource) := text if {
	text := cloudformation.text(resource)
} else := ""

# An ARN of something else in the same list names no user.
may_be_user(text) if not startswith(text, "arn:")

may_be_user(text) if contains(text, ":dbuser:")

may_be_user(text) if regex.match(`^arn:[^:]*:[^:]*[*?]|^arn:[a-z-]+:redshift:[^:]*:[^:]*:[*?]`, text)

# What stands behind the cluster's name; a variable in it may have a slash of its own.
name(text) := concat("/", array.slice(pieces, 1, count(pieces))) if pieces := split(split(text, ":dbuser:")[1], "/")

is_own(name, _) if regex.match(`^\$\{aws:(username|PrincipalTag/[A-Za-z0-9_.:/=+@-]+)\}$`, name)

is_own("${redshift:DbUser}", statement) if {
	some operator in ["StringEquals", "StringLike"]
	some key, values in statement.value.Condition[operator]
	lower(key) == "aws:userid"
	count(values) > 0
	every value in values {
		regex.match(`^[^*?]+:\$\{redshift:DbUser\}(@[A-Za-z0-9.-]+)?$|^\*:\$\{redshift:DbUser\}(@[A-Za-z0-9.-]+)?$`, value)
	}
}

is_wide(text) if not contains(text, ":dbuser:")

is_wide(text) if regex.match(`[*?]|\$\{redshift:DbUser\}`, name(text))

place(statement, key) := array.concat(statement.at, [key])
