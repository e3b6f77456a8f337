package checks.sns_topic_key_test

import rego.v1

topic(key) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [`
Resources:
  Key: {Type: "AWS::KMS::Key", Properties: {EnableKeyRotation: true}}
  Other: {Type: "AWS::S3::Bucket"}
  Perhaps: {Type: "AWS::KMS::Key", Condition: Wanted}
  Topic:
    Type: AWS::SNS::Topic
    Properties: {DisplayName: a`, key, "}\n"])}]

cases := [
	{"name": "a key of the template", "expect": "pass", "artifacts": topic(", KmsMasterKeyId: !Ref Key")},
	{"name": "its ARN", "expect": "pass", "artifacts": topic(", KmsMasterKeyId: !GetAtt Key.Arn")},
	{"name": "a key by its ARN", "expect": "pass", "artifacts": topic(", KmsMasterKeyId: arn:aws:kms:eu-central-1:111122223333:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0")},
	{"name": "a key by its alias", "expect": "pass", "artifacts": topic(", KmsMasterKeyId: alias/notices")},
	{"name": "an alias with the account filled in", "expect": "pass", "artifacts": topic(`, KmsMasterKeyId: !Sub "arn:aws:kms:${AWS::Region}:${AWS::AccountId}:alias/notices"`)},
	{"name": "no key", "expect": "fail", "artifacts": topic("")},
	{"name": "an empty key", "expect": "fail", "artifacts": topic(`, KmsMasterKeyId: ""`)},
	{"name": "no value", "expect": "fail", "artifacts": topic(", KmsMasterKeyId: !Ref AWS::NoValue")},
	{"name": "no properties", "expect": "fail", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {Topic: {Type: 'AWS::SNS::Topic'}}"}]},
	{"name": "AWS' key for SNS", "expect": "fail", "artifacts": topic(", KmsMasterKeyId: alias/aws/sns")},
	{"name": "AWS' key for SNS, in full", "expect": "fail", "artifacts": topic(`, KmsMasterKeyId: !Sub "arn:aws:kms:${AWS::Region}:${AWS::AccountId}:alias/aws/sns"`)},
	{"name": "a parameter", "expect": "undecided", "artifacts": topic(", KmsMasterKeyId: !Ref KeyArn")},
	{"name": "one or none", "expect": "undecided", "artifacts": topic(", KmsMasterKeyId: !If [Wanted, !Ref Key, !Ref AWS::NoValue]")},
	{"name": "a key that may not be made", "expect": "undecided", "artifacts": topic(", KmsMasterKeyId: !Ref Perhaps")},
	{"name": "something that is no key", "expect": "undecided", "artifacts": topic(", KmsMasterKeyId: !Ref Other")},
	{"name": "another template's", "expect": "undecided", "artifacts": topic(", KmsMasterKeyId: !ImportValue key")},
	{"name": "no topic", "expect": "not-observed", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {Key: {Type: 'AWS::KMS::Key'}}"}]},
]
