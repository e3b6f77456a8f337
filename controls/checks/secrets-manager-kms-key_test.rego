package checks.secrets_manager_kms_key_test

import rego.v1

secret(key) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [`
Resources:
  Key: {Type: "AWS::KMS::Key", Properties: {}}
  Topic: {Type: "AWS::SNS::Topic"}
  Password:
    Type: AWS::SecretsManager::Secret
    Properties: {Name: payments/db`, key, "}\n"])}]

cases := [
	{"name": "a key of the template", "expect": "pass", "artifacts": secret(", KmsKeyId: !GetAtt Key.Arn")},
	{"name": "by reference", "expect": "pass", "artifacts": secret(", KmsKeyId: !Ref Key")},
	{"name": "by ARN", "expect": "pass", "artifacts": secret(`, KmsKeyId: "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"`)},
	{"name": "none", "expect": "fail", "artifacts": secret("")},
	{"name": "no value", "expect": "fail", "artifacts": secret(", KmsKeyId: !Ref AWS::NoValue")},
	{"name": "AWS' own", "expect": "fail", "artifacts": secret(", KmsKeyId: alias/aws/secretsmanager")},
	{"name": "an alias of the customer's", "expect": "pass", "artifacts": secret(", KmsKeyId: alias/payments")},
	{"name": "a parameter", "expect": "undecided", "artifacts": secret(", KmsKeyId: !Ref KeyArn")},
	{"name": "something else of the template", "expect": "undecided", "artifacts": secret(", KmsKeyId: !Ref Topic")},
	{"name": "no secret", "expect": "not-observed", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {Topic: {Type: 'AWS::SNS::Topic'}}"}]},
	{"name": "a plan: an alias", "expect": "pass", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_secretsmanager_secret.s", "mode": "managed", "type": "aws_secretsmanager_secret", "values": {"kms_key_id": "alias/payments"}}]}}, "resource_changes": []}`}]},
	{"name": "a plan: none", "expect": "fail", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_secretsmanager_secret.s", "mode": "managed", "type": "aws_secretsmanager_secret", "values": {"kms_key_id": null}}]}}, "resource_changes": []}`}]},
	{"name": "a plan: known after apply", "expect": "undecided", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_secretsmanager_secret.s", "mode": "managed", "type": "aws_secretsmanager_secret", "values": {}}]}}, "resource_changes": [{"address": "aws_secretsmanager_secret.s", "change": {"after_unknown": {"kms_key_id": true}}}]}`}]},
]
