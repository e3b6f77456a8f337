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
]
