# METADATA
# title: The chart adds nothing to the built-in roles
# description: >-
#   By default the chart labels roles of its own so that view, edit and admin take them up. Whoever was given edit for
#   their Deployments may then write stores and external secrets, and whoever has view sees which secrets exist.
# custom:
#   mitigation: built-in-roles-untouched
#   reads: [helm-values]
#   subjects: [external-secrets-controller]
#   method: examine
#   valid-days: 90
#   fix: Set rbac.aggregateToView and rbac.aggregateToEdit to false, or scope the operator to a namespace.
#   corrected: |
#     rbac: {aggregateToView: false, aggregateToEdit: false}
#   sources:
#     - title: External Secrets Operator, security best practices
#       url: https://external-secrets.io/latest/guides/security-best-practices/
#     - title: External Secrets Operator, the chart's values and their defaults
#       url: https://github.com/external-secrets/external-secrets/blob/main/deploy/charts/external-secrets/README.md
package checks.eso_chart_built_in_roles

import data.lib.external_secrets
import data.lib.verdict
import rego.v1

observations contains verdict.observation(chart.name, facts(chart), "No built-in role is given rights over its objects.") if {
	some chart in external_secrets.charts
}

facts(chart) := [verdict.fact("undecided", "the chart makes no roles, so it can't be told who does", chart, external_secrets.at(chart, ["rbac", "create"]))] if {
	not external_secrets.switch(chart, ["rbac", "create"]) in {"default", "on"}
} else := [verdict.fact("pass", "its roles are of one namespace, and only cluster-wide ones are taken up", chart, external_secrets.at(chart, ["scopedRBAC"]))] if {
	external_secrets.is_scoped(chart)
} else := [fact |
	name := ["aggregateToView", "aggregateToEdit"][_]
	fact := added(chart, name)
]

added(chart, name) := verdict.fact("pass", "it is off", chart, external_secrets.at(chart, ["rbac", name])) if {
	external_secrets.switch(chart, ["rbac", name]) == "off"
} else := verdict.fact("fail", concat("", [name, " is on, or left at the chart's default, which is on"]), chart, external_secrets.at(chart, ["rbac", name])) if {
	external_secrets.switch(chart, ["rbac", name]) in {"on", "default"}
} else := verdict.fact("undecided", concat("", ["whether ", name, " is on can't be told"]), chart, external_secrets.at(chart, ["rbac", name]))
