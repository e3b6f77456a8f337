# METADATA
# title: Sealed secrets open under one name in one namespace only
# description: >-
#   A value that was sealed for a whole namespace opens under any name there, one that was sealed for the cluster opens for
#   whoever may create a sealed secret anywhere in it. The annotations that ask for it stand at the object.
# custom:
#   mitigation: strict-scope-enforced
#   reads: [kubernetes]
#   method: examine
#   valid-days: 90
#   parameters:
#     allowed: {default: [], about: "Sealed secrets that may have a wider scope, as namespace/name."}
#   fix: >-
#     Take the annotations out, seal the value anew with kubeseal's scope strict, once for each namespace that needs it, and
#     change it if it was restricted: what was sealed before stays in the history.
#   corrected: |
#     kind: SealedSecret
#     metadata: {name: database, namespace: payments}
#   sources:
#     - title: Sealed Secrets, scopes
#       url: https://github.com/bitnami/sealed-secrets#scopes
#     - title: CVE-2026-22728
#       url: https://nvd.nist.gov/vuln/detail/CVE-2026-22728
package checks.sealed_scope_strict

import data.lib.kubernetes
import data.lib.sealed_secrets
import data.lib.verdict
import rego.v1

observations contains verdict.observation(sealed.name, facts(sealed), "Its annotations ask for no wider scope, or it is listed.") if {
	some sealed in sealed_secrets.sealed
}

facts(sealed) := [verdict.fact("pass", "it is listed", sealed, ["metadata"])] if {
	concat("/", [kubernetes.namespace(sealed.value), kubernetes.name(sealed.value)]) in input.parameters.allowed
} else := [fact |
	some place in places
	some name in ["namespace-wide", "cluster-wide"]
	fact := judged(sealed, place, name)
]

# Those in the template decide nothing while it is unsealed, but a flawed release took the scope from them when sealing anew.
places := [["metadata", "annotations"], ["spec", "template", "metadata", "annotations"]]

judged(sealed, place, name) := verdict.fact("undecided", "its annotations can't be read", sealed, place) if {
	not is_readable(sealed, place)
} else := verdict.fact("fail", concat("", ["its scope is ", name]), sealed, array.concat(place, [key(name)])) if {
	stated(sealed, place, name) in {"true", true}
} else := verdict.fact("pass", "it is not asked for", sealed, place) if {
	stated(sealed, place, name) in {"false", false, null}
} else := verdict.fact("undecided", concat("", ["whether its scope is ", name, " can't be told"]), sealed, array.concat(place, [key(name)]))

key(name) := concat("", ["sealedsecrets.bitnami.com/", name])

stated(sealed, place, name) := object.get(object.get(sealed.value, place, {}), key(name), null) if {
	is_object(object.get(sealed.value, place, {}))
} else := null

# Every step on the way is an object, or isn't there.
is_readable(sealed, place) if {
	every length in numbers.range(1, count(place)) {
		is_mapping(object.get(sealed.value, array.slice(place, 0, length), null))
	}
}

is_mapping(value) if value == null

is_mapping(value) if is_object(value)
