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
]
