package checks.appsync_caller_authentication_test

import rego.v1

api(properties) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", ["Resources:\n  A: {Type: 'AWS::AppSync::GraphQLApi', Properties: {Name: a", properties, "}}\n"])}]

pool := ", AuthenticationType: AMAZON_COGNITO_USER_POOLS, UserPoolConfig: {UserPoolId: !Ref P, DefaultAction: ALLOW"

cases := [
	{"name": "a user pool", "expect": "pass", "artifacts": api(concat("", [pool, "}"]))},
	{"name": "a user pool, where the client has to be named", "expect": "fail", "parameters": {"any-client": "no"}, "artifacts": api(concat("", [pool, "}"]))},
	{"name": "a user pool and a client", "expect": "pass", "parameters": {"any-client": "no"}, "artifacts": api(concat("", [pool, ", AppIdClientRegex: !Ref C}"]))},
	{"name": "a key", "expect": "fail", "artifacts": api(", AuthenticationType: API_KEY")},
	{"name": "a key beside the pool", "expect": "fail", "artifacts": api(concat("", [pool, "}, AdditionalAuthenticationProviders: [{AuthenticationType: API_KEY}]"]))},
	{"name": "a function", "expect": "undecided", "artifacts": api(", AuthenticationType: AWS_LAMBDA")},
	{"name": "a parameter", "expect": "undecided", "artifacts": api(", AuthenticationType: !Ref Way")},
	{"name": "left out", "expect": "undecided", "artifacts": api("")},
]
