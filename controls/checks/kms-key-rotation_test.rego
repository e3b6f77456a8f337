package checks.kms_key_rotation_test

import rego.v1

key(properties) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", ["Resources: {Key: {Type: 'AWS::KMS::Key', Properties: ", properties, "}}"])}]

cases := [
	{"name": "keys that a loop makes", "expect": "fail", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": `
Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::Keys: [Name, [a, b], {"Key${Name}": {Type: AWS::KMS::Key, Properties: {EnableKeyRotation: false}}}]
`}]},
	{"name": "properties from another file", "expect": "undecided", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": `
Resources:
  Key: {Type: AWS::KMS::Key, Properties: {Fn::Transform: {Name: AWS::Include, Parameters: {Location: "s3://templates/key.yaml"}}}}
`}]},
	{"name": "the same in both cases", "expect": "pass", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": `
Resources:
  Key: {Type: AWS::KMS::Key, Properties: {EnableKeyRotation: !If [Production, true, "true"]}}
`}]},
	{"name": "on", "expect": "pass", "artifacts": key("{EnableKeyRotation: true}")},
	{"name": "on, as text", "expect": "pass", "artifacts": key(`{EnableKeyRotation: "true"}`)},
	{"name": "off", "expect": "fail", "artifacts": key("{EnableKeyRotation: false}")},
	{"name": "left out", "expect": "fail", "artifacts": key("{}")},
	{"name": "a parameter", "expect": "undecided", "artifacts": key("{EnableKeyRotation: !Ref Rotate}")},
	{"name": "for signing", "expect": "undecided", "artifacts": key("{KeySpec: RSA_4096, KeyUsage: SIGN_VERIFY}")},
	{"name": "imported material", "expect": "undecided", "artifacts": key("{Origin: EXTERNAL, EnableKeyRotation: true}")},
	{"name": "no key", "expect": "not-observed", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {Topic: {Type: 'AWS::SNS::Topic'}}"}]},
	{"name": "a plan: on", "expect": "pass", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_kms_key.k", "mode": "managed", "type": "aws_kms_key", "values": {"enable_key_rotation": true}}]}}, "resource_changes": []}`}]},
	{"name": "a plan: off in a module", "expect": "fail", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "module.a.aws_kms_key.k", "mode": "managed", "type": "aws_kms_key", "values": {"enable_key_rotation": false}}]}}, "resource_changes": []}`}]},
	{"name": "a plan: known after apply", "expect": "undecided", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_kms_key.k", "mode": "managed", "type": "aws_kms_key", "values": {}}]}}, "resource_changes": [{"address": "aws_kms_key.k", "change": {"after_unknown": {"enable_key_rotation": true}}}]}`}]},
	{"name": "a plan: in a key store of one's own", "expect": "undecided", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_kms_key.k", "mode": "managed", "type": "aws_kms_key", "values": {"enable_key_rotation": true, "custom_key_store_id": "cks-1"}}]}}, "resource_changes": []}`}]},
	{"name": "a plan: no key", "expect": "not-observed", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_s3_bucket.b", "mode": "managed", "type": "aws_s3_bucket", "values": {}}]}}, "resource_changes": []}`}]},
]
