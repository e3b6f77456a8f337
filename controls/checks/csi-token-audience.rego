# METADATA
# title: The kubelet brings the pod's token for AWS, and no role makes one
# description: >-
#   The provider logs in as the pod with a token that the kubelet brings for the audiences in the CSIDriver object. Without
#   them nothing is mounted, or the provider has to make tokens itself, with a right that makes one for any account.
# custom:
#   mitigation: pod-tokens-from-the-kubelet
#   reads: [kubernetes, helm-values]
#   subjects: [secrets-store-csi-driver, secrets-store-provider]
#   method: examine
#   valid-days: 90
#   parameters:
#     audiences: {default: [sts.amazonaws.com, pods.eks.amazonaws.com], about: "For whom a token may be; any other audience gets it too."}
#   fix: List the audience of STS, or of Pod Identity, in tokenRequests, and take create on serviceaccounts/token away.
#   corrected: |
#     tokenRequests:
#       - audience: sts.amazonaws.com
#   sources:
#     - title: Kubernetes CSI, token requests
#       url: https://kubernetes-csi.github.io/docs/token-requests.html
#     - title: AWS provider, pull request 561
#       url: https://github.com/aws/secrets-store-csi-driver-provider-aws/pull/561
package checks.csi_token_audience

import data.lib.kubernetes
import data.lib.rbac
import data.lib.secrets_store
import data.lib.verdict
import rego.v1

good := "It has the kubelet bring tokens for AWS, and for nobody else."

observations contains verdict.observation(found.name, facts(found, ["spec", "tokenRequests"], object.get(found.value, ["spec", "tokenRequests"], null)), good) if {
	some found in secrets_store.csi_drivers
}

observations contains verdict.observation(chart.name, of_chart(chart), good) if {
	some chart in secrets_store.charts
}

# The provider's chart lists audiences for the driver that it brings, the driver's own lists none; which of the two it is,
# and of which release, its values don't say.
of_chart(chart) := [verdict.fact("undecided", "it lists no audiences, and the chart's own depend on its release", chart, chart.at)] if {
	object.get(chart.value, "tokenRequests", null) == null
} else := facts(chart, secrets_store.at(chart, ["tokenRequests"]), chart.value.tokenRequests)

facts(found, place, requests) := [verdict.fact("fail", "the kubelet brings no token", found, place)] if {
	requests in [null, []]
} else := [verdict.fact("undecided", "its audiences can't be read", found, place)] if {
	not kubernetes.all_objects(requests)
} else := [fact |
	request := requests[index]
	audience := object.get(request, "audience", "")
	fact := judged(found, array.concat(place, [index]), audience)
]

judged(found, place, audience) := verdict.fact("pass", "the token is for AWS", found, place) if {
	audience in {each | some each in input.parameters.audiences}
} else := verdict.fact("undecided", "an audience is filled in later", found, place) if {
	not is_stated(audience)
} else := verdict.fact("fail", "a token for the API of the cluster itself is brought along", found, place) if {
	audience == ""
} else := verdict.fact("fail", concat(" ", ["a token is brought for", audience]), found, place)

is_stated(audience) if {
	is_string(audience)
	not verdict.is_placeholder(audience)
}

# Roles that make tokens for accounts which they don't name.
observations contains verdict.observation(role.name, [verdict.fact("fail", "it makes tokens for any account", role, ["rules", index])], "") if {
	some role in rbac.roles
	some index, rule in secrets_store.listed(object.get(role.value, "rules", []))
	is_object(rule)
	rbac.grants(rule, "", "serviceaccounts/token", {"create"})
	not rbac.is_named(rule)
}
