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
#   parameters:
#     operator: {default: external-secrets/external-secrets, about: "The operator's own service account, as namespace/name."}
#   fix: Install with scopedRBAC and scopedNamespace, one release for each namespace, or bind a Role instead.
#   corrected: |
#     scopedRBAC: true
#     scopedNamespace: payments
#   sources:
#     - title: External Secrets Operator, security best practices
#       url: https://external-secrets.io/latest/guides/security-best-practices/
package checks.eso_scoped_rbac

import data.lib.external_secrets
import data.lib.rbac
import data.lib.verdict
import rego.v1

observations contains verdict.observation(chart.name, [scope(chart)], "It is installed for one namespace.") if {
	some chart in external_secrets.controller_charts
}

observations contains verdict.observation(binding.name, [bound(binding)], "Its rights over Secrets end at the namespace.") if {
	some binding in rbac.bindings
	binds_an_account(binding)
	not grants_other_rights_only(binding)
}

scope(chart) := verdict.fact("undecided", "the chart makes no roles, so it can't be told who does", chart, external_secrets.at(chart, ["rbac", "create"])) if {
	not external_secrets.switch(chart, ["rbac", "create"]) in {"default", "on"}
} else := verdict.fact("pass", "the scope is a namespace", chart, external_secrets.at(chart, ["scopedRBAC"])) if {
	external_secrets.is_scoped(chart)
} else := verdict.fact("undecided", "it lists namespaces to watch; what its roles then cover depends on the release", chart, external_secrets.at(chart, ["watchNamespaces"])) if {
	not object.get(chart.value, "watchNamespaces", []) in [null, []]
} else := verdict.fact("fail", "scopedRBAC is off, so its role covers every namespace", chart, chart.at) if {
	external_secrets.switch(chart, ["scopedRBAC"]) in {"off", "default"}
} else := verdict.fact("fail", "no namespace is named, so its role covers every one", chart, external_secrets.at(chart, ["scopedRBAC"])) if {
	external_secrets.switch(chart, ["scopedRBAC"]) == "on"
	object.get(chart.value, "scopedNamespace", "") in {"", null}
} else := verdict.fact("undecided", "the namespace that it is scoped to can't be told", chart, external_secrets.at(chart, ["scopedNamespace"]))

# Accounts are also bound by the groups that they are all in, and by their user name.
binds_an_account(binding) if {
	some subject in rbac.subjects(binding)
	rbac.account(subject)
	is_the_operators(subject, binding)
}

binds_an_account(binding) if {
	external_secrets.is_there
	some subject in rbac.subjects(binding)
	subject.name in {"system:serviceaccounts", "system:authenticated"}
}

binds_an_account(binding) if {
	some subject in rbac.subjects(binding)
	is_string(subject.name)
	regex.match(`^system:serviceaccounts:[^:]+$`, subject.name)
	is_the_operators({"kind": "ServiceAccount", "namespace": split(subject.name, ":")[2], "name": "any"}, binding)
}

# Whose account it is: the operator's, one of its namespace, or one with rights over its objects.
is_the_operators(_, _) if external_secrets.is_of_the_operator

is_the_operators(subject, _) if {
	split(rbac.account(subject), "/")[0] == split(input.parameters.operator, "/")[0]
}

is_the_operators(_, binding) if {
	some rule in rbac.told(binding)
	external_secrets.speaks_of_it(rule)
}

bound(binding) := verdict.fact("fail", "it grants rights over Secrets in every namespace", binding, ["roleRef"]) if {
	binding.value.kind == "ClusterRoleBinding"
	count(secret_rules(binding)) > 0
} else := verdict.fact("undecided", "the role that it binds is not among the artifacts, or can't be read", binding, ["roleRef"]) if {
	not rbac.granted(binding)
} else := verdict.fact("pass", "it grants rights over Secrets in its own namespace", binding, ["roleRef"])

# It says nothing of Secrets, for or against.
grants_other_rights_only(binding) if {
	rbac.granted(binding)
	count(secret_rules(binding)) == 0
}

secret_rules(binding) := [rule |
	rule := rbac.told(binding)[_]
	rbac.grants(rule, "", "secrets", {"get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"})
]
