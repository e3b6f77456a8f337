# METADATA
# title: Secrets are not pushed out of the cluster
# description: >-
#   A PushSecret copies a native Secret to a provider. Whoever may write one, and a store, carries any Secret of the
#   namespace out with the operator's rights.
# custom:
#   mitigation: push-secret-restricted
#   reads: [kubernetes, helm-values]
#   method: examine
#   valid-days: 90
#   parameters:
#     allowed: {default: [], about: "PushSecrets that are meant to be, as namespace/name; cluster-wide ones by name."}
#   fix: Set processPushSecret to false in the chart's values and delete the object, or list it after a review.
#   corrected: |
#     processPushSecret: false
#   sources:
#     - title: External Secrets Operator, PushSecret
#       url: https://external-secrets.io/latest/api/pushsecret/
package checks.eso_push_secret

import data.lib.external_secrets
import data.lib.kubernetes
import data.lib.verdict
import rego.v1

observations contains verdict.observation(chart.name, [pushing(chart)], "The operator does not process PushSecrets.") if {
	some chart in external_secrets.controller_charts
}

observations contains verdict.observation(found.name, [push(found)], "It is on the list.") if {
	some found in kubernetes.objects
	kubernetes.in_group(found, external_secrets.api, {"PushSecret", "ClusterPushSecret"})
}

pushing(chart) := verdict.fact("pass", "pushing is off", chart, external_secrets.at(chart, ["processPushSecret"])) if {
	external_secrets.switch(chart, ["processPushSecret"]) == "off"
} else := verdict.fact("fail", "PushSecrets are processed", chart, external_secrets.at(chart, ["processPushSecret"])) if {
	external_secrets.switch(chart, ["processPushSecret"]) == "on"
	count(input.parameters.allowed) == 0
} else := verdict.fact("fail", "PushSecrets are processed, being left at the chart's default", chart, chart.at) if {
	external_secrets.switch(chart, ["processPushSecret"]) == "default"
	count(input.parameters.allowed) == 0
} else := verdict.fact("undecided", "PushSecrets are processed, or may be; each has to be on the list", chart, chart.at)

push(found) := verdict.fact("pass", "it is on the list", found, ["metadata", "name"]) if {
	called(found.value) in input.parameters.allowed
} else := verdict.fact("fail", "it pushes a Secret to a provider, and is not on the list", found, ["spec"])

# One of the whole cluster has a name alone.
called(value) := kubernetes.name(value) if {
	value.kind == "ClusterPushSecret"
} else := concat("/", [kubernetes.namespace(value), kubernetes.name(value)])
