# METADATA
# title: Each operation names the groups that may call it
# description: >-
#   Without a directive an operation is open to whoever is signed in. @aws_auth counts only where the user pool is the
#   API's one way to authenticate; beside another way it is passed over.
# custom:
#   mitigation: field-level-authorisation
#   reads: [graphql, cloudformation]
#   subjects: [aws-appsync]
#   method: examine
#   valid-days: 90
#   parameters:
#     open: {default: [], about: Operations that every signed-in user may call.}
#   fix: Name the groups with @aws_cognito_user_pools at each operation that is not for everybody.
#   corrected: |
#     type Query {
#       getTableRules(table: String!): Rules @aws_cognito_user_pools(cognito_groups: ["stewards"])
#     }
#   sources:
#     - title: AWS AppSync, authorization and authentication
#       url: https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html
package checks.graphql_field_groups

import data.lib.appsync
import data.lib.graphql
import data.lib.verdict
import rego.v1

observations contains verdict.observation(operation.name, [called(operation)], "It names who may call it.") if {
	some operation in graphql.operations
}

others := {"aws_iam", "aws_lambda", "aws_oidc", "aws_api_key"}

called(operation) := verdict.fact("fail", "a key may call it", operation, operation.at) if {
	"aws_api_key" in directives(operation)
} else := verdict.fact("undecided", "it may be called in other ways, whose limits are not in the schema", operation, operation.at) if {
	count(directives(operation) & others) > 0
} else := verdict.fact("fail", "it names its groups with @aws_auth, which counts only where the user pool is the one way to authenticate", operation, operation.at) if {
	count(groups(operation, "aws_auth")) > 0
	count(groups(operation, "aws_cognito_user_pools")) == 0
	other_ways
} else := verdict.fact("pass", "it names its groups", operation, operation.at) if {
	count(groups(operation, "aws_cognito_user_pools")) > 0
} else := verdict.fact("pass", "it names its groups", operation, operation.at) if {
	count(groups(operation, "aws_auth")) > 0
	one_way
} else := verdict.fact("undecided", "it names its groups with @aws_auth, and whether that counts depends on the API's ways to authenticate", operation, operation.at) if {
	count(groups(operation, "aws_auth")) > 0
} else := verdict.fact("undecided", "a rule at the type or of Amplify may say who may call it", operation, operation.at) if {
	some directive in operation.type_directives
	directive.name in {"aws_auth", "aws_cognito_user_pools", "auth"}
} else := verdict.fact("undecided", "a rule of Amplify may say who may call it", operation, operation.at) if {
	"auth" in directives(operation)
} else := verdict.fact("pass", "it is for every signed-in user, as the model says", operation, operation.at) if {
	operation.field.name in input.parameters.open
} else := verdict.fact("undecided", "it is reached by the API's first way to authenticate, whose limits are not in the schema", operation, operation.at) if {
	count(directives(operation) & {"aws_cognito_user_pools", "aws_auth"}) == 0
	some way in first_ways
	way in {"AWS_IAM", "AWS_LAMBDA", "unknown"}
} else := verdict.fact("fail", "whoever is signed in may call it", operation, operation.at)

directives(operation) := {directive.name | some directive in operation.field.directives}

groups(operation, name) := {group |
	some directive in operation.field.directives
	directive.name == name
	some group in directive.arguments.cognito_groups
	is_string(group)
} | {group |
	some directive in operation.field.directives
	directive.name == name
	group := directive.arguments.cognito_groups
	is_string(group)
}

ways := {accepted.way |
	some api in appsync.apis
	some accepted in appsync.ways(api)
}

one_way if ways == {"AMAZON_COGNITO_USER_POOLS"}

other_ways if {
	count(ways) > 0
	not one_way
	not "unknown" in ways
}

# Who reaches an operation without a directive: whoever gets in by the API's first way.
first_ways := {accepted.way |
	some api in appsync.apis
	accepted := appsync.ways(api)[0]
}
