# METADATA
# title: Only those who seal may call the controller through the API server
# description: >-
#   Behind the controller's port are endpoints that work with the private keys. By default its chart lets every login of
#   the cluster, service accounts included, reach them through the API server.
# custom:
#   mitigation: sealing-endpoints-limited
#   reads: [kubernetes, helm-values]
#   subjects: [sealing-endpoint, sealed-secrets-controller]
#   method: examine
#   valid-days: 90
#   fix: >-
#     Set rbac.serviceProxier.subjects to the group of those who seal, or rbac.serviceProxier.bind to false and hand the
#     certificate out in a reviewed repository.
#   corrected: |
#     rbac:
#       serviceProxier: {create: true, bind: false}
#   sources:
#     - title: Sealed Secrets, pull request 208
#       url: https://github.com/bitnami/sealed-secrets/pull/208
#     - title: Sealed Secrets, Helm chart
#       url: https://github.com/bitnami/sealed-secrets/tree/main/helm/sealed-secrets
package checks.sealing_endpoint_callers

import data.lib.rbac
import data.lib.sealed_secrets
import data.lib.verdict
import rego.v1

good := "Those who may call it are named."

# Bindings that give the right to call services by way of the API server.
observations contains verdict.observation(binding.name, facts(binding), good) if {
	some binding in rbac.bindings
	count(calling(binding)) > 0
}

# A role that nobody can read, for everybody.
observations contains verdict.observation(binding.name, [verdict.fact("undecided", "it binds everybody to a role that is not among the artifacts, or can't be read", binding, ["roleRef"])], "") if {
	some binding in rbac.bindings
	not rbac.granted(binding)
	some subject in rbac.subjects(binding)
	rbac.is_everybody(rbac.called(subject))
}

observations contains verdict.observation(chart.name, [of_chart(chart)], good) if {
	some chart in sealed_secrets.charts
}

calling(binding) := [rule |
	rule := rbac.granted(binding)[_]
	rbac.grants(rule, "", "services/proxy", {"get", "create", "update", "patch", "delete"})
]

facts(binding) := [verdict.fact("undecided", "it can't be told whom it binds", binding, ["subjects"])] if {
	not rbac.has_readable_subjects(binding)
} else := [fact |
	subject := rbac.subjects(binding)[index]
	fact := judged(subject, binding, ["subjects", index])
]

judged(subject, binding, at) := verdict.fact("fail", concat("", [rbac.called(subject), " may call it"]), binding, at) if {
	rbac.is_everybody(rbac.called(subject))
} else := verdict.fact("fail", "a namespace's default service account may call it", binding, at) if {
	subject.kind == "ServiceAccount"
	subject.name == "default"
} else := verdict.fact("pass", "it is named", binding, at)

of_chart(chart) := verdict.fact("undecided", "the chart makes no bindings, so it can't be told who does", chart, path(chart, ["rbac", "create"])) if {
	not sealed_secrets.switch(chart, ["rbac", "create"]) in {"default", "on"}
} else := verdict.fact("pass", "it binds nobody", chart, path(chart, proxier)) if {
	some name in ["create", "bind"]
	sealed_secrets.switch(chart, array.concat(proxier, [name])) == "off"
} else := verdict.fact("fail", "left at the chart's default, every authenticated user and service account may call it", chart, path(chart, proxier)) if {
	object.get(chart.value, array.concat(proxier, ["subjects"]), null) in [null, "", []]
} else := verdict.fact("undecided", "whom it binds can't be told", chart, path(chart, subjects_path)) if {
	not is_readable(chart)
} else := verdict.fact("fail", concat("", [everybody[0], " may call it"]), chart, path(chart, subjects_path)) if {
	everybody := [name | name := names(chart)[_]; rbac.is_everybody(name)]
	count(everybody) > 0
} else := verdict.fact("pass", "they are named", chart, path(chart, subjects_path))

proxier := ["rbac", "serviceProxier"]

subjects_path := ["rbac", "serviceProxier", "subjects"]

path(chart, steps) := sealed_secrets.at(chart, steps)

stated(chart) := object.get(chart.value, subjects_path, null)

# The chart takes the list as a text, in which each subject has its name on a line of its own, or as a list.
is_readable(chart) if {
	is_string(stated(chart))
	not verdict.is_placeholder(stated(chart))
	count(names(chart)) > 0
	count(names(chart)) == count(regex.find_n(`kind\s*:`, stated(chart), -1))
}

is_readable(chart) if {
	is_array(stated(chart))
	every subject in stated(chart) {
		rbac.called(subject)
	}
}

names(chart) := found if {
	is_array(stated(chart))
	found := [name | name := stated(chart)[_].name]
} else := [name |
	line := split(stated(chart), "\n")[_]
	regex.match(`^\s*(-\s+)?name\s*:\s*\S`, line)
	name := trim(split(line, "name:")[1], " \"'")
]
