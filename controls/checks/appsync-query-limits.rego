# METADATA
# title: The API limits depth and resolvers of a query
# description: >-
#   Without a limit one query may nest and repeat as its caller likes, and each of its parts starts the back end. The
#   depth that Amplify asks for when it publishes limits the code that it generates, not queries.
# custom:
#   mitigation: graphql-query-limits
#   reads: [cloudformation]
#   subjects: [aws-appsync]
#   method: examine
#   valid-days: 90
#   parameters:
#     max-depth: {default: 10, about: The greatest depth that a query may have.}
#     max-resolvers: {default: 100, about: The greatest number of resolvers that a query may start.}
#   fix: Set QueryDepthLimit and ResolverCountLimit to what the application's own queries need.
#   corrected: |
#     Type: AWS::AppSync::GraphQLApi
#     Properties:
#       QueryDepthLimit: 5
#       ResolverCountLimit: 10
#   sources:
#     - title: AWS AppSync, query depth, resolver count and introspection
#       url: https://docs.aws.amazon.com/appsync/latest/devguide/configuration-limits.html
package checks.appsync_query_limits

import data.lib.appsync
import data.lib.cloudformation
import data.lib.verdict
import rego.v1

observations contains verdict.observation(api.name, facts(api), "Depth and resolvers of a query are limited.") if {
	some api in appsync.apis
	api.type in {"AWS::AppSync::GraphQLApi", "AWS::Serverless::GraphQLApi"}
}

limits := [
	{"property": "QueryDepthLimit", "parameter": "max-depth", "none": "no depth is set, so a query may nest as it likes", "much": "queries may nest deeper than agreed"},
	{"property": "ResolverCountLimit", "parameter": "max-resolvers", "none": "no number of resolvers is set", "much": "queries may start more resolvers than agreed"},
]

facts(api) := array.concat(
	[fact |
		some each in limits
		fact := limited(api, each)
	],
	certain(api),
)

# 0 stands for no limit.
limited(api, limit) := verdict.fact("fail", limit.none, api, place(api, limit)) if {
	cloudformation.property(api, [limit.property]) == null
} else := verdict.fact("fail", limit.none, api, place(api, limit)) if {
	cloudformation.number(cloudformation.property(api, [limit.property])) == 0
} else := verdict.fact("fail", limit.much, api, place(api, limit)) if {
	cloudformation.number(cloudformation.property(api, [limit.property])) > most(limit)
} else := verdict.fact("pass", "it is limited", api, place(api, limit)) if {
	number := cloudformation.number(cloudformation.property(api, [limit.property]))
	number > 0
	number <= most(limit)
} else := verdict.fact("undecided", "what a query may ask can't be told", api, place(api, limit))

most(limit) := cloudformation.number(input.parameters[limit.parameter])

place(api, limit) := cloudformation.at(api, [limit.property])

certain(api) := [verdict.fact("undecided", "it is made under a condition", api, ["Resources", api.id])] if {
	api.is_conditional == true
} else := []
