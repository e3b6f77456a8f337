# METADATA
# title: No answer tells how access is decided
# description: >-
#   A filter names the column and the value that would open a cell; a location, an account number or the values of every
#   partition tell of what their reader has no rows in.
# custom:
#   mitigation: metadata-minimised
#   reads: [graphql]
#   subjects: [aws-appsync]
#   method: examine
#   valid-days: 90
#   parameters:
#     telling:
#       default: [metadata, "filter_?expression", "(cell|row)_?filter", "^filters?$", "^condition$", "location$", "authori[sz]ed_?columns", "partition_?keys", "permissions$"]
#       about: Patterns for names of fields that tell how access is decided, in lower case.
#     innocent: {default: [], about: "Fields, as `Type.field`, that tell nothing though their name looks so."}
#   fix: Leave those fields out of the schema; let a hidden cell say that it is hidden.
#   corrected: |
#     type Cell {
#       value: String
#       hidden: Boolean
#     }
#   sources:
#     - title: OWASP API Security Top 10, broken object property level authorization
#       url: https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/
package checks.graphql_policy_metadata

import data.lib.graphql
import data.lib.verdict
import rego.v1

# That no field's name tells is no proof that no answer does, so nothing passes but what the model vouches for.
observations contains verdict.observation(field.name, [told(field)], "The model says that it tells nothing of how access is decided.") if {
	some field in graphql.fields
	is_telling(field)
}

told(field) := verdict.fact("pass", "the model vouches for it", field, field.at) if {
	is_innocent(field)
} else := verdict.fact("undecided", "by its name it tells how access is decided, to some groups only", field, field.at) if {
	count(graphql.groups(field)) > 0
} else := verdict.fact("fail", "by its name it tells how access is decided", field, field.at)

is_telling(field) if {
	some pattern in input.parameters.telling
	regex.match(pattern, lower(field.field.name))
}

is_innocent(field) if {
	some name in input.parameters.innocent
	concat(".", [field.type, field.field.name]) == name
}
