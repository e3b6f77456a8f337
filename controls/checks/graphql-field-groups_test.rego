package checks.graphql_field_groups_test

import rego.v1

schema(text) := {"path": "s.graphql", "kind": "graphql", "text": text}

api(rest) := {"path": "t.yaml", "kind": "cloudformation", "text": concat("", ["Resources:\n  A: {Type: 'AWS::AppSync::GraphQLApi', Properties: {AuthenticationType: AMAZON_COGNITO_USER_POOLS", rest, "}}\n"])}

cases := [
	{"name": "groups", "expect": "pass", "artifacts": [schema(`type Query { a: Int @aws_cognito_user_pools(cognito_groups: ["stewards"]) }`)]},
	{"name": "one group, not in a list", "expect": "fail", "artifacts": [schema(`type Query { a: Int @aws_cognito_user_pools(cognito_groups: []) }`)]},
	{"name": "nothing", "expect": "fail", "artifacts": [schema("type Query { a: Int }")]},
	{"name": "nothing, where the model says that it is for everybody", "expect": "pass", "parameters": {"open": ["a"]}, "artifacts": [schema("type Query { a: Int }")]},
	{"name": "one of two", "expect": "fail", "artifacts": [schema(`type Query { a: Int @aws_cognito_user_pools(cognito_groups: ["s"]) b: Int @function(name: "f") }`)]},
	{"name": "the older directive, with the user pool alone", "expect": "pass", "artifacts": [schema(`type Query { a: Int @aws_auth(cognito_groups: ["s"]) }`), api("")]},
	{"name": "one group without a list around it", "expect": "pass", "artifacts": [schema(`type Query { a: Int @aws_cognito_user_pools(cognito_groups: "s") }`)]},
	{"name": "the older directive, without a user pool", "expect": "fail", "artifacts": [schema(`type Query { a: Int @aws_auth(cognito_groups: ["s"]) }`), {"path": "t.yaml", "kind": "cloudformation", "text": "Resources:\n  A: {Type: 'AWS::AppSync::GraphQLApi', Properties: {AuthenticationType: API_KEY}}\n"}]},
	{"name": "nothing, where IAM decides", "expect": "undecided", "artifacts": [schema("type Query { a: Int }"), {"path": "t.yaml", "kind": "cloudformation", "text": "Resources:\n  A: {Type: 'AWS::AppSync::GraphQLApi', Properties: {AuthenticationType: AWS_IAM}}\n"}]},
	{"name": "nothing, with the user pool alone", "expect": "fail", "artifacts": [schema("type Query { a: Int }"), api("")]},
	{"name": "the older directive, beside IAM", "expect": "fail", "artifacts": [schema(`type Query { a: Int @aws_auth(cognito_groups: ["s"]) }`), api(", AdditionalAuthenticationProviders: [{AuthenticationType: AWS_IAM}]")]},
	{"name": "the older directive, and nothing known of the API", "expect": "undecided", "artifacts": [schema(`type Query { a: Int @aws_auth(cognito_groups: ["s"]) }`)]},
	{"name": "a key as well", "expect": "fail", "artifacts": [schema(`type Query { a: Int @aws_api_key @aws_cognito_user_pools(cognito_groups: ["s"]) }`)]},
	{"name": "IAM as well", "expect": "undecided", "artifacts": [schema(`type Query { a: Int @aws_iam @aws_cognito_user_pools(cognito_groups: ["s"]) }`)]},
	{"name": "a rule of Amplify", "expect": "undecided", "artifacts": [schema(`type Query { a: Int @auth(rules: [{allow: groups, groups: ["s"]}]) }`)]},
	{"name": "no operation", "expect": "not-observed", "artifacts": [schema("type Row { a: Int }")]},
]
