# METADATA
# title: Nobody unlisted reads Secrets, or gets at pods that mount them
# description: >-
#   A native Secret is in clear for whoever may get, list or watch it, for whoever may create a pod beside it or enter one
#   that mounts it, and for whoever may become an account that does. Those rights belong to the few who are listed.
# custom:
#   mitigation: no-native-secret-readers
#   reads: [kubernetes]
#   method: examine
#   valid-days: 90
#   parameters:
#     allowed: {default: [external-secrets/external-secrets, sealed-secrets/sealed-secrets], about: "Users and groups by name, service accounts as namespace/name, that may; operators write them."}
#   fix: >-
#     Take get, list and watch on secrets, making and entering pods, tokens for other accounts, impersonate, bind and
#     escalate out of the role, or list the subject after a review.
#   corrected: |
#     - apiGroups: [external-secrets.io]
#       resources: [externalsecrets]
#       verbs: [get, list, create, update]
#   sources:
#     - title: Kubernetes, good practices for Secrets
#       url: https://kubernetes.io/docs/concepts/security/secrets-good-practices/
package checks.k8s_secret_readers

import data.lib.rbac
import data.lib.verdict
import rego.v1

observations contains verdict.observation(binding.name, [judged(binding)], "Only those who are listed may read Secrets through it.") if {
	some binding in rbac.bindings
}

judged(binding) := verdict.fact("fail", concat(" ", [others, "may read Secrets, or get at pods that mount them"]), binding, ["subjects"]) if {
	count(reading(binding)) > 0
	others := rbac.unlisted(binding, input.parameters.allowed)
	others != ""
} else := verdict.fact("undecided", "the role that it binds is not among the artifacts, or can't be read", binding, ["roleRef"]) if {
	not rbac.granted(binding)
} else := verdict.fact("pass", "its role neither reads Secrets nor gets at pods", binding, ["roleRef"]) if {
	count(reading(binding)) == 0
} else := verdict.fact("undecided", "it can't be told whom it binds", binding, ["subjects"]) if {
	not rbac.has_readable_subjects(binding)
} else := verdict.fact("pass", "all its subjects are listed", binding, ["subjects"])

reading(binding) := [rule |
	rule := rbac.told(binding)[_]
	rbac.gets_secrets(rule)
]
