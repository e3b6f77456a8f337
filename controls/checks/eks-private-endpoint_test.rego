package checks.eks_private_endpoint_test

import rego.v1

cluster(network) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [`
Resources:
  Cluster:
    Type: AWS::EKS::Cluster
    Properties:
      Name: payments
      ResourcesVpcConfig: `, network, "\n"])}]

cases := [
	{"name": "private", "expect": "pass", "artifacts": cluster("{SubnetIds: [a, b], EndpointPublicAccess: false, EndpointPrivateAccess: true}")},
	{"name": "private, as text", "expect": "pass", "artifacts": cluster(`{SubnetIds: [a, b], EndpointPublicAccess: "false"}`)},
	{"name": "left as it is", "expect": "fail", "artifacts": cluster("{SubnetIds: [a, b]}")},
	{"name": "public", "expect": "fail", "artifacts": cluster("{SubnetIds: [a, b], EndpointPublicAccess: true}")},
	{"name": "public for everywhere, written down", "expect": "fail", "artifacts": cluster("{SubnetIds: [a, b], EndpointPublicAccess: true, PublicAccessCidrs: [0.0.0.0/0]}")},
	{"name": "public for everywhere in two halves", "expect": "fail", "artifacts": cluster("{SubnetIds: [a, b], PublicAccessCidrs: [0.0.0.0/1, 128.0.0.0/1]}")},
	{"name": "public for the office", "expect": "pass", "artifacts": cluster("{SubnetIds: [a, b], EndpointPublicAccess: true, PublicAccessCidrs: [203.0.113.0/24]}")},
	{"name": "public for a parameter", "expect": "undecided", "artifacts": cluster("{SubnetIds: [a, b], EndpointPublicAccess: true, PublicAccessCidrs: [!Ref Office]}")},
	{"name": "by a parameter", "expect": "undecided", "artifacts": cluster("{SubnetIds: [a, b], EndpointPublicAccess: !Ref Public}")},
	{"name": "a plan: private", "expect": "pass", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_eks_cluster.c", "mode": "managed", "type": "aws_eks_cluster", "values": {"vpc_config": [{"endpoint_public_access": false}]}}]}}, "resource_changes": []}`}]},
	{"name": "a plan: public", "expect": "fail", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_eks_cluster.c", "mode": "managed", "type": "aws_eks_cluster", "values": {"vpc_config": [{"endpoint_public_access": true, "public_access_cidrs": ["0.0.0.0/0"]}]}}]}}, "resource_changes": []}`}]},
	{"name": "a plan: public for whom is known after apply", "expect": "undecided", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_eks_cluster.c", "mode": "managed", "type": "aws_eks_cluster", "values": {"vpc_config": [{"endpoint_public_access": true}]}}]}}, "resource_changes": [{"address": "aws_eks_cluster.c", "change": {"after_unknown": {"vpc_config": [{"public_access_cidrs": true}]}}}]}`}]},
]
