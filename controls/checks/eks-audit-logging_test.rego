package checks.eks_audit_logging_test

import rego.v1

cluster(rest) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [`
Resources:
  Cluster:
    Type: AWS::EKS::Cluster
    Properties: {Name: payments`, rest, "}\n"])}]

cases := [
	{"name": "both on", "expect": "pass", "artifacts": cluster(", Logging: {ClusterLogging: {EnabledTypes: [{Type: audit}, {Type: authenticator}, {Type: api}]}}")},
	{"name": "one off", "expect": "fail", "artifacts": cluster(", Logging: {ClusterLogging: {EnabledTypes: [{Type: api}, {Type: authenticator}]}}")},
	{"name": "none", "expect": "fail", "artifacts": cluster("")},
	{"name": "an empty list", "expect": "fail", "artifacts": cluster(", Logging: {ClusterLogging: {EnabledTypes: []}}")},
	{"name": "by a parameter", "expect": "undecided", "artifacts": cluster(", Logging: {ClusterLogging: {EnabledTypes: !Ref Types}}")},
	{"name": "by a condition", "expect": "undecided", "artifacts": cluster(", Logging: !If [Production, {}, {}]")},
	{"name": "no cluster", "expect": "not-observed", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {Topic: {Type: 'AWS::SNS::Topic'}}"}]},
	{"name": "a plan: both on", "expect": "pass", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_eks_cluster.c", "mode": "managed", "type": "aws_eks_cluster", "values": {"enabled_cluster_log_types": ["audit", "authenticator"]}}]}}, "resource_changes": []}`}]},
	{"name": "a plan: one off", "expect": "fail", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_eks_cluster.c", "mode": "managed", "type": "aws_eks_cluster", "values": {"enabled_cluster_log_types": ["audit"]}}]}}, "resource_changes": []}`}]},
	{"name": "a plan: none", "expect": "fail", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_eks_cluster.c", "mode": "managed", "type": "aws_eks_cluster", "values": {"enabled_cluster_log_types": null}}]}}, "resource_changes": []}`}]},
]
