package checks.redshift_not_public_test

import rego.v1

cluster(properties) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [`
Resources:
  Key: {Type: "AWS::KMS::Key", Properties: {}}
  Old: {Type: "AWS::Redshift::ClusterParameterGroup", Properties: {ParameterGroupFamily: redshift-1.0}}
  Warehouse: {Type: "AWS::Redshift::Cluster", Properties: {`, properties, "}}\n"])}]

serverless(type, properties) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", ["Resources: {W: {Type: AWS::RedshiftServerless::", type, ", Properties: {", properties, "}}}"])}]

cases := [
	{"name": "not public", "expect": "pass", "artifacts": cluster(`PubliclyAccessible: false`)},
	{"name": "not public, as text", "expect": "pass", "artifacts": cluster(`PubliclyAccessible: "false"`)},
	{"name": "public", "expect": "fail", "artifacts": cluster(`PubliclyAccessible: true`)},
	{"name": "not stated", "expect": "undecided", "artifacts": cluster(``)},
	{"name": "by a parameter", "expect": "undecided", "artifacts": cluster(`PubliclyAccessible: !Ref Public`)},
	{"name": "serverless, public", "expect": "fail", "artifacts": serverless("Workgroup", `PubliclyAccessible: true`)},
	{"name": "serverless, not public", "expect": "pass", "artifacts": serverless("Workgroup", `PubliclyAccessible: false`)},
]
