package checks.cognito_second_factor_test

import rego.v1

pool(rest) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", ["Resources:\n  P: {Type: 'AWS::Cognito::UserPool', ", rest, "}\n"])}]

cases := [
	{"name": "asked of everybody", "expect": "pass", "artifacts": pool("Properties: {MfaConfiguration: 'ON'}")},
	{"name": "off", "expect": "fail", "artifacts": pool("Properties: {MfaConfiguration: 'OFF'}")},
	{"name": "off without quotes", "expect": "fail", "artifacts": pool("Properties: {MfaConfiguration: OFF}")},
	{"name": "optional", "expect": "fail", "artifacts": pool("Properties: {MfaConfiguration: OPTIONAL}")},
	{"name": "left out, which is off", "expect": "fail", "artifacts": pool("Properties: {UserPoolName: p}")},
	{"name": "factors are allowed, and none is asked for", "expect": "fail", "artifacts": pool("Properties: {EnabledMfas: [SOFTWARE_TOKEN_MFA]}")},
	{"name": "a parameter", "expect": "undecided", "artifacts": pool("Properties: {MfaConfiguration: !Ref Mfa}")},
	{"name": "under a condition", "expect": "undecided", "artifacts": pool("Condition: C, Properties: {MfaConfiguration: 'ON'}")},
]
