# METADATA
# title: The chart's security contexts are kept, or as strict
# description: >-
#   The chart's defaults meet the restricted Pod Security Standard since release 0.8.2. Helm lays a team's values over
#   them, so a line or two may take that back.
# custom:
#   mitigation: hardened-container
#   reads: [helm-values]
#   subjects: [external-secrets-controller, external-secrets-webhook, external-secrets-cert-controller]
#   method: examine
#   valid-days: 90
#   fix: Take securityContext, hostNetwork and what is named in the message out of the values again.
#   corrected: |
#     securityContext: {enabled: true, runAsNonRoot: true}
#   sources:
#     - title: External Secrets Operator, security best practices
#       url: https://external-secrets.io/latest/guides/security-best-practices/
#     - title: External Secrets Operator, the chart's values and their defaults
#       url: https://github.com/external-secrets/external-secrets/blob/main/deploy/charts/external-secrets/README.md
package checks.eso_chart_hardening

import data.lib.external_secrets
import data.lib.verdict
import rego.v1

good := "What the chart sets, or the same, applies to its container."

observations contains verdict.observation(name, facts(chart, component), good) if {
	some chart in external_secrets.charts
	some component in external_secrets.components
	not external_secrets.is_off(chart, component)
	name := concat("", [chart.name, ", container of the ", component.title])
}

values(chart, component) := object.get(chart.value, component.at, {})

facts(chart, component) := [verdict.fact("undecided", "its values can't be read", chart, external_secrets.at(chart, component.at))] if {
	not is_object(values(chart, component))
} else := array.concat(
	array.concat([context(chart, component)], network(chart, component)),
	array.concat(changed(chart, component), extra(chart, component)),
)

context(chart, component) := verdict.fact("pass", "the chart's default applies", chart, external_secrets.at(chart, component.at)) if {
	not "securityContext" in object.keys(values(chart, component))
} else := verdict.fact("pass", "it says what the chart says", chart, place(chart, component, ["securityContext"])) if {
	is_object(values(chart, component).securityContext)
} else := verdict.fact("fail", "its security context is taken away", chart, place(chart, component, ["securityContext"]))

# What the values may say of a container without making it weaker than the chart does.
wanted := {
	"enabled": {true},
	"allowPrivilegeEscalation": {false},
	"readOnlyRootFilesystem": {true},
	"runAsNonRoot": {true},
	"privileged": {false, null},
	"procMount": {"Default", null},
}

judged_elsewhere := {"seccompProfile", "capabilities", "runAsUser", "runAsGroup"}

changed(chart, component) := [fact |
	given := object.get(values(chart, component), "securityContext", {})
	value := given[name]
	fact := setting(chart, component, name, value)
]

setting(chart, component, name, value) := verdict.fact("pass", "it is what the chart sets, or as strict", chart, place(chart, component, ["securityContext", name])) if {
	is_strict(name, value)
} else := verdict.fact("fail", sprintf("%s is weaker than what the chart sets", [name]), chart, place(chart, component, ["securityContext", name])) if {
	name in object.keys(wanted) | judged_elsewhere
} else := verdict.fact("undecided", sprintf("what %s does is not known to this check", [name]), chart, place(chart, component, ["securityContext", name]))

is_strict(name, value) if value in wanted[name]

# Taken away, as on OpenShift, the user is the image's or the platform's, and runAsNonRoot refuses root.
is_strict(name, null) if name in {"runAsUser", "runAsGroup"}

is_strict(name, value) if {
	name in {"runAsUser", "runAsGroup"}
	is_number(value)
	value > 0
}

is_strict("seccompProfile", value) if value.type in {"RuntimeDefault", "Localhost"}

# Helm lays mappings over each other, so what is left out of `capabilities` stays as the chart has it; a list replaces.
is_strict("capabilities", value) if {
	is_object(value)
	object.get(value, "drop", ["ALL"]) == ["ALL"]
	every added in object.get(value, "add", []) {
		added == "NET_BIND_SERVICE"
	}
}

network(chart, component) := [verdict.fact("fail", "it runs on the node's network", chart, place(chart, component, ["hostNetwork"])) |
	not object.get(values(chart, component), "hostNetwork", null) in {false, null}
]

# Whatever is added to a pod may be less restricted than the container of the chart.
extra(chart, component) := [verdict.fact("undecided", sprintf("what %s adds is not judged here", [name]), chart, place(chart, component, [name])) |
	some name in ["extraContainers", "extraInitContainers", "extraVolumes", "podSpecExtra"]
	not object.get(values(chart, component), name, null) in [null, [], {}]
]

place(chart, component, at) := external_secrets.at(chart, array.concat(component.at, at))
