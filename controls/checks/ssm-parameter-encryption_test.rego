package checks.ssm_parameter_encryption_test

import rego.v1

plan(values, unknown) := [{"path": "p.json", "kind": "terraform-plan", "text": concat("", [`{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_ssm_parameter.key", "type": "aws_ssm_parameter", "values": `, values, `}]}}, "resource_changes": [{"address": "aws_ssm_parameter.key", "change": {"after_unknown": `, unknown, "}}]}"])}]

template(properties) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", ["Resources:\n  Key:\n    Type: AWS::SSM::Parameter\n    Properties: ", properties, "\n"])}]

cases := [
	{"name": "under a key of its own", "expect": "pass", "artifacts": plan(`{"type": "SecureString", "key_id": "alias/backup"}`, "{}")},
	{"name": "under a key by ARN", "expect": "pass", "artifacts": plan(`{"type": "SecureString", "key_id": "arn:aws:kms:eu-central-1:111122223333:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"}`, "{}")},
	{"name": "without a key", "expect": "fail", "artifacts": plan(`{"type": "SecureString"}`, "{}")},
	{"name": "under AWS' own", "expect": "fail", "artifacts": plan(`{"type": "SecureString", "key_id": "alias/aws/ssm"}`, "{}")},
	{"name": "under a key that is known after apply", "expect": "undecided", "artifacts": plan(`{"type": "SecureString"}`, `{"key_id": true}`)},
	{"name": "in clear", "expect": "fail", "artifacts": plan(`{"type": "String", "key_id": "alias/backup"}`, "{}")},
	{"name": "in clear, and no secret", "expect": "not-observed", "parameters": {"plain": ["aws_ssm_parameter.key"]}, "artifacts": plan(`{"type": "String"}`, "{}")},
	{"name": "of a type known after apply", "expect": "undecided", "artifacts": plan("{}", `{"type": true}`)},
	{"name": "by a template, which can make none that is encrypted", "expect": "fail", "artifacts": template("{Type: String, Value: a}")},
	{"name": "by a template, of a type that is filled in later", "expect": "undecided", "artifacts": template("{Type: !Ref Type, Value: a}")},
]
