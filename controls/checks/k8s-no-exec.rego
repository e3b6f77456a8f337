# METADATA
# title: Nobody unlisted enters or adds pods
# description: >-
#   Whoever opens a shell in a pod, attaches to it, adds a debug container or creates a pod in its namespace acts with
#   its identity. Where an operator holds secrets that right belongs to emergencies.
# custom:
#   mitigation: no-exec-in-operator-namespace
#   reads: [kubernetes]
#   subjects: [kubernetes-controller]
#   method: examine
#   valid-days: 90
#   parameters:
#     namespaces: {default: [external-secrets, sealed-secrets], about: "Where the operator runs, beside where its pods are seen; bindings of other namespaces say nothing of it."}
#     allowed: {default: [], about: "Users and groups by name, service accounts as namespace/name, that may."}
#   fix: >-
#     Take pods/exec, pods/attach, pods/portforward, pods/proxy, pods/ephemeralcontainers, nodes/proxy, the making of pods,
#     bind and escalate out of the role, or list the subject.
#   corrected: |
#     - apiGroups: [""]
#       resources: [pods, pods/log]
#       verbs: [get, list]
#   sources:
#     - title: Kubernetes, RBAC good practices
#       url: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
package checks.k8s_no_exec

import data.lib.kubernetes
import data.lib.rbac
import data.lib.verdict
import rego.v1

observations contains verdict.observation(binding.name, [judged(binding)], "Only those who are listed may enter or add pods.") if {
	some binding in rbac.bindings
	reaches_the_operator(binding)
}

reaches_the_operator(binding) if binding.value.kind == "ClusterRoleBinding"

reaches_the_operator(binding) if kubernetes.namespace(binding.value) == ""

reaches_the_operator(binding) if kubernetes.namespace(binding.value) in input.parameters.namespaces

# Where its pods are among the artifacts, their namespace is the operator's, whatever the parameter says.
reaches_the_operator(binding) if {
	some pod in kubernetes.pods
	kubernetes.namespace(pod.value) == kubernetes.namespace(binding.value)
}

judged(binding) := verdict.fact("fail", concat(" ", [others, "may enter pods, or add some"]), binding, ["subjects"]) if {
	count(entering(binding)) > 0
	others := rbac.unlisted(binding, input.parameters.allowed)
	others != ""
} else := verdict.fact("undecided", "the role that it binds is not among the artifacts, or can't be read", binding, ["roleRef"]) if {
	not rbac.granted(binding)
} else := verdict.fact("undecided", "neither enters pods nor adds any, but its namespace is not stated", binding, ["metadata"]) if {
	count(entering(binding)) == 0
	binding.value.kind != "ClusterRoleBinding"
	kubernetes.namespace(binding.value) == ""
} else := verdict.fact("pass", "its role neither enters nor adds pods", binding, ["roleRef"]) if {
	count(entering(binding)) == 0
} else := verdict.fact("undecided", "it can't be told whom it binds", binding, ["subjects"]) if {
	not rbac.has_readable_subjects(binding)
} else := verdict.fact("pass", "all its subjects are listed", binding, ["subjects"])

entering(binding) := [rule |
	rule := rbac.told(binding)[_]
	enters(rule)
]

enters(rule) if rbac.enters_pods(rule)

enters(rule) if rbac.makes_pods(rule)

enters(rule) if rbac.widens_itself(rule)
