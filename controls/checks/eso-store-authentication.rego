# METADATA
# title: Secret stores log in with a workload identity
# description: >-
#   A store that logs in with a stored access key hands a lasting credential to everyone who can read the Secret that
#   holds it. A service account's token is exchanged for a session that expires within hours.
# custom:
#   mitigation: workload-identity
#   reads: [kubernetes, helm-values]
#   subjects: [external-secrets-controller]
#   method: examine
#   valid-days: 90
#   parameters:
#     operator: {default: external-secrets/external-secrets, about: "The operator's own service account, as namespace/name."}
#   fix: >-
#     Let the store refer to a service account (for AWS, auth.jwt.serviceAccountRef) that is bound to a role, or leave its
#     auth out and bind the operator's own account to one; then delete the Secret with the access key.
#   corrected: |
#     provider:
#       aws:
#         service: SecretsManager
#         region: eu-central-1
#         auth: {jwt: {serviceAccountRef: {name: payments-secrets}}}
#   sources:
#     - title: External Secrets Operator, AWS access
#       url: https://external-secrets.io/latest/provider/aws-access/
package checks.eso_store_authentication

import data.lib.external_secrets
import data.lib.kubernetes
import data.lib.verdict
import rego.v1

observations contains verdict.observation(store.name, facts(store), "It logs in with the identity of a service account.") if {
	some store in external_secrets.stores
}

facts(store) := array.concat(array.concat(static(store), literal(store)), [identity(store)])

# Whatever the provider: a reference to a Secret is a credential that somebody keeps.
static(store) := [
verdict.fact("fail", concat("", ["it logs in with a stored credential (", concat(".", strings(path)), ")"]), store, array.concat(["spec", "provider"], path)) |
	walk(object.get(store.value, ["spec", "provider"], {}), [path, value])
	value != null
	count(path) > 0
	is_string(path[count(path) - 1])
	holds_credential(lower(path[count(path) - 1]))
	not only_identifies(lower(path[count(path) - 1]), value)
]

holds_credential(name) if endswith(name, "secretref")

# The Kubernetes provider refers to Secrets under names of its own.
holds_credential(name) if name in {"bearertoken", "clientcert", "clientkey"}

# So do those of Conjur, Keeper, Onboardbase, GitHub and Infisical.
holds_credential(name) if name in {"apikeyref", "authref", "passcoderef", "privatekey", "universalauthcredentials"}

# What stands under authSecretRef may name an identity alone; what proves it stands beside or below.
only_identifies("authsecretref", value) if {
	is_object(value)
	count(value) > 0
	object.keys(value) - {"clientId", "tenantId", "kubernetesAuth"} == set()
}

# Some providers take the credential itself.
literal(store) := [verdict.fact("fail", "a credential stands in the store itself", store, array.concat(["spec", "provider"], path)) |
	walk(object.get(store.value, ["spec", "provider"], {}), [path, value])
	is_string(value)
	count(path) > 1
	path[count(path) - 1] == "value"
	is_string(path[count(path) - 2])
	lower(path[count(path) - 2]) in {"secretkey", "clientsecret", "password", "apikey", "accesstoken"}
]

strings(path) := [sprintf("%v", [step]) | some step in path]

identity(store) := verdict.fact("undecided", "its API version is not known to this check", store, ["apiVersion"]) if {
	not external_secrets.is_known_version(store)
} else := verdict.fact("undecided", "it does not name exactly one provider", store, ["spec", "provider"]) if {
	not has_one_provider(store)
} else := verdict.fact("fail", "the values of the fake provider stand in the store itself", store, ["spec", "provider", "fake"]) if {
	"fake" in object.keys(store.value.spec.provider)
} else := verdict.fact("pass", "it names a service account", store, array.concat(["spec", "provider"], at)) if {
	at := accounts[_]
	has_account(store.value.spec.provider, at)
} else := verdict.fact("pass", "it uses Azure's workload identity", store, ["spec", "provider", "azurekv", "authType"]) if {
	store.value.spec.provider.azurekv.authType == "WorkloadIdentity"
} else := operators_own(store) if {
	object.get(store.value.spec.provider, ["aws", "auth"], {}) in [{}, null]
	is_object(store.value.spec.provider.aws)
} else := verdict.fact("undecided", "its way to log in is not known to this check", store, ["spec", "provider"])

# A store for AWS that states no way to log in uses what the operator's pod has.
operators_own(store) := verdict.fact("pass", "the operator's own account is bound to a role", first[0], first[1]) if {
	first := [each | some each in own_accounts][0]
	every each in own_accounts {
		is_role(each[2])
	}
} else := verdict.fact(
	"undecided",
	"it states no way to log in, so it uses the identity of the operator's pod, be it a role of its own or the node's",
	store, ["spec", "provider", "aws"],
)

annotation := "eks.amazonaws.com/role-arn"

# Each place that says what the operator's account is bound to, where in it, and to what; the chart annotates only an
# account that it makes.
own_accounts contains [chart, external_secrets.at(chart, path), bound] if {
	some chart in external_secrets.controller_charts
	external_secrets.switch(chart, ["serviceAccount", "create"]) in {"on", "default"}
	path := ["serviceAccount", "annotations", annotation]
	bound := object.get(chart.value, path, null)
}

own_accounts contains [found, path, bound] if {
	some found in kubernetes.objects
	kubernetes.in_group(found, "", {"ServiceAccount"})
	concat("/", [kubernetes.namespace(found.value), kubernetes.name(found.value)]) == input.parameters.operator
	path := ["metadata", "annotations", annotation]
	bound := object.get(found.value, path, null)
}

is_role(arn) if {
	is_string(arn)
	regex.match(`^arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$`, arn)
}

has_one_provider(store) if {
	is_object(store.value.spec.provider)
	count(store.value.spec.provider) == 1
	some _, settings in store.value.spec.provider
	is_object(settings)
}

# Where a provider names the service account whose token it takes; nothing else may stand beside it.
accounts := [
	["aws", "auth", "jwt", "serviceAccountRef"],
	["gcpsm", "auth", "workloadIdentity", "serviceAccountRef"],
	["vault", "auth", "kubernetes", "serviceAccountRef"],
	["vault", "auth", "jwt", "kubernetesServiceAccountToken", "serviceAccountRef"],
	["vault", "auth", "iam", "jwt", "serviceAccountRef"],
	["conjur", "auth", "jwt", "serviceAccountRef"],
	["kubernetes", "auth", "serviceAccount"],
]

has_account(provider, at) if {
	name := object.get(provider, array.concat(at, ["name"]), null)
	is_string(name)
	regex.match(`^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$`, name)
	count(object.get(provider, array.slice(at, 0, 2), {})) == 1
}
