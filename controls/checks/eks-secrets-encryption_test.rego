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
	{"name": "a plan: a key by ARN", "expect": "pass", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_eks_cluster.c", "mode": "managed", "type": "aws_eks_cluster", "values": {"encryption_config": [{"resources": ["secrets"], "provider": [{"key_arn": "arn:aws:kms:eu-central-1:111122223333:key/1"}]}]}}]}}, "resource_changes": []}`}]},
	{"name": "a plan: none", "expect": "fail", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_eks_cluster.c", "mode": "managed", "type": "aws_eks_cluster", "values": {"encryption_config": []}}]}}, "resource_changes": []}`}]},
	{"name": "a plan: a key that is known after apply", "expect": "undecided", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_eks_cluster.c", "mode": "managed", "type": "aws_eks_cluster", "values": {"encryption_config": [{"resources": ["secrets"], "provider": [{}]}]}}]}}, "resource_changes": [{"address": "aws_eks_cluster.c", "change": {"after_unknown": {"encryption_config": [{"provider": [{"key_arn": true}]}]}}}]}`}]},
]
