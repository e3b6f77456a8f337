# METADATA
# title: What stands under encryptedData is sealed
# description: >-
#   The name of a field encrypts nothing. A value that was pasted in clear, cut short or sealed under a short key lies in
#   the repository and its history as if it were safe, for everyone who has a clone.
# custom:
#   mitigation: secret-scanning
#   reads: [kubernetes]
#   subjects: [git-repository]
#   facts: [sealed-values]
#   method: examine
#   valid-days: 90
#   parameters:
#     key-bits: {default: 4096, about: "The least size of the RSA key that values are sealed under, in bits."}
#   fix: >-
#     Seal the value with kubeseal under the cluster's certificate, and change it at the place that it opens if it ever
#     stood there in clear.
#   corrected: |
#     spec:
#       encryptedData:
#         password: AgB… (708 characters or more)
#   sources:
#     - title: "Sealed Secrets, cryptography: length, RSA block, AES-GCM ciphertext"
#       url: https://github.com/bitnami/sealed-secrets/blob/main/pkg/crypto/crypto.go
package checks.sealed_value_form

import data.lib.cloudformation
import data.lib.sealed_secrets
import data.lib.verdict
import rego.v1

observations contains verdict.observation(sealed.name, facts(sealed), "Each of its values has the form of one that was sealed.") if {
	some sealed in sealed_secrets.sealed
}

facts(sealed) := [verdict.fact("undecided", "it is sealed as a whole, in the form that encryptedData replaced", sealed, ["spec", "data"])] if {
	not object.get(sealed.value, ["spec", "data"], null) == null
} else := found if {
	found := [judged(sealed, value) | some value in values(sealed)]
	count(found) > 0
} else := [verdict.fact("undecided", "it holds no sealed value that can be read", sealed, ["spec", "encryptedData"])]

values(sealed) := [value |
	value := input.facts["sealed-values"][_]
	value.path == sealed.path
	value.document == sealed.document
]

judged(sealed, value) := verdict.fact("fail", concat("", [value.name, " is not sealed, or cut short"]), sealed, value.at) if {
	value.is == "not-sealed"
} else := verdict.fact("fail", concat("", [value.name, " is sealed under a key of fewer bits than agreed"]), sealed, value.at) if {
	value.is == "sealed"
	value.bits < cloudformation.number(input.parameters["key-bits"])
} else := verdict.fact("pass", "it is sealed", sealed, value.at) if {
	value.is == "sealed"
	value.bits >= cloudformation.number(input.parameters["key-bits"])
} else := verdict.fact("undecided", concat("", ["whether ", value.name, " is sealed can't be told"]), sealed, value.at)
