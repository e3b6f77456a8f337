# METADATA
# title: The driver has no rights over native Secrets
# description: >-
#   The role for synchronising lets the driver, whose pods run on every node, read and write the Secrets of every
#   namespace. Without it nobody can make it copy what it mounts.
# custom:
#   mitigation: sync-rights-withheld
#   reads: [kubernetes, helm-values]
#   subjects: [secrets-store-csi-driver]
#   method: examine
#   valid-days: 90
#   parameters:
#     accounts: {default: [secrets-store-csi-driver], about: "Names of the driver's service accounts."}
#   fix: Leave syncSecret off in the chart, and delete the role and its binding.
#   corrected: |
#     syncSecret: {enabled: false}
#   sources:
#     - title: Secrets Store CSI Driver, best practices
#       url: https://secrets-store-csi-driver.sigs.k8s.io/topics/best-practices
package checks.csi_sync_rights

import data.lib.rbac
import data.lib.secrets_store
import data.lib.verdict
import rego.v1

observations contains verdict.observation(chart.name, [switched(chart)], "It leaves out the role for synchronising.") if {
	some chart in secrets_store.charts
}

switched(chart) := verdict.fact("fail", "it gives the driver rights over Secrets", chart, at) if {
	at := secrets_store.at(chart, ["syncSecret", "enabled"])
	secrets_store.switch(chart, ["syncSecret", "enabled"]) == "on"
} else := verdict.fact("pass", "it leaves the role out", chart, secrets_store.at(chart, ["syncSecret"])) if {
	secrets_store.switch(chart, ["syncSecret", "enabled"]) in {"off", "default"}
	object.get(chart.value, "syncSecret", {}) in [null, {}, {"enabled": false}, {"enabled": null}]
} else := verdict.fact("undecided", "whether it leaves the role out can't be told", chart, secrets_store.at(chart, ["syncSecret"]))

# The driver's bindings: those that name its account, or everybody.
observations contains verdict.observation(binding.name, [judged(binding)], "Its role has no rights over Secrets.") if {
	some binding in rbac.bindings
	names_the_driver(binding)
}

names_the_driver(binding) if {
	some subject in rbac.subjects(binding)
	split(rbac.account(subject), "/")[1] in {name | some name in input.parameters.accounts}
}

names_the_driver(binding) if {
	some subject in rbac.subjects(binding)
	subject.kind == "Group"
	is_string(subject.name)
	regex.match(`^system:(authenticated|serviceaccounts)(:|$)`, subject.name)
}

names_the_driver(binding) if not rbac.has_readable_subjects(binding)

judged(binding) := verdict.fact("fail", "it gives the driver rights over Secrets", binding, ["roleRef"]) if {
	count(over_secrets(binding)) > 0
	rbac.has_readable_subjects(binding)
} else := verdict.fact("undecided", "the role that it binds is not among the artifacts, or can't be read", binding, ["roleRef"]) if {
	not rbac.granted(binding)
} else := verdict.fact("pass", "its role has no rights over Secrets", binding, ["roleRef"]) if {
	count(over_secrets(binding)) == 0
} else := verdict.fact("undecided", "it can't be told whom it binds", binding, ["subjects"])

over_secrets(binding) := [rule |
	rule := rbac.told(binding)[_]
	is_over_secrets(rule)
]

is_over_secrets(rule) if rbac.grants(rule, "", "secrets", verbs)

is_over_secrets(rule) if rbac.widens_itself(rule)

verbs := {"get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"}

# The role as the project names it, bound or not.
observations contains verdict.observation(role.name, [verdict.fact("fail", "the role for synchronising is there", role, ["rules"])], "") if {
	some role in rbac.roles
	is_string(role.value.metadata.name)
	contains(role.value.metadata.name, "secretprovidersyncing")
}
