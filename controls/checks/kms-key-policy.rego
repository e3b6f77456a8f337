# METADATA
# title: The key policy names few users, and nobody as everybody
# description: >-
#   Whoever may decrypt with a key reads what it wraps. A policy that names everybody, or hands out every action beside
#   the account's own delegation, has no list of custodians.
# custom:
#   mitigation: key-custodians-limited
#   reads: [cloudformation, iam-policy, terraform-plan]
#   method: examine
#   valid-days: 90
#   parameters:
#     users: {default: 5, about: "How many principals may decrypt with one key."}
#   fix: Name the roles that decrypt and those that administer, each with the actions it needs.
#   corrected: |
#     - Effect: Allow
#       Principal: {AWS: !GetAtt OperatorRole.Arn}
#       Action: kms:Decrypt
#       Resource: "*"
#   sources:
#     - title: AWS KMS, key policies
#       url: https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
package checks.kms_key_policy

import data.lib.cloudformation
import data.lib.iam
import data.lib.verdict
import rego.v1

observations contains verdict.observation(policy.name, facts(policy), "It names its users, and few of them.") if {
	some policy in policies
}

policies contains {
	"path": key.path,
	"document": key.document,
	"name": key.name,
	"at": cloudformation.at(key, ["KeyPolicy"]),
	"value": key.properties.KeyPolicy,
	"resource": key,
} if {
	some key in cloudformation.resources
	key.type in {"AWS::KMS::Key", "AWS::KMS::ReplicaKey"}
}

# Without a key policy KMS writes its own, which delegates to the account: any of its IAM policies may then decide.
observations contains verdict.observation(key.name, [verdict.fact("fail", "it has no key policy, so any IAM policy of the account may grant its use", key, cloudformation.whole(key))], "") if {
	some key in cloudformation.resources
	key.type in {"AWS::KMS::Key", "AWS::KMS::ReplicaKey"}
	cloudformation.property(key, ["KeyPolicy"]) == null
}

policies contains policy if {
	some policy in iam.policies
	policy.resource == null
	is_key_policy(policy)
}

is_key_policy(policy) if {
	some statement in policy.value.Statement
	is_object(statement.Principal)
	some action in statement.Action
	is_string(action)
	startswith(lower(action), "kms:")
}

facts(policy) := [verdict.fact("undecided", "its statements can't be read", policy, policy.at)] if {
	not iam.is_readable(policy)
} else := [verdict.fact("undecided", "it allows nobody anything", policy, policy.at)] if {
	count(iam.allows(policy)) == 0
} else := array.concat(few(policy), found) if {
	found := [fact |
		statement := iam.allows(policy)[_]
		fact := judged(policy, statement)
	]
}

# To decrypt, to have it encrypted under another key instead, to grant either to somebody, or to write oneself in.
uses := ["kms:Decrypt", "kms:ReEncryptFrom", "kms:CreateGrant", "kms:PutKeyPolicy"]

judged(policy, statement) := verdict.fact("fail", "it allows all but some", policy, statement.at) if {
	some name in ["NotPrincipal", "NotAction"]
	name in object.keys(statement.value)
} else := verdict.fact("fail", "everybody is named", policy, array.concat(statement.at, ["Principal"])) if {
	"*" in principals(statement)
	count(iam.limiting_keys(statement)) == 0
} else := verdict.fact("undecided", "everybody is named, under a condition", policy, array.concat(statement.at, ["Principal"])) if {
	"*" in principals(statement)
} else := verdict.fact("undecided", "an action can't be read", policy, array.concat(statement.at, ["Action"])) if {
	count(iam.unreadable_actions(statement)) > 0
} else := verdict.fact("undecided", "it delegates to an account under a condition", policy, array.concat(statement.at, ["Principal"])) if {
	delegates(statement)
	count(iam.limiting_keys(statement)) > 0
} else := verdict.fact("fail", "it delegates to an account, so any IAM policy there may grant its use", policy, array.concat(statement.at, ["Principal"])) if {
	delegates(statement)
} else := verdict.fact("fail", "one principal may do everything", policy, array.concat(statement.at, ["Action"])) if {
	some action in statement.value.Action
	iam.reaches_all(action, ["kms:Decrypt", "kms:PutKeyPolicy", "kms:ScheduleKeyDeletion"])
} else := verdict.fact("undecided", "whom it names can't be told", policy, array.concat(statement.at, ["Principal"])) if {
	some principal in principals(statement)
	not is_somebody(policy, principal)
} else := verdict.fact("pass", "its principals are named", policy, statement.at)

# A role or user by its ARN, of which the account may be told later, or one of the same template.
is_somebody(_, principal) if regex.match(`^arn:[^:]+:(iam|sts)::[^:*]+:(role|user|assumed-role|federated-user)/[^*]+$`, cloudformation.filled(principal))

is_somebody(_, principal) if regex.match(`^A[A-Z0-9]{15,}$`, cloudformation.text(principal))

is_somebody(_, principal) if is_account(principal)

is_somebody(policy, principal) if cloudformation.named(principal, policy.resource).type in {"AWS::IAM::Role", "AWS::IAM::User"}

delegates(statement) if {
	some principal in principals(statement)
	is_account(principal)
	count(iam.reaching(statement, uses)) > 0
}

principals(statement) := object.get(statement.value, ["Principal", "AWS"], [])

is_account(principal) if regex.match(`^([0-9]{12}|arn:[^:]+:iam::[^:*]+:root)$`, cloudformation.filled(principal))

is_account(principal) if {
	is_number(principal)
	principal > 99999
}

few(policy) := [verdict.fact("fail", "more principals than agreed may decrypt", policy, policy.at)] if {
	users := {principal |
		statement := iam.allows(policy)[_]
		count(iam.reaching(statement, uses)) > 0
		principal := principals(statement)[_]
	}
	count(users) > cloudformation.number(input.parameters.users)
} else := [verdict.fact("pass", "few may decrypt", policy, policy.at)]
