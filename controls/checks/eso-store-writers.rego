# METADATA
# title: Nobody unlisted may write stores or generators
# description: >-
#   A store says where the operator connects, as whom, and whom it trusts there. Whoever may write one has the operator
#   send secrets to an address of their own, past the limits of their own pods.
# custom:
#   mitigation: store-writers-limited
#   reads: [kubernetes]
#   subjects: [external-secrets-controller, kubernetes-api-server]
#   method: examine
#   valid-days: 90
#   parameters:
#     allowed: {default: [external-secrets/external-secrets], about: "Users and groups by name, service accounts as namespace/name, that may; the operator writes their status."}
#   fix: Take create, update and patch on stores and generators out of the role, or list the subject after a review.
#   corrected: |
#     - apiGroups: [external-secrets.io]
#       resources: [externalsecrets]
#       verbs: [get, list, create, update]
#   sources:
#     - title: External Secrets Operator, threat model, C02
#       url: https://external-secrets.io/latest/guides/threat-model/
package checks.eso_store_writers

import data.lib.external_secrets
import data.lib.rbac
import data.lib.verdict
import rego.v1

observations contains verdict.observation(binding.name, [judged(binding)], "Only those who are listed may write stores through it.") if {
	some binding in rbac.bindings
	is_asked
}

# At an API server without the operator nobody's right to write stores is of interest.
is_asked if external_secrets.is_there

is_asked if object.get(input, ["subject", "technology"], null) == null

# What the chart adds to these roles is in no file; whether it does is asked of its values.
aggregated := {"admin", "edit"}

judged(binding) := verdict.fact("fail", concat(" ", [others, "may write stores or generators"]), binding, ["subjects"]) if {
	count(writing(binding)) > 0
	others := rbac.unlisted(binding, input.parameters.allowed)
	others != ""
} else := verdict.fact("undecided", "the built-in role that it binds may have been given the right by the chart", binding, ["roleRef"]) if {
	count(rbac.bound_roles(binding)) == 0
	binding.value.roleRef.kind == "ClusterRole"
	binding.value.roleRef.name in aggregated
} else := verdict.fact("undecided", "the role that it binds is not among the artifacts, or can't be read", binding, ["roleRef"]) if {
	not rbac.granted(binding)
} else := verdict.fact("pass", "its role writes no stores", binding, ["roleRef"]) if {
	count(writing(binding)) == 0
} else := verdict.fact("undecided", "it can't be told whom it binds", binding, ["subjects"]) if {
	not rbac.has_readable_subjects(binding)
} else := verdict.fact("pass", "all its subjects are listed", binding, ["subjects"])

writing(binding) := [rule |
	rule := rbac.told(binding)[_]
	writes(rule)
]

writes(rule) if {
	some resource in ["secretstores", "clustersecretstores"]
	rbac.grants(rule, external_secrets.api, resource, verbs)
}

writes(rule) if {
	rbac.covers_group(rule, external_secrets.generator_api)
	rbac.covers_verb(rule, verbs)
}

writes(rule) if rbac.grants(rule, external_secrets.api, "clustergenerators", verbs)

writes(rule) if rbac.widens_itself(rule)

verbs := {"create", "update", "patch"}
