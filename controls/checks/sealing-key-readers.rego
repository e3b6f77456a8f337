# METADATA
# title: Nobody unlisted gets at the sealing keys
# description: >-
#   The sealing keys are ordinary Secrets of the controller's namespace. Whoever reads one there, by right or by way of a
#   pod, opens everything that was sealed for the cluster, from any clone of the repository.
# custom:
#   mitigation: sealing-key-readers-limited
#   reads: [kubernetes]
#   method: examine
#   valid-days: 90
#   parameters:
#     namespaces: {default: [sealed-secrets], about: "Where the controller runs, beside where its pods are seen."}
#     allowed: {default: [sealed-secrets/sealed-secrets], about: "Users and groups by name, service accounts as namespace/name, that may; the controller needs them."}
#   fix: >-
#     Take the right to read Secrets, and those that lead to it, out of the role for this namespace, leave the namespace out
#     of backups of the cluster's objects, or list the subject after a review.
#   corrected: |
#     subjects:
#       - {kind: ServiceAccount, name: sealed-secrets, namespace: sealed-secrets}
#   sources:
#     - title: Sealed Secrets, how the controller keeps its keys
#       url: https://github.com/bitnami/sealed-secrets#sealing-key-renewal
#     - title: Kubernetes, good practices for Secrets
#       url: https://kubernetes.io/docs/concepts/security/secrets-good-practices/
package checks.sealing_key_readers

import data.lib.kubernetes
import data.lib.rbac
import data.lib.sealed_secrets
import data.lib.verdict
import rego.v1

observations contains verdict.observation(binding.name, [judged_binding(binding)], "Only those who are listed get at sealing keys through it.") if {
	some binding in rbac.bindings
	reaches_keys(binding)
}

# A binding of the whole cluster says something of sealing keys where there are some.
reaches_keys(binding) if {
	is_wide_binding(binding)
	count(key_namespaces) > 0
}

reaches_keys(binding) if kubernetes.namespace(binding.value) in key_namespaces

is_wide_binding(binding) if binding.value.kind == "ClusterRoleBinding"

is_wide_binding(binding) if kubernetes.namespace(binding.value) == ""

# Where the controller or its keys are among the artifacts, their namespace counts, whatever the parameter says.
key_namespaces contains kubernetes.namespace(found.value) if some found in sealed_secrets.controllers | sealed_secrets.keys

key_namespaces contains namespace if {
	some namespace in input.parameters.namespaces
	some found in kubernetes.objects
	kubernetes.namespace(found.value) == namespace
}

key_namespaces contains namespace if {
	some namespace in input.parameters.namespaces
	some binding in rbac.bindings
	some subject in rbac.subjects(binding)
	subject.namespace == namespace
}

key_namespaces contains namespace if {
	some namespace in input.parameters.namespaces
	input.subject.technology == "sealed-secrets-controller"
}

judged_binding(binding) := verdict.fact("fail", concat(" ", [others, "may get at the sealing keys"]), binding, ["subjects"]) if {
	count(key_rules(binding)) > 0
	others := rbac.unlisted(binding, input.parameters.allowed)
	others != ""
} else := verdict.fact("undecided", "the role that it binds is not among the artifacts, or can't be read", binding, ["roleRef"]) if {
	not rbac.granted(binding)
} else := verdict.fact("undecided", "it reads no Secret, but its namespace is not stated", binding, ["metadata"]) if {
	count(key_rules(binding)) == 0
	binding.value.kind != "ClusterRoleBinding"
	kubernetes.namespace(binding.value) == ""
} else := verdict.fact("pass", "its role neither reads Secrets nor gets at pods", binding, ["roleRef"]) if {
	count(key_rules(binding)) == 0
} else := verdict.fact("undecided", "it can't be told whom it binds", binding, ["subjects"]) if {
	not rbac.has_readable_subjects(binding)
} else := verdict.fact("pass", "all its subjects are listed", binding, ["subjects"])

key_rules(binding) := [rule |
	rule := rbac.told(binding)[_]
	rbac.gets_secrets(rule)
]
