# METADATA
# title: The operator's rights over Secrets end at a namespace
# description: >-
#   With a ClusterRole the operator reads and writes Secrets in every namespace, and so does whoever steals its token.
#   A Role in each namespace that it serves ends both there.
# custom:
#   mitigation: namespaced-secret-access
#   reads: [kubernetes, helm-values]
#   method: examine
#   valid-days: 90
#   fix: Install with scopedRBAC and scopedNamespace, one release for each namespace, or bind a Role instead.
#   corrected: |
#     scopedRBAC: true
#     scopedNamespace: payments
#   sources:
#     - title: External Secrets Operator, security best practices
#       url: https://external-secrets.io/latest/guides/security-best-practices/
package checks.eso_scoped_rbac

import data.lib.cloudformation
import data.lib.external_secrets
import data.lib.kubernetes
import data.lib.rbac
import data.lib.verdict
import rego.v1

observations contains verdict.observation(chart.name, [scope(chart)], "It is installed for one namespace.") if {
	some chart in external_secrets.charts
}

observations contains verdict.observation(binding.name, [bound(binding)], "Its rights over Secrets end at the namespace.") if {
	some binding in rbac.bindings
	binds_an_account(binding)
}

scope(chart) := verdict.fact("pass", "the scope is a namespace", chart, external_secrets.at(chart, ["scopedRBAC"])) if {
	cloudformation.truth(object.get(chart.value, "scopedRBAC", null)) == "yes"
	namespace := chart.value.scopedNamespace
	is_string(namespace)
	namespace != ""
	not verdict.is_placeholder(namespace)
} else := verdict.fact("fail", "scopedRBAC is off, so its role covers every namespace", chart, chart.at) if {
	cloudformation.truth(object.get(chart.value, "scopedRBAC", null)) in {"no", "absent"}
} else := verdict.fact("undecided", "the namespace that it is scoped to can't be told", chart, external_secrets.at(chart, ["scopedNamespace"]))

binds_an_account(binding) if {
	some subject in rbac.subjects(binding)
	subject.kind == "ServiceAccount"
}

bound(binding) := verdict.fact("undecided", "the role that it binds is not among the artifacts, or can't be read", binding, ["roleRef"]) if {
	not rbac.granted(binding)
} else := verdict.fact("pass", "it grants no right over Secrets", binding, ["roleRef"]) if {
	count(secret_rules(binding)) == 0
} else := verdict.fact("fail", "it grants rights over Secrets in every namespace", binding, ["roleRef"]) if {
	binding.value.kind == "ClusterRoleBinding"
} else := verdict.fact("pass", "it grants rights over Secrets in its own namespace", binding, ["roleRef"])

secret_rules(binding) := [rule |
	rule := rbac.granted(binding)[_]
	rbac.grants(rule, "", "secrets", {"get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"})
]
