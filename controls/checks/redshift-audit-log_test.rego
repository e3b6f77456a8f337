package checks.redshift_audit_log_test

import rego.v1

cluster(properties) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [`
Resources:
  Key: {Type: "AWS::KMS::Key", Properties: {}}
  On: {Type: "AWS::Redshift::ClusterParameterGroup", Properties: {ParameterGroupFamily: redshift-1.0, Parameters: [{ParameterName: require_ssl, ParameterValue: "true"}, {ParameterName: enable_user_activity_logging, ParameterValue: "true"}]}}
  Old: {Type: "AWS::Redshift::ClusterParameterGroup", Properties: {ParameterGroupFamily: redshift-1.0}}
  Warehouse: {Type: "AWS::Redshift::Cluster", Properties: {`, properties, "}}\n"])}]

serverless(type, properties) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", ["Resources: {W: {Type: AWS::RedshiftServerless::", type, ", Properties: {", properties, "}}}"])}]

cases := [
	{"name": "all three to CloudWatch", "expect": "pass", "artifacts": cluster(`ClusterParameterGroupName: !Ref On, LoggingProperties: {LogDestinationType: cloudwatch, LogExports: [connectionlog, userlog, useractivitylog]}`)},
	{"name": "to a bucket", "expect": "pass", "artifacts": cluster(`ClusterParameterGroupName: !Ref On, LoggingProperties: {BucketName: logs}`)},
	{"name": "nowhere", "expect": "fail", "artifacts": cluster(`ClusterParameterGroupName: !Ref On`)},
	{"name": "two of three", "expect": "fail", "artifacts": cluster(`ClusterParameterGroupName: !Ref On, LoggingProperties: {LogDestinationType: cloudwatch, LogExports: [connectionlog, userlog]}`)},
	{"name": "none of three", "expect": "fail", "artifacts": cluster(`ClusterParameterGroupName: !Ref On, LoggingProperties: {LogDestinationType: cloudwatch}`)},
	{"name": "without statements", "expect": "fail", "artifacts": cluster(`ClusterParameterGroupName: !Ref Old, LoggingProperties: {BucketName: logs}`)},
	{"name": "without a group", "expect": "fail", "artifacts": cluster(`LoggingProperties: {BucketName: logs}`)},
	{"name": "a group of another template", "expect": "undecided", "artifacts": cluster(`ClusterParameterGroupName: !ImportValue g, LoggingProperties: {BucketName: logs}`)},
	{"name": "perhaps to a bucket", "expect": "undecided", "artifacts": cluster(`ClusterParameterGroupName: !Ref On, LoggingProperties: !If [a, {BucketName: logs}, !Ref 'AWS::NoValue']`)},
	{"name": "a bucket that is not named", "expect": "undecided", "artifacts": cluster(`ClusterParameterGroupName: !Ref On, LoggingProperties: {S3KeyPrefix: a}`)},
	{"name": "exports by a parameter", "expect": "undecided", "artifacts": cluster(`ClusterParameterGroupName: !Ref On, LoggingProperties: {LogDestinationType: cloudwatch, LogExports: !Ref L}`)},
	{"name": "serverless, all three", "expect": "pass", "artifacts": serverless("Namespace", `LogExports: [userlog, connectionlog, useractivitylog]`)},
	{"name": "serverless, none", "expect": "fail", "artifacts": serverless("Namespace", `NamespaceName: n`)},
]
