# METADATA
# title: The chart leaves out the right to create tokens
# description: >-
#   By default the chart lets the controller create a token for any service account that it can name, and so act as each
#   of them. From chart 2.5.0 on a switch leaves that right out.
# custom:
#   mitigation: no-token-impersonation
#   reads: [helm-values]
#   method: examine
#   valid-days: 90
#   fix: Set rbac.serviceAccountTokenCreate to false, and let stores use the operator's own identity.
#   corrected: |
#     rbac:
#       serviceAccountTokenCreate: false
#   sources:
#     - title: External Secrets Operator, the chart's values and their defaults
#       url: https://github.com/external-secrets/external-secrets/blob/main/deploy/charts/external-secrets/README.md
package checks.eso_chart_token_create

import data.lib.external_secrets
import data.lib.verdict
import rego.v1

observations contains verdict.observation(chart.name, [minting(chart)], "It leaves out the right to create tokens.") if {
	some chart in external_secrets.controller_charts
}

path := ["rbac", "serviceAccountTokenCreate"]

minting(chart) := verdict.fact("undecided", "the chart makes no roles, so it can't be told who does", chart, external_secrets.at(chart, ["rbac", "create"])) if {
	not external_secrets.switch(chart, ["rbac", "create"]) in {"default", "on"}
} else := verdict.fact("fail", "the release that the image names has no such switch, and grants the right", chart, external_secrets.at(chart, ["image", "tag"])) if {
	is_before_the_switch(object.get(chart.value, ["image", "tag"], null))
} else := verdict.fact("pass", "the right is left out", chart, external_secrets.at(chart, path)) if {
	external_secrets.switch(chart, path) == "off"
} else := verdict.fact("fail", "it grants the right to create tokens for any service account", chart, external_secrets.at(chart, path)) if {
	external_secrets.switch(chart, path) == "on"
} else := verdict.fact("fail", "it is left at the chart's default, which grants the right", chart, chart.at) if {
	external_secrets.switch(chart, path) == "default"
} else := verdict.fact("undecided", "whether it grants the right can't be told", chart, external_secrets.at(chart, path))

# The chart carries the number of the release that it installs; the switch came with 2.5.0.
is_before_the_switch(tag) if {
	is_string(tag)
	regex.match(`^v?([01]\.[0-9]+|2\.[0-4])([^0-9].*)?$`, tag)
}
