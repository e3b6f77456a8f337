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
]
