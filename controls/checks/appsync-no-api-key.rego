# METADATA
# title: The API accepts no API key
# description: >-
#   A key names nobody and stands in what every browser loads. A key that was made once stays a way in beside signing in.
# custom:
#   mitigation: no-api-key
#   reads: [cloudformation]
#   subjects: [aws-appsync]
#   method: examine
#   valid-days: 90
#   fix: Take API_KEY out of the API's ways to authenticate, and delete every AWS::AppSync::ApiKey.
#   corrected: |
#     Type: AWS::AppSync::GraphQLApi
#     Properties:
#       AuthenticationType: AMAZON_COGNITO_USER_POOLS
#   sources:
#     - title: AWS AppSync, authorization and authentication
#       url: https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html
package checks.appsync_no_api_key

import data.lib.appsync
import data.lib.cloudformation
import data.lib.verdict
import rego.v1

observations contains verdict.observation(api.name, facts(api), "It accepts no key, and none is made.") if {
	some api in appsync.apis
}

observations contains verdict.observation(key.name, [fact], "") if {
	some key in cloudformation.resources
	key.type == "AWS::AppSync::ApiKey"
	fact := verdict.fact("fail", "a key is made", key, ["Resources", key.id])
}

facts(api) := array.concat(
	[fact |
		some accepted in appsync.ways(api)
		fact := way(api, accepted)
	],
	array.concat(keys(api), certain(api)),
)

way(api, accepted) := verdict.fact("fail", "it accepts a key", api, cloudformation.at(api, accepted.at)) if {
	accepted.way == "API_KEY"
} else := verdict.fact("undecided", "how callers authenticate can't be told", api, cloudformation.at(api, accepted.at)) if {
	accepted.way == "unknown"
} else := verdict.fact("pass", "this way is no key", api, cloudformation.at(api, accepted.at))

keys(api) := [verdict.fact("fail", "keys are made for it", api, cloudformation.at(api, ["ApiKeys"]))] if {
	not cloudformation.property(api, ["ApiKeys"]) in {null, {}}
} else := []

certain(api) := [verdict.fact("undecided", "it is made under a condition", api, ["Resources", api.id])] if {
	api.is_conditional == true
} else := []
