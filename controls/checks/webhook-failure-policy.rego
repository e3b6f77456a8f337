# METADATA
# title: Changes wait while a webhook does not answer
# description: >-
#   With the failure policy Ignore the API server lets a change through whenever the webhook that should look at it is
#   slow or away, and whoever can silence the webhook chooses when that is.
# custom:
#   mitigation: webhook-fails-closed
#   reads: [kubernetes, helm-values]
#   subjects: [kubernetes-controller, kubernetes-api-server]
#   method: examine
#   valid-days: 90
#   fix: Set failurePolicy to Fail on each webhook, and run more than one replica of what answers.
#   corrected: |
#     webhooks:
#       - name: validate.secretstore.external-secrets.io
#         failurePolicy: Fail
#   sources:
#     - title: Kubernetes, dynamic admission control, failure policy
#       url: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#failure-policy
#     - title: External Secrets Operator, the chart's values and their defaults
#       url: https://github.com/external-secrets/external-secrets/blob/main/deploy/charts/external-secrets/README.md
package checks.webhook_failure_policy

import data.lib.external_secrets
import data.lib.kubernetes
import data.lib.verdict
import rego.v1

observations contains verdict.observation(found.name, facts(found), "Each of its webhooks fails closed.") if {
	some found in kubernetes.objects
	kubernetes.in_group(found, "admissionregistration.k8s.io", {"ValidatingWebhookConfiguration", "MutatingWebhookConfiguration"})
}

observations contains verdict.observation(name, [of_chart(chart)], "The webhook for external secrets fails closed.") if {
	some chart in external_secrets.charts
	is_of_webhook
	name := concat("", [chart.name, ", webhook"])
}

is_of_webhook if {
	not object.get(input, ["subject", "technology"], null) in {"external-secrets-controller", "external-secrets-cert-controller"}
}

facts(found) := [verdict.fact("undecided", "its webhooks can't be read", found, ["webhooks"])] if {
	not has_webhooks(found)
} else := [policy(found, index) | found.value.webhooks[index]]

has_webhooks(found) if {
	kubernetes.all_objects(found.value.webhooks)
	count(found.value.webhooks) > 0
	every each in found.value.webhooks {
		is_string(each.name)
	}
}

# Left out, the policy is Fail in v1; it was Ignore in v1beta1.
policy(found, index) := verdict.fact("pass", "it fails closed", found, ["webhooks", index, "failurePolicy"]) if {
	stated(found, index) == "Fail"
} else := verdict.fact("fail", concat("", [label(found, index), " lets changes through while nobody answers"]), found, ["webhooks", index, "failurePolicy"]) if {
	stated(found, index) == "Ignore"
} else := verdict.fact("pass", "the default of its API version is Fail", found, ["webhooks", index]) if {
	stated(found, index) == null
	found.value.apiVersion == "admissionregistration.k8s.io/v1"
} else := verdict.fact("fail", concat("", [label(found, index), " takes the default of its API version, Ignore"]), found, ["webhooks", index]) if {
	stated(found, index) == null
	found.value.apiVersion == "admissionregistration.k8s.io/v1beta1"
} else := verdict.fact("undecided", concat("", ["the policy of ", label(found, index), " can't be told"]), found, ["webhooks", index])

stated(found, index) := object.get(found.value.webhooks[index], "failurePolicy", null)

label(found, index) := sprintf("%v", [object.get(found.value.webhooks[index], "name", index)])

# For stores the chart states no policy, so that of the API version applies; for external secrets it takes this one.
of_chart(chart) := verdict.fact("fail", "the chart is told to install no webhook", chart, external_secrets.at(chart, ["webhook", "create"])) if {
	external_secrets.switch(chart, ["webhook", "create"]) == "off"
} else := verdict.fact("pass", "it fails closed", chart, external_secrets.at(chart, ["webhook", "failurePolicy"])) if {
	object.get(chart.value, ["webhook", "failurePolicy"], null) == "Fail"
} else := verdict.fact("fail", "it lets changes through while nobody answers", chart, external_secrets.at(chart, ["webhook", "failurePolicy"])) if {
	object.get(chart.value, ["webhook", "failurePolicy"], null) == "Ignore"
} else := verdict.fact("pass", "the chart's default is Fail", chart, external_secrets.at(chart, ["webhook"])) if {
	is_object(object.get(chart.value, "webhook", {}))
	not "failurePolicy" in object.keys(object.get(chart.value, "webhook", {}))
} else := verdict.fact("undecided", "its failure policy can't be told", chart, external_secrets.at(chart, ["webhook", "failurePolicy"]))
