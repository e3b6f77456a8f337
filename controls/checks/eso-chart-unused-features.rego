# METADATA
# title: The operator processes nothing that nobody uses
# description: >-
#   Cluster-wide stores, cluster-wide external secrets and PushSecrets are on unless the chart's values switch them off.
#   Each lets the author of one object act far beyond a namespace.
# custom:
#   mitigation: unused-crds-disabled
#   reads: [helm-values]
#   subjects: [external-secrets-controller]
#   method: examine
#   valid-days: 90
#   parameters:
#     used: {default: [], about: "Switches of the chart that are needed, such as processPushSecret."}
#   fix: Set the switches to false in the chart's values, or name under `used` those that somebody needs.
#   corrected: |
#     processClusterStore: false
#     processClusterExternalSecret: false
#     processPushSecret: false
#   sources:
#     - title: External Secrets Operator, security best practices
#       url: https://external-secrets.io/latest/guides/security-best-practices/
#     - title: External Secrets Operator, the chart's values and their defaults
#       url: https://github.com/external-secrets/external-secrets/blob/main/deploy/charts/external-secrets/README.md
package checks.eso_chart_unused_features

import data.lib.external_secrets
import data.lib.verdict
import rego.v1

observations contains verdict.observation(chart.name, facts(chart), "What nobody uses is switched off.") if {
	some chart in external_secrets.controller_charts
}

switches := ["processClusterStore", "processClusterExternalSecret", "processPushSecret"]

unused := {name |
	some name in switches
	not name in input.parameters.used
}

facts(chart) := found if {
	count(unused) > 0
	found := [fact |
		some name in unused
		fact := switched(chart, name)
	]
} else := [verdict.fact("undecided", "every switch is said to be needed", chart, chart.at)]

# Further arguments come last on the command line and win. With scopedRBAC and a namespace the chart starts the controller
# without cluster-wide objects, whatever else is set.
switched(chart, name) := verdict.fact("undecided", "extraArgs may switch it on again", chart, external_secrets.at(chart, ["extraArgs"])) if {
	some argument in object.keys(object.get(chart.value, "extraArgs", {}))
	startswith(argument, "enable-")
	endswith(argument, "-reconciler")
} else := verdict.fact("pass", "it is off", chart, external_secrets.at(chart, [name])) if {
	external_secrets.switch(chart, [name]) == "off"
} else := verdict.fact("pass", "scopedRBAC leaves cluster-wide objects out", chart, external_secrets.at(chart, ["scopedRBAC"])) if {
	startswith(name, "processCluster")
	external_secrets.is_scoped(chart)
} else := verdict.fact("fail", sprintf("%s is on", [name]), chart, external_secrets.at(chart, [name])) if {
	external_secrets.switch(chart, [name]) == "on"
} else := verdict.fact("fail", sprintf("%s is on, being left at the chart's default", [name]), chart, chart.at) if {
	external_secrets.switch(chart, [name]) == "default"
} else := verdict.fact("undecided", sprintf("whether %s is on can't be told", [name]), chart, external_secrets.at(chart, [name]))
