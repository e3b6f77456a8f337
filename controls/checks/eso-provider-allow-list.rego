# METADATA
# title: Stores and generators use approved providers only
# description: >-
#   Whoever may write a store can name a provider of their own, for example the webhook provider, and have the operator
#   send it secrets or take values from it.
# custom:
#   mitigation: provider-allow-list
#   reads: [kubernetes]
#   method: examine
#   valid-days: 90
#   parameters:
#     providers: {default: [aws], about: "Providers that a store may name, as the store spells them."}
#     regions: {default: [], about: "AWS Regions that a store may name; none listed: any."}
#     accounts: {default: [], about: "AWS accounts whose roles a store may take."}
#     addresses: {default: [], about: "Addresses of other providers that a store may call, such as https://vault.example."}
#     generators: {default: [Password, UUID, SSHKey], about: "Kinds of generator that may be used."}
#   fix: >-
#     Remove the store or generator, or add its provider to the list after a review; let an admission policy refuse
#     every other.
#   corrected: |
#     provider:
#       aws: {service: SecretsManager, region: eu-central-1}
#   sources:
#     - title: External Secrets Operator, security best practices
#       url: https://external-secrets.io/latest/guides/security-best-practices/
package checks.eso_provider_allow_list

import data.lib.external_secrets
import data.lib.kubernetes
import data.lib.verdict
import rego.v1

observations contains verdict.observation(store.name, facts(store), "Its provider is on the list.") if {
	some store in external_secrets.stores
}

observations contains verdict.observation(found.name, [generator(found)], "It is on the list of generators.") if {
	some found in kubernetes.objects
	kubernetes.group(found.value) == external_secrets.generator_api
	not found.value.kind in {"GeneratorState"}
}

# The webhook provider calls any address, the fake one invents values.
never := {"webhook", "fake"}

facts(store) := [verdict.fact("undecided", "its API version is not known to this check", store, ["apiVersion"])] if {
	not external_secrets.is_known_version(store)
} else := array.concat(array.concat(providers(store), roles(store)), addresses(store)) if {
	is_object(store.value.spec.provider)
	count(store.value.spec.provider) > 0
} else := [verdict.fact("undecided", "it names no provider", store, ["spec", "provider"])]

providers(store) := [provider(store, name) | store.value.spec.provider[name]]

provider(store, name) := verdict.fact("fail", sprintf("the provider %s is not on the list", [name]), store, at) if {
	at := ["spec", "provider", name]
	not is_listed(name)
} else := verdict.fact("undecided", "which settings its provider has can't be told", store, ["spec", "provider", name]) if {
	not is_object(store.value.spec.provider[name])
} else := verdict.fact("pass", "its provider is listed", store, ["spec", "provider", name]) if {
	name != "aws"
} else := verdict.fact("pass", "its provider is listed", store, ["spec", "provider", name]) if {
	any_region
} else := verdict.fact("pass", "provider and Region are listed", store, ["spec", "provider", name, "region"]) if {
	store.value.spec.provider.aws.region in input.parameters.regions
} else := verdict.fact("undecided", "its Region is stated elsewhere", store, ["spec", "provider", name]) if {
	not is_plain(object.get(store.value.spec.provider, ["aws", "region"], ""))
} else := verdict.fact("fail", "its Region is not on the list", store, ["spec", "provider", name, "region"])

is_listed(name) if {
	name in input.parameters.providers
	not name in never
}

any_region if input.parameters.regions == []

is_plain(text) if {
	is_string(text)
	regex.match(`^[a-z0-9-]+$`, text)
}

# A listed provider may still be asked in somebody else's account, by a role there, or at somebody else's address.
roles(store) := [role(store, arn, at) |
	[at, arn] := taken_roles(store)[_]
]

taken_roles(store) := array.concat(
	[[["spec", "provider", "aws", "role"], arn] |
		arn := store.value.spec.provider.aws.role
		not arn in {"", null}
	],
	[[["spec", "provider", "aws", "additionalRoles", index], arn] | arn := store.value.spec.provider.aws.additionalRoles[index]],
)

role(store, arn, at) := verdict.fact("pass", "the account of its role is listed", store, at) if {
	some account in input.parameters.accounts
	regex.match(concat("", ["^arn:aws[a-z-]*:iam::", account, ":role/.+$"]), arn)
} else := verdict.fact("undecided", "it takes a role in an account that is not on the list of accounts", store, at)

addresses(store) := [address(store, url, array.concat(["spec", "provider"], path)) |
	walk(store.value.spec.provider, [path, url])
	is_string(url)
	regex.match(`^[a-zA-Z]+://`, url)
]

address(store, url, at) := verdict.fact("pass", "its address is listed", store, at) if {
	some listed in input.parameters.addresses
	is_below(url, listed)
} else := verdict.fact("undecided", concat("", ["it calls ", url, ", which is not on the list of addresses"]), store, at)

is_below(url, listed) if url == listed

is_below(url, listed) if startswith(url, concat("", [trim_suffix(listed, "/"), "/"]))

generator(found) := verdict.fact("fail", "a webhook generator calls any address that it names", found, ["kind"]) if {
	generates(found) in {"Webhook", "Fake"}
} else := verdict.fact("pass", "its kind is listed", found, ["kind"]) if {
	generates(found) in input.parameters.generators
} else := verdict.fact("fail", sprintf("the generator %v is not on the list", [generates(found)]), found, ["kind"])

# A ClusterGenerator says inside what it is.
generates(found) := object.get(found.value, ["spec", "kind"], "without a kind") if {
	found.value.kind == "ClusterGenerator"
} else := found.value.kind
