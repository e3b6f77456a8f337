package checks.redshift_require_ssl_test

import rego.v1

cluster(properties) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [`
Resources:
  Key: {Type: "AWS::KMS::Key", Properties: {}}
  On: {Type: "AWS::Redshift::ClusterParameterGroup", Properties: {ParameterGroupFamily: redshift-1.0, Parameters: [{ParameterName: require_ssl, ParameterValue: "true"}, {ParameterName: enable_user_activity_logging, ParameterValue: "true"}]}}
  Off: {Type: "AWS::Redshift::ClusterParameterGroup", Properties: {ParameterGroupFamily: redshift-2.0, ParameterGroupName: shut, Parameters: [{ParameterName: require_ssl, ParameterValue: "FALSE"}]}}
  Old: {Type: "AWS::Redshift::ClusterParameterGroup", Properties: {ParameterGroupFamily: redshift-1.0}}
  New: {Type: "AWS::Redshift::ClusterParameterGroup", Properties: {ParameterGroupFamily: redshift-2.0, Parameters: []}}
  Perhaps: {Type: "AWS::Redshift::ClusterParameterGroup", Properties: {ParameterGroupFamily: redshift-1.0, Parameters: [{ParameterName: require_ssl, ParameterValue: !Ref Tls}]}}
  Twice: {Type: "AWS::Redshift::ClusterParameterGroup", Properties: {ParameterGroupFamily: redshift-1.0, Parameters: [{ParameterName: require_ssl, ParameterValue: "true"}, {ParameterName: require_ssl, ParameterValue: "false"}]}}
  Warehouse: {Type: "AWS::Redshift::Cluster", Properties: {`, properties, "}}\n"])}]

serverless(type, properties) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", ["Resources: {W: {Type: AWS::RedshiftServerless::", type, ", Properties: {", properties, "}}}"])}]

cases := [
	{"name": "on", "expect": "pass", "artifacts": cluster(`ClusterParameterGroupName: !Ref On`)},
	{"name": "off", "expect": "fail", "artifacts": cluster(`ClusterParameterGroupName: !Ref Off`)},
	{"name": "off, by the group's name", "expect": "fail", "artifacts": cluster(`ClusterParameterGroupName: shut`)},
	{"name": "not stated, in the first family", "expect": "fail", "artifacts": cluster(`ClusterParameterGroupName: !Ref Old`)},
	{"name": "not stated, in the second family", "expect": "pass", "artifacts": cluster(`ClusterParameterGroupName: !Ref New`)},
	{"name": "AWS' first group", "expect": "fail", "artifacts": cluster(`ClusterParameterGroupName: default.redshift-1.0`)},
	{"name": "AWS' second group", "expect": "pass", "artifacts": cluster(`ClusterParameterGroupName: default.redshift-2.0`)},
	{"name": "AWS' group of some other family", "expect": "undecided", "artifacts": cluster(`ClusterParameterGroupName: default.redshift-3.0`)},
	{"name": "no group", "expect": "undecided", "artifacts": cluster(``)},
	{"name": "a parameter", "expect": "undecided", "artifacts": cluster(`ClusterParameterGroupName: !Ref Perhaps`)},
	{"name": "stated twice", "expect": "undecided", "artifacts": cluster(`ClusterParameterGroupName: !Ref Twice`)},
	{"name": "a group of another template", "expect": "undecided", "artifacts": cluster(`ClusterParameterGroupName: !ImportValue group`)},
	{"name": "one of two groups", "expect": "undecided", "artifacts": cluster(`ClusterParameterGroupName: !If [a, !Ref On, !Ref Off]`)},
	{"name": "serverless, on", "expect": "pass", "artifacts": serverless("Workgroup", `ConfigParameters: [{ParameterKey: require_ssl, ParameterValue: 'true'}]`)},
	{"name": "serverless, off", "expect": "fail", "artifacts": serverless("Workgroup", `ConfigParameters: [{ParameterKey: require_ssl, ParameterValue: false}]`)},
	{"name": "serverless, not stated", "expect": "undecided", "artifacts": serverless("Workgroup", `ConfigParameters: [{ParameterKey: datestyle, ParameterValue: ISO}]`)},
	{"name": "no warehouse", "expect": "not-observed", "artifacts": serverless("Namespace", "")},
]
