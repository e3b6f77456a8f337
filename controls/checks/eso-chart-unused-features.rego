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
package checks.eso_chart_unused_features

import data.lib.cloudformation
import data.lib.external_secrets
import data.lib.verdict
import rego.v1

observations contains verdict.observation(chart.name, facts(chart), "What nobody uses is switched off.") if {
	some chart in external_secrets.charts
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

# With scopedRBAC the chart gives the controller no right over cluster-wide objects and starts it without them.
switched(chart, name) := verdict.fact("pass", "it is off", chart, external_secrets.at(chart, [name])) if {
	cloudformation.truth(object.get(chart.value, name, null)) == "no"
} else := verdict.fact("pass", "scopedRBAC leaves cluster-wide objects out", chart, external_secrets.at(chart, ["scopedRBAC"])) if {
	startswith(name, "processCluster")
	cloudformation.truth(object.get(chart.value, "scopedRBAC", null)) == "yes"
	object.get(chart.value, name, null) == null
} else := verdict.fact("fail", sprintf("%s is on", [name]), chart, external_secrets.at(chart, [name])) if {
	cloudformation.truth(object.get(chart.value, name, null)) == "yes"
} else := verdict.fact("fail", sprintf("%s is on, being left at the chart's default", [name]), chart, chart.at) if {
	object.get(chart.value, name, null) == null
} else := verdict.fact("undecided", sprintf("whether %s is on can't be told", [name]), chart, external_secrets.at(chart, [name]))
