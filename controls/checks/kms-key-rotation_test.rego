package checks.kms_key_rotation_test

import rego.v1

key(properties) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", ["Resources: {Key: {Type: 'AWS::KMS::Key', Properties: ", properties, "}}"])}]

cases := [
	{"name": "on", "expect": "pass", "artifacts": key("{EnableKeyRotation: true}")},
	{"name": "on, as text", "expect": "pass", "artifacts": key(`{EnableKeyRotation: "true"}`)},
	{"name": "off", "expect": "fail", "artifacts": key("{EnableKeyRotation: false}")},
	{"name": "left out", "expect": "fail", "artifacts": key("{}")},
	{"name": "a parameter", "expect": "undecided", "artifacts": key("{EnableKeyRotation: !Ref Rotate}")},
	{"name": "for signing", "expect": "undecided", "artifacts": key("{KeySpec: RSA_4096, KeyUsage: SIGN_VERIFY}")},
	{"name": "imported material", "expect": "undecided", "artifacts": key("{Origin: EXTERNAL, EnableKeyRotation: true}")},
	{"name": "no key", "expect": "not-observed", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {Topic: {Type: 'AWS::SNS::Topic'}}"}]},
]
