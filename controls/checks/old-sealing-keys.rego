# METADATA
# title: Few sealing keys lie in the cluster, and none is old
# description: >-
#   The controller deletes no key, and each opens what was sealed while it was current. The more of them lie there, the more
#   of the repository's history opens to whoever reads Secrets in the controller's namespace.
# custom:
#   mitigation: old-sealing-keys-deleted
#   reads: [kubernetes]
#   facts: [creation-days]
#   method: examine
#   valid-days: 30
#   parameters:
#     keys: {default: 3, about: "How many sealing keys may lie in the cluster."}
#     max-days: {default: 90, about: "How many days the oldest key may be older than the newest."}
#   fix: >-
#     Seal everything anew, prove that the newest key opens it, change what an old key may have told, then delete the old
#     keys' Secrets.
#   corrected: |
#     kubectl -n sealed-secrets delete secret sealed-secrets-key7q2fm
#   sources:
#     - title: Sealed Secrets, sealing key renewal
#       url: https://github.com/bitnami/sealed-secrets#sealing-key-renewal
package checks.old_sealing_keys

import data.lib.cloudformation
import data.lib.kubernetes
import data.lib.sealed_secrets
import data.lib.verdict
import rego.v1

# One observation for each namespace: the keys of one controller.
observations contains verdict.observation(title(namespace), facts(namespace), "They are as few and as young as agreed.") if {
	some namespace in namespaces
}

namespaces contains kubernetes.namespace(key.value) if some key in sealed_secrets.keys

title(namespace) := "sealing keys, namespace not stated" if {
	namespace == ""
} else := sprintf("sealing keys in %s", [namespace])

of(namespace) := [key |
	some key in sealed_secrets.keys
	kubernetes.namespace(key.value) == namespace
]

facts(namespace) := [verdict.fact("fail", message, of(namespace)[0], ["metadata"])] if {
	count(of(namespace)) > most
	message := sprintf("there are %d of them", [count(of(namespace))])
} else := [verdict.fact("undecided", "when one of them was made is not stated", undated(namespace)[0], ["metadata"])] if {
	count(undated(namespace)) > 0
} else := [aged(key) | key := of(namespace)[_]]

most := cloudformation.number(input.parameters.keys)

undated(namespace) := [key |
	key := of(namespace)[_]
	not day(key)
]

aged(key) := verdict.fact("fail", sprintf("%v is %d days older than the newest", [kubernetes.name(key.value), behind[0]]), key, ["metadata", "creationTimestamp"]) if {
	behind := too_far_behind(key)
	count(behind) > 0
} else := verdict.fact("pass", "it is young enough", key, ["metadata", "creationTimestamp"])

# How many days it is older than keys of its namespace, where that is more than agreed; the most first.
too_far_behind(key) := reverse_sorted([days |
	some other in sealed_secrets.keys
	kubernetes.namespace(other.value) == kubernetes.namespace(key.value)
	days := day(other) - day(key)
	days > cloudformation.number(input.parameters["max-days"])
])

reverse_sorted(numbers) := array.reverse(sort(numbers))

day(key) := made.day if {
	some made in input.facts["creation-days"]
	made.path == key.path
	made.document == key.document
}
