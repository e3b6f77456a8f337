package checks.cognito_sign_up_test

import rego.v1

pool(rest) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", ["Resources:\n  P: {Type: 'AWS::Cognito::UserPool', ", rest, "}\n"])}]

cases := [
	{"name": "off", "expect": "pass", "artifacts": pool("Properties: {AdminCreateUserConfig: {AllowAdminCreateUserOnly: true}}")},
	{"name": "off, as text", "expect": "pass", "artifacts": pool("Properties: {AdminCreateUserConfig: {AllowAdminCreateUserOnly: 'true'}}")},
	{"name": "open", "expect": "fail", "artifacts": pool("Properties: {AdminCreateUserConfig: {AllowAdminCreateUserOnly: false}}")},
	{"name": "left out, which is open", "expect": "fail", "artifacts": pool("Properties: {UserPoolName: p}")},
	{"name": "only the message of an invitation", "expect": "fail", "artifacts": pool("Properties: {AdminCreateUserConfig: {InviteMessageTemplate: {EmailSubject: Hello}}}")},
	{"name": "no properties", "expect": "fail", "artifacts": pool("DeletionPolicy: Retain")},
	{"name": "a parameter", "expect": "undecided", "artifacts": pool("Properties: {AdminCreateUserConfig: {AllowAdminCreateUserOnly: !Ref Only}}")},
	{"name": "a choice above", "expect": "undecided", "artifacts": pool("Properties: {AdminCreateUserConfig: !If [C, {AllowAdminCreateUserOnly: true}, !Ref 'AWS::NoValue']}")},
	{"name": "a function is asked first", "expect": "undecided", "artifacts": pool("Properties: {LambdaConfig: {PreSignUp: !GetAtt F.Arn}}")},
	{"name": "off under a condition", "expect": "undecided", "artifacts": pool("Condition: C, Properties: {AdminCreateUserConfig: {AllowAdminCreateUserOnly: true}}")},
	{"name": "something else", "expect": "not-observed", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {B: {Type: 'AWS::S3::Bucket'}}\n"}]},
]
