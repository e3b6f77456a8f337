# METADATA
# title: Templates of sealed secrets hold references, no values
# description: >-
#   The template beside the encrypted fields is plain text, for everyone who has a clone of the repository. A password in a
#   connection string there is as readable as in any other file.
# custom:
#   mitigation: template-without-literals
#   reads: [kubernetes]
#   subjects: [git-repository]
#   method: examine
#   valid-days: 90
#   parameters:
#     literals: {default: [], about: "Entries of templates that may be literal, since they are no secrets, by name."}
#   fix: Move the value among the encrypted fields and refer to it in the template, or list the entry if it is no secret.
#   corrected: |
#     template:
#       data:
#         url: "postgres://{{ .user }}:{{ .password }}@db.example/payments"
#   sources:
#     - title: Sealed Secrets, sealed secrets as templates for secrets
#       url: https://github.com/bitnami/sealed-secrets#sealedsecrets-as-templates-for-secrets
package checks.sealed_template_literals

import data.lib.sealed_secrets
import data.lib.verdict
import rego.v1

observations contains verdict.observation(sealed.name, facts(sealed), "Its template holds references only, or none at all.") if {
	some sealed in sealed_secrets.sealed
}

data_path := ["spec", "template", "data"]

facts(sealed) := [verdict.fact("undecided", "its template can't be read", sealed, ["spec"])] if {
	not is_readable(sealed)
} else := array.concat(literals(sealed, "stringData"), found) if {
	found := [judged(sealed, name) | some name in object.keys(sealed.value.spec.template.data)]
	count(found) > 0
} else := array.concat(literals(sealed, "stringData"), [verdict.fact("pass", "its template has no data", sealed, ["spec", "template"])])

# A template has no such field, so whatever was put there lies in clear and reaches no Secret.
literals(sealed, name) := [verdict.fact("fail", concat("", ["values stand in clear under ", name]), sealed, ["spec", "template", name]) |
	not object.get(sealed.value, ["spec", "template", name], null) in [null, {}]
]

is_readable(sealed) if {
	is_object(sealed.value.spec)
	is_mapping(object.get(sealed.value, ["spec", "template"], null))
	is_mapping(object.get(sealed.value, data_path, null))
}

is_mapping(value) if value == null

is_mapping(value) if is_object(value)

judged(sealed, name) := verdict.fact("pass", "it is listed as no secret", sealed, array.concat(data_path, [name])) if {
	name in input.parameters.literals
} else := verdict.fact("pass", "it is empty", sealed, array.concat(data_path, [name])) if {
	object.get(sealed.value, array.concat(data_path, [name]), null) in {null, ""}
} else := verdict.fact("fail", concat("", [name, " holds a value that was taken out as a secret"]), sealed, array.concat(data_path, [name])) if {
	value := object.get(sealed.value, array.concat(data_path, [name]), "")
	is_string(value)
	contains(value, "redacted")
} else := verdict.fact("pass", "it refers to sealed values", sealed, array.concat(data_path, [name])) if {
	value := object.get(sealed.value, array.concat(data_path, [name]), "")
	is_string(value)
	refers(value)
} else := verdict.fact("fail", concat("", [name, " is a literal"]), sealed, array.concat(data_path, [name]))

# Each action of the template prints something of the sealed values, or steers; one that prints a text in quotes is a literal.
refers(value) if {
	actions := regex.find_n(`\{\{[^}]*\}\}`, value, -1)
	count([action | action := actions[_]; is_reference(action)]) > 0
	every action in actions {
		is_known(action)
	}
}

is_known(action) if is_reference(action)

is_known(action) if is_steering(action)

is_reference(action) if {
	regex.match(`^\{\{-?\s*(\(?\s*[A-Za-z][A-Za-z0-9]*\s+)*[$]?[.][A-Za-z_]`, action)
	not is_steering(action)
}

is_reference(action) if regex.match(`^\{\{-?\s*index\s+[$.]+\s`, action)

# Conditions, loops, their ends and comments print nothing by themselves.
is_steering(action) if regex.match(`^\{\{-?\s*(if |with |range |else|end|/\*)`, action)
