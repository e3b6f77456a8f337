# METADATA
# title: Nobody unlisted writes the driver's records of mounts
# description: >-
#   The driver trusts its own record of what a pod mounts and where on the node. Whoever may change it can have a secret
#   refreshed into another place, or keep an old one.
# custom:
#   mitigation: pod-status-writes-refused
#   reads: [kubernetes]
#   method: examine
#   valid-days: 90
#   parameters:
#     allowed:
#       default: [kube-system/secrets-store-csi-driver, secrets-store/secrets-store-csi-driver]
#       about: "Users and groups by name, service accounts as namespace/name, that may; the driver writes them."
#   fix: Take the right to write secretproviderclasspodstatuses out of the role.
#   corrected: |
#     - apiGroups: [secrets-store.csi.x-k8s.io]
#       resources: [secretproviderclasspodstatuses]
#       verbs: [get, list, watch]
#   sources:
#     - title: Secrets Store CSI Driver, best practices
#       url: https://secrets-store-csi-driver.sigs.k8s.io/topics/best-practices
package checks.csi_pod_status_writers

import data.lib.kubernetes
import data.lib.rbac
import data.lib.secrets_store
import data.lib.verdict
import rego.v1

# Where nothing speaks of the driver, that nobody writes its records says nothing.
observations contains verdict.observation(binding.name, [judged(binding)], "Only those who are listed may write records of mounts through it.") if {
	some binding in rbac.bindings
	is_about_the_driver
}

is_about_the_driver if {
	some role in rbac.roles
	some rule in secrets_store.listed(object.get(role.value, "rules", []))
	is_object(rule)
	secrets_store.api in secrets_store.listed(object.get(rule, "apiGroups", []))
}

is_about_the_driver if count(secrets_store.classes) > 0

is_about_the_driver if count(secrets_store.csi_drivers) > 0

is_about_the_driver if count(secrets_store.driver_containers) > 0

is_about_the_driver if object.get(input, ["subject", "technology"], null) == "secrets-store-csi-driver"

judged(binding) := verdict.fact("fail", concat(" ", [others, "may write records of mounts"]), binding, ["subjects"]) if {
	count(writing(binding)) > 0
	others := rbac.unlisted(binding, input.parameters.allowed)
	others != ""
} else := verdict.fact("undecided", "the role that it binds is not among the artifacts, or can't be read", binding, ["roleRef"]) if {
	not rbac.granted(binding)
} else := verdict.fact("pass", "its role writes no records of mounts", binding, ["roleRef"]) if {
	count(writing(binding)) == 0
} else := verdict.fact("undecided", "it can't be told whom it binds", binding, ["subjects"]) if {
	not rbac.has_readable_subjects(binding)
} else := verdict.fact("pass", "all its subjects are listed", binding, ["subjects"])

writing(binding) := [rule |
	rule := rbac.told(binding)[_]
	writes(rule)
]

writes(rule) if {
	some resource in ["secretproviderclasspodstatuses", "secretproviderclasspodstatuses/status"]
	rbac.grants(rule, secrets_store.api, resource, verbs)
}

writes(rule) if rbac.widens_itself(rule)

verbs := {"create", "update", "patch", "delete", "deletecollection"}
