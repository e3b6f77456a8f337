package checks.eks_secrets_encryption_test

import rego.v1

cluster(rest) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [`
Resources:
  Key: {Type: "AWS::KMS::Key", Properties: {}}
  Cluster:
    Type: AWS::EKS::Cluster
    Properties: {Name: payments`, rest, "}\n"])}]

cases := [
	{"name": "a key of the template", "expect": "pass", "artifacts": cluster(", EncryptionConfig: [{Resources: [secrets], Provider: {KeyArn: !GetAtt Key.Arn}}]")},
	{"name": "a key by ARN", "expect": "pass", "artifacts": cluster(`, EncryptionConfig: [{Resources: [secrets], Provider: {KeyArn: "arn:aws:kms:eu-central-1:111122223333:key/a"}}]`)},
	{"name": "none", "expect": "fail", "artifacts": cluster("")},
	{"name": "for nothing", "expect": "fail", "artifacts": cluster(", EncryptionConfig: [{Resources: [], Provider: {KeyArn: !GetAtt Key.Arn}}]")},
	{"name": "a parameter", "expect": "undecided", "artifacts": cluster(", EncryptionConfig: [{Resources: [secrets], Provider: {KeyArn: !Ref KeyArn}}]")},
	{"name": "a condition", "expect": "undecided", "artifacts": cluster(", EncryptionConfig: !If [Production, [], []]")},
	{"name": "no cluster", "expect": "not-observed", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {Topic: {Type: 'AWS::SNS::Topic'}}"}]},
]
