# METADATA
# title: No operation returns what its caller may not see
# description: >-
#   An operation that hands out everything, be it for comparison, gives each caller what the filters are there to hide,
#   with the page or without it.
# custom:
#   mitigation: unfiltered-operation-removed
#   reads: [graphql]
#   subjects: [aws-appsync]
#   method: examine
#   valid-days: 90
#   parameters:
#     filtered:
#       default: []
#       about: Operations whose answer is filtered for the caller, or holds no rows. Of others it can't be told.
#     unfiltered:
#       default: [all_?data, all_?rows, all_?records, unfiltered_?(data|rows|records), raw_?(data|rows|records), (whole|full)_?table, unmasked]
#       about: Patterns for names of fields that return unfiltered data, in lower case.
#   fix: Take the operation out of the schema and out of the code behind it; compare in an account with made-up data.
#   corrected: |
#     type Query {
#       getAuthorizedData(db: String!, table: String!): Rows
#     }
#   sources:
#     - title: OWASP API Security Top 10, broken object property level authorization
#       url: https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/
package checks.graphql_unfiltered_operation

import data.lib.graphql
import data.lib.verdict
import rego.v1

observations contains verdict.observation(operation.name, [answer(operation)], "Its answer is filtered for the caller.") if {
	some operation in graphql.operations
}

observations contains verdict.observation(field.name, [fact], "") if {
	some field in graphql.fields
	not field.is_operation
	is_unfiltered(field.field)
	fact := verdict.fact("fail", "by its name the field holds unfiltered data", field, field.at)
}

answer(operation) := verdict.fact("undecided", "by its name it returns unfiltered data, to some groups only", operation, operation.at) if {
	is_unfiltered(operation.field)
	count(graphql.groups(operation)) > 0
} else := verdict.fact("fail", "by its name it returns unfiltered data", operation, operation.at) if {
	is_unfiltered(operation.field)
} else := verdict.fact("pass", "the model says that it is filtered", operation, operation.at) if {
	operation.field.name in input.parameters.filtered
} else := verdict.fact("undecided", "whether its answer is filtered for the caller isn't stated", operation, operation.at)

is_unfiltered(field) if {
	some pattern in input.parameters.unfiltered
	regex.match(pattern, lower(field.name))
}
