# METADATA
# title: External secrets name keys below their team's path only
# description: >-
#   The operator reads whatever its role may read. Without a limit on the key, whoever writes an ExternalSecret in one
#   namespace takes another team's secret, and a search by pattern or tag takes whatever matches tomorrow.
# custom:
#   mitigation: remote-key-prefix
#   reads: [kubernetes]
#   method: examine
#   valid-days: 90
#   parameters:
#     prefixes: {default: [], about: "What a remote key may start with; none listed: the namespace and a slash, or that behind a slash."}
#   fix: Name each key in full below the team's path, and take dataFrom.find out.
#   corrected: |
#     data:
#       - secretKey: password
#         remoteRef: {key: payments/database}
#   sources:
#     - title: External Secrets Operator, multi tenancy
#       url: https://external-secrets.io/latest/guides/multi-tenancy/
package checks.eso_remote_key_prefix

import data.lib.external_secrets
import data.lib.kubernetes
import data.lib.verdict
import rego.v1

observations contains verdict.observation(secret.name, facts(secret), "Each key that it names stands below the path.") if {
	some secret in external_secrets.external_secrets
}

facts(secret) := [verdict.fact("undecided", "its API version is not known to this check", secret, ["apiVersion"])] if {
	not external_secrets.is_known_version(secret)
} else := [verdict.fact("undecided", "what it fetches can't be read", secret, secret.at)] if {
	not is_readable(secret.spec)
} else := [verdict.fact("undecided", "it names no key", secret, secret.at)] if {
	count(listed(secret.spec, "data")) + count(listed(secret.spec, "dataFrom")) == 0
} else := array.concat(
	[key(secret, entry, entry.remoteRef.key, ["data", index, "remoteRef", "key"]) | entry := listed(secret.spec, "data")[index]],
	[from(secret, entry, ["dataFrom", index]) | entry := listed(secret.spec, "dataFrom")[index]],
)

is_readable(spec) if {
	is_object(spec)
	all_objects(listed(spec, "data"))
	all_objects(listed(spec, "dataFrom"))
	every entry in listed(spec, "data") {
		is_string(object.get(entry, ["remoteRef", "key"], null))
	}
}

listed(spec, name) := [] if {
	object.get(spec, name, null) == null
} else := spec[name]

all_objects(entries) if {
	is_array(entries)
	every entry in entries {
		is_object(entry)
	}
}

from(secret, entry, at) := key(secret, entry, entry.extract.key, array.concat(at, ["extract", "key"])) if {
	is_string(entry.extract.key)
	not "find" in object.keys(entry)
} else := verdict.fact("fail", "it searches by name, path or tag", secret, array.concat(secret.at, array.concat(at, ["find"]))) if {
	"find" in object.keys(entry)
} else := verdict.fact("pass", "it generates a value", secret, array.concat(secret.at, at)) if {
	is_object(entry.sourceRef.generatorRef)
	not "extract" in object.keys(entry)
} else := verdict.fact("undecided", "what it fetches can't be told", secret, array.concat(secret.at, at))

key(secret, entry, value, at) := judged(secret, concat("", [store_prefix(secret, entry), value]), at)

judged(secret, value, at) := verdict.fact("undecided", "a key is filled in later", secret, array.concat(secret.at, at)) if {
	verdict.is_placeholder(value)
} else := verdict.fact("undecided", "it names a key by ARN, whose account and path aren't compared", secret, array.concat(secret.at, at)) if {
	startswith(value, "arn:")
} else := verdict.fact("pass", "the key stands below the path", secret, array.concat(secret.at, at)) if {
	some prefix in prefixes(secret)
	below(value, prefix)
} else := verdict.fact("undecided", "without a namespace its path isn't known", secret, array.concat(secret.at, at)) if {
	count(prefixes(secret)) == 0
} else := verdict.fact("fail", concat("", ["it names a key outside its path: ", value]), secret, array.concat(secret.at, at))

below(value, prefix) if {
	startswith(value, prefix)
	count(value) > count(prefix)
	# A store may read `a/../b` as `b`.
	not contains(value, "..")
}

prefixes(secret) := given if {
	given := {prefix | some prefix in input.parameters.prefixes; prefix != ""}
	count(given) > 0
} else := {concat("", [namespace, "/"]), concat("", ["/", namespace, "/"])} if {
	namespace := kubernetes.namespace(secret.value)
	namespace != ""
} else := set()

# A store for AWS may put a prefix before every key. A store that is not among the artifacts is taken to have none.
store_prefix(secret, entry) := prefix if {
	some store in external_secrets.stores
	is_named(store, secret, reference(secret, entry))
	prefix := store.value.spec.provider.aws.prefix
	is_string(prefix)
} else := ""

reference(secret, entry) := found if {
	found := entry.sourceRef.storeRef
	is_object(found)
} else := object.get(secret.spec, "secretStoreRef", {})

is_named(store, secret, reference) if {
	store.value.kind == object.get(reference, "kind", "SecretStore")
	kubernetes.name(store.value) == reference.name
	same_namespace(store, secret)
}

same_namespace(store, _) if store.value.kind == "ClusterSecretStore"

same_namespace(store, secret) if {
	store.value.kind == "SecretStore"
	kubernetes.namespace(store.value) == kubernetes.namespace(secret.value)
}
