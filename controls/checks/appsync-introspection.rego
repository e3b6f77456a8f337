# METADATA
# title: The API does not tell its schema
# description: >-
#   Introspection lists every operation with its arguments, also those that no page uses. It is on unless it is switched
#   off.
# custom:
#   mitigation: introspection-disabled
#   reads: [cloudformation]
#   subjects: [aws-appsync]
#   method: examine
#   valid-days: 90
#   fix: Set IntrospectionConfig to DISABLED where real data is.
#   corrected: |
#     Type: AWS::AppSync::GraphQLApi
#     Properties:
#       IntrospectionConfig: DISABLED
#   sources:
#     - title: AWS AppSync, query depth, resolver count and introspection
#       url: https://docs.aws.amazon.com/appsync/latest/devguide/configuration-limits.html
package checks.appsync_introspection

import data.lib.appsync
import data.lib.cloudformation
import data.lib.verdict
import rego.v1

observations contains verdict.observation(api.name, [introspection(api)], "Introspection is off.") if {
	some api in appsync.apis
	api.type in {"AWS::AppSync::GraphQLApi", "AWS::Serverless::GraphQLApi"}
}

introspection(api) := verdict.fact("fail", "introspection is on", api, place(api)) if {
	cloudformation.property(api, ["IntrospectionConfig"]) in {null, "ENABLED"}
} else := verdict.fact("undecided", "it is made under a condition", api, ["Resources", api.id]) if {
	api.is_conditional == true
} else := verdict.fact("pass", "it is off", api, place(api)) if {
	cloudformation.property(api, ["IntrospectionConfig"]) == "DISABLED"
} else := verdict.fact("undecided", "whether introspection is on can't be told", api, place(api))

place(api) := cloudformation.at(api, ["IntrospectionConfig"])
