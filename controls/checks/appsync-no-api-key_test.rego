package checks.appsync_no_api_key_test

import rego.v1

api(properties) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", ["Resources:\n  A: {Type: 'AWS::AppSync::GraphQLApi', Properties: {Name: a", properties, "}}\n"])}]

with_key(properties) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [api(properties)[0].text, "  K: {Type: 'AWS::AppSync::ApiKey', Properties: {ApiId: !GetAtt A.ApiId}}\n"])}]

other(resource) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", ["Resources:\n  A: {Type: 'AWS::", resource, "}\n"])}]

cases := [
	{"name": "user pool alone", "expect": "pass", "artifacts": api(", AuthenticationType: AMAZON_COGNITO_USER_POOLS")},
	{"name": "user pool and IAM", "expect": "pass", "artifacts": api(", AuthenticationType: AMAZON_COGNITO_USER_POOLS, AdditionalAuthenticationProviders: [{AuthenticationType: AWS_IAM}]")},
	{"name": "a key", "expect": "fail", "artifacts": api(", AuthenticationType: API_KEY")},
	{"name": "a key beside the user pool", "expect": "fail", "artifacts": api(", AuthenticationType: AMAZON_COGNITO_USER_POOLS, AdditionalAuthenticationProviders: [{AuthenticationType: API_KEY}]")},
	{"name": "a key is made, though no way to use it is", "expect": "fail", "artifacts": with_key(", AuthenticationType: AMAZON_COGNITO_USER_POOLS")},
	{"name": "a parameter", "expect": "undecided", "artifacts": api(", AuthenticationType: !Ref Way")},
	{"name": "left out, which the type doesn't allow", "expect": "undecided", "artifacts": api("")},
	{"name": "another way is a parameter", "expect": "undecided", "artifacts": api(", AuthenticationType: AWS_IAM, AdditionalAuthenticationProviders: [{AuthenticationType: !Ref Way}]")},
	{"name": "other ways by a choice", "expect": "undecided", "artifacts": api(", AuthenticationType: AWS_IAM, AdditionalAuthenticationProviders: !If [C, [{AuthenticationType: API_KEY}], !Ref 'AWS::NoValue']")},
	{"name": "one of the other ways by a choice", "expect": "undecided", "artifacts": api(", AuthenticationType: AWS_IAM, AdditionalAuthenticationProviders: [!If [C, {AuthenticationType: API_KEY}, !Ref 'AWS::NoValue']]")},
	{"name": "no other way", "expect": "pass", "artifacts": api(", AuthenticationType: AWS_IAM, AdditionalAuthenticationProviders: !Ref AWS::NoValue")},
	{"name": "the short form of SAM with a key", "expect": "fail", "artifacts": other("Serverless::GraphQLApi', Properties: {Auth: {Type: AWS_IAM, Additional: [{Type: API_KEY}]}}")},
	{"name": "the short form of SAM with IAM", "expect": "pass", "artifacts": other("Serverless::GraphQLApi', Properties: {Auth: {Type: AWS_IAM}}")},
	{"name": "the short form of SAM that makes keys", "expect": "fail", "artifacts": other("Serverless::GraphQLApi', Properties: {Auth: {Type: AWS_IAM}, ApiKeys: {Own: {}}}")},
	{"name": "an API for events with a key", "expect": "fail", "artifacts": other("AppSync::Api', Properties: {EventConfig: {AuthProviders: [{AuthType: API_KEY}]}}")},
	{"name": "something else", "expect": "not-observed", "artifacts": other("S3::Bucket'")},
]
