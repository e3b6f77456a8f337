# METADATA
# title: Roles don't let an account become others
# description: >-
#   Who may create tokens for service accounts, or impersonate them, holds the rights of all of them together. The
#   External Secrets Operator asks for it by default.
# custom:
#   mitigation: no-token-impersonation
#   reads: [kubernetes]
#   method: examine
#   valid-days: 90
#   fix: Take create on serviceaccounts/token and impersonate out of the role, or name the accounts in resourceNames.
#   corrected: |
#     - apiGroups: [""]
#       resources: [serviceaccounts/token]
#       resourceNames: [payments-secrets]
#       verbs: [create]
#   sources:
#     - title: Kubernetes, RBAC good practices
#       url: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
package checks.k8s_token_create

import data.lib.rbac
import data.lib.verdict
import rego.v1

observations contains verdict.observation(role.name, facts(role), "It lets nobody become an account that it does not name.") if {
	some role in rbac.roles
}

facts(role) := [verdict.fact("undecided", "the cluster fills in its rules", role, ["aggregationRule"])] if {
	rbac.is_aggregated(role)
} else := array.concat(untold, found) if {
	untold := unread(role)
	found := [fact |
		rule := role.value.rules[index]
		rbac.is_readable_rule(rule)
		rbac.becomes_others(rule)
		fact := judged(role, index)
	]
	count(untold) + count(found) > 0
} else := [verdict.fact("pass", "no rule lets it become another account", role, ["rules"])]

# What the readable rules let it do counts, whatever the others say.
unread(role) := [] if {
	rbac.is_readable_role(role)
} else := [verdict.fact("undecided", "its rules can't be told from its file", role, ["rules"])]

judged(role, index) := verdict.fact("pass", "the accounts are named", role, ["rules", index]) if {
	rule := role.value.rules[index]
	rbac.is_named(rule)
	rbac.texts(rule.resourceNames)
	# A pattern such as * in resources reaches far more than the accounts that are named.
	not is_wide(rule)
	not names_everybody(rule)
} else := verdict.fact("undecided", sprintf("the accounts of rule %d are filled in later", [index + 1]), role, ["rules", index, "resourceNames"]) if {
	some name in role.value.rules[index].resourceNames
	verdict.is_placeholder(name)
	not is_wide(role.value.rules[index])
} else := verdict.fact("fail", sprintf("rule %d lets it become any service account", [index + 1]), role, ["rules", index])

is_wide(rule) if {
	some each in rule.resources
	contains(each, "*")
}

# Named, but nobody in particular, or a group that may do anything.
names_everybody(rule) if {
	some name in rule.resourceNames
	is_string(name)
	rbac.is_everybody(name)
}
