package checks.redshift_own_key_test

import rego.v1

cluster(properties) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [`
Resources:
  Key: {Type: "AWS::KMS::Key", Properties: {}}
  Old: {Type: "AWS::Redshift::ClusterParameterGroup", Properties: {ParameterGroupFamily: redshift-1.0}}
  Warehouse: {Type: "AWS::Redshift::Cluster", Properties: {`, properties, "}}\n"])}]

serverless(type, properties) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", ["Resources: {W: {Type: AWS::RedshiftServerless::", type, ", Properties: {", properties, "}}}"])}]

cases := [
	{"name": "a key of the template", "expect": "pass", "artifacts": cluster(`Encrypted: true, KmsKeyId: !GetAtt Key.Arn`)},
	{"name": "a key by its ARN", "expect": "pass", "artifacts": cluster(`Encrypted: true, KmsKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0'`)},
	{"name": "AWS' key", "expect": "fail", "artifacts": cluster(`Encrypted: true`)},
	{"name": "AWS' key, by its alias", "expect": "fail", "artifacts": cluster(`Encrypted: true, KmsKeyId: alias/aws/redshift`)},
	{"name": "in clear", "expect": "fail", "artifacts": cluster(`Encrypted: false, KmsKeyId: !GetAtt Key.Arn`)},
	{"name": "not stated", "expect": "undecided", "artifacts": cluster(`KmsKeyId: !GetAtt Key.Arn`)},
	{"name": "by a parameter", "expect": "undecided", "artifacts": cluster(`Encrypted: !Ref E, KmsKeyId: !GetAtt Key.Arn`)},
	{"name": "a key by a parameter", "expect": "undecided", "artifacts": cluster(`Encrypted: true, KmsKeyId: !Ref K`)},
	{"name": "something that is no key", "expect": "undecided", "artifacts": cluster(`Encrypted: true, KmsKeyId: !Ref Old`)},
	{"name": "serverless, a key", "expect": "pass", "artifacts": serverless("Namespace", `KmsKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0'`)},
	{"name": "serverless, AWS' key", "expect": "fail", "artifacts": serverless("Namespace", `NamespaceName: n`)},
]
