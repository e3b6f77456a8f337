package checks.log_group_protected_test

import rego.v1

template(group, rest) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [
	"Resources:\n  K: {Type: 'AWS::KMS::Key'}\n  G: {Type: 'AWS::Logs::LogGroup', Properties: {LogGroupName: /aws/lambda/a", group, "}}\n", rest,
])}]

good := ", KmsKeyId: !GetAtt K.Arn, RetentionInDays: 30"

cases := [
	{"name": "a key and a month", "expect": "pass", "artifacts": template(good, "")},
	{"name": "a key of another stack", "expect": "pass", "artifacts": template(", KmsKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/a', RetentionInDays: '30'", "")},
	{"name": "no key", "expect": "fail", "artifacts": template(", RetentionInDays: 30", "")},
	{"name": "for ever", "expect": "fail", "artifacts": template(", KmsKeyId: !GetAtt K.Arn", "")},
	{"name": "longer than agreed", "expect": "fail", "parameters": {"max-days": "14"}, "artifacts": template(good, "")},
	{"name": "a time that is a parameter", "expect": "undecided", "artifacts": template(", KmsKeyId: !GetAtt K.Arn, RetentionInDays: !Ref Days", "")},
	{"name": "a key that is a parameter", "expect": "undecided", "artifacts": template(", KmsKeyId: !Ref Key, RetentionInDays: 30", "")},
	{"name": "a key that is a role", "expect": "undecided", "artifacts": template(", KmsKeyId: !Ref Role, RetentionInDays: 30", "  Role: {Type: 'AWS::IAM::Role'}\n")},
	{"name": "a key by a choice", "expect": "undecided", "artifacts": template(", KmsKeyId: !If [C, !GetAtt K.Arn, !Ref 'AWS::NoValue'], RetentionInDays: 30", "")},
	{"name": "no value for a key", "expect": "fail", "artifacts": template(", KmsKeyId: !Ref AWS::NoValue, RetentionInDays: 30", "")},
	{"name": "its function", "expect": "pass", "artifacts": template(good, "  F: {Type: 'AWS::Lambda::Function', Properties: {FunctionName: a}}\n")},
	{"name": "a function that has none", "expect": "fail", "artifacts": template(good, "  F: {Type: 'AWS::Lambda::Function', Properties: {FunctionName: b}}\n")},
	{"name": "a function that names the group", "expect": "pass", "artifacts": template(good, "  F: {Type: 'AWS::Lambda::Function', Properties: {FunctionName: b, LoggingConfig: {LogGroup: !Ref G}}}\n")},
	{"name": "a function without a name", "expect": "undecided", "artifacts": template(good, "  F: {Type: 'AWS::Lambda::Function', Properties: {}}\n")},
	{"name": "something else", "expect": "not-observed", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {B: {Type: 'AWS::S3::Bucket'}}\n"}]},
]
