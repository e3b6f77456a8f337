package checks.eks_envelope_encryption_test

import rego.v1

cluster(properties) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [`
Resources:
  Key: {Type: "AWS::KMS::Key", Properties: {}}
  Cluster:
    Type: AWS::EKS::Cluster
    Properties: {Name: payments`, properties, "}\n"])}]

cases := [
	{"name": "a version that encrypts by itself", "expect": "pass", "artifacts": cluster(`, Version: "1.33"`)},
	{"name": "an older one", "expect": "fail", "artifacts": cluster(`, Version: "1.27"`)},
	{"name": "an older one with a key for secrets", "expect": "pass", "artifacts": cluster(`, Version: "1.27", EncryptionConfig: [{Resources: [secrets], Provider: {KeyArn: !GetAtt Key.Arn}}]`)},
	{"name": "a version that YAML takes for a number", "expect": "undecided", "artifacts": cluster(", Version: 1.30")},
	{"name": "no version stated", "expect": "undecided", "artifacts": cluster("")},
	{"name": "a version that is a parameter", "expect": "undecided", "artifacts": cluster(", Version: !Ref Version")},
	{"name": "a plan: a version that encrypts by itself", "expect": "pass", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_eks_cluster.c", "mode": "managed", "type": "aws_eks_cluster", "values": {"version": "1.35"}}]}}, "resource_changes": []}`}]},
	{"name": "a version as a number", "expect": "pass", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {C: {Type: 'AWS::EKS::Cluster', Properties: {Version: 1.29}}}"}]},
	{"name": "a number that lost its zero", "expect": "undecided", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {C: {Type: 'AWS::EKS::Cluster', Properties: {Version: 1.30}}}"}]},
	{"name": "a plan: an older one", "expect": "fail", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_eks_cluster.c", "mode": "managed", "type": "aws_eks_cluster", "values": {"version": "1.27", "encryption_config": []}}]}}, "resource_changes": []}`}]},
	{"name": "a plan: known after apply", "expect": "undecided", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_eks_cluster.c", "mode": "managed", "type": "aws_eks_cluster", "values": {}}]}}, "resource_changes": [{"address": "aws_eks_cluster.c", "change": {"after_unknown": {"version": true}}}]}`}]},
]
