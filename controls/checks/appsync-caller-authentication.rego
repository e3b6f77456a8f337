# METADATA
# title: Each caller of the API proves who it is
# description: >-
#   A token of the pool or a signature of IAM names the caller. A key names nobody. An API that takes the pool's tokens
#   from any application takes those that were made for another one.
# custom:
#   mitigation: caller-authentication
#   reads: [cloudformation]
#   subjects: [aws-appsync]
#   method: examine
#   valid-days: 90
#   parameters:
#     any-client: {default: "yes", about: "Whether tokens of every application of the pool may be taken; no: the API must name which."}
#   fix: Authenticate by user pool, IAM or OpenID Connect.
#   corrected: |
#     AuthenticationType: AMAZON_COGNITO_USER_POOLS
#     UserPoolConfig: {UserPoolId: !Ref UserPool, AppIdClientRegex: !Ref WebClient, DefaultAction: ALLOW}
#   sources:
#     - title: AWS AppSync, authorization and authentication
#       url: https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html
package checks.appsync_caller_authentication

import data.lib.appsync
import data.lib.cloudformation
import data.lib.verdict
import rego.v1

observations contains verdict.observation(api.name, facts(api), "Every caller proves who it is.") if {
	some api in appsync.apis
}

facts(api) := array.concat(
	[fact |
		some accepted in appsync.ways(api)
		fact := way(api, accepted)
	],
	array.concat(clients(api), certain(api)),
)

way(api, accepted) := verdict.fact("fail", "a key is taken, which names nobody", api, cloudformation.at(api, accepted.at)) if {
	accepted.way == "API_KEY"
} else := verdict.fact("pass", "it names the caller", api, cloudformation.at(api, accepted.at)) if {
	accepted.way in {"AMAZON_COGNITO_USER_POOLS", "AWS_IAM", "OPENID_CONNECT"}
} else := verdict.fact("undecided", "a function decides, and what it asks can't be told", api, cloudformation.at(api, accepted.at)) if {
	accepted.way == "AWS_LAMBDA"
} else := verdict.fact("undecided", "how callers authenticate can't be told", api, cloudformation.at(api, accepted.at))

clients(api) := [verdict.fact("fail", "it takes tokens of every application of the pool", api, cloudformation.at(api, ["UserPoolConfig"]))] if {
	input.parameters["any-client"] in {"no", false}
	some accepted in appsync.ways(api)
	accepted.way == "AMAZON_COGNITO_USER_POOLS"
	cloudformation.property(api, ["UserPoolConfig", "AppIdClientRegex"]) in {null, "", ".*"}
} else := []

certain(api) := [verdict.fact("undecided", "it is made under a condition", api, ["Resources", api.id])] if {
	api.is_conditional == true
} else := []
