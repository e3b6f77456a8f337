package checks.template_bucket_writers_test

import rego.v1

bucket(properties, statement) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [`
Resources:
  Bucket: {Type: "AWS::S3::Bucket", Properties: {BucketName: templates, LoggingConfiguration: {DestinationBucketName: !Ref Logs}`, properties, `}}
  Logs: {Type: "AWS::S3::Bucket"}
  Policy: {Type: "AWS::S3::BucketPolicy", Properties: {Bucket: !Ref Bucket, PolicyDocument: {Statement: [`, statement, "]}}}\n"])}]

versioned := ", VersioningConfiguration: {Status: Enabled}"

deny(actions, role) := concat("", [`{Effect: Deny, Principal: "*", Action: `, actions, `, Resource: !Sub "${Bucket.Arn}/*", Condition: {ArnNotEquals: {"aws:PrincipalArn": `, role, "}}}"])

writing := `["s3:PutObject", "s3:DeleteObject*"]`

pipeline := `!Sub "arn:aws:iam::${AWS::AccountId}:role/template-pipeline"`

tls := `{Effect: Deny, Principal: "*", Action: "s3:*", Resource: "*", Condition: {Bool: {"aws:SecureTransport": "false"}}}`

cases := [
	{"name": "the pipeline's role, versions kept", "expect": "pass", "artifacts": bucket(versioned, deny(writing, pipeline))},
	{"name": "TLS besides", "expect": "pass", "artifacts": bucket(versioned, concat(", ", [tls, deny(writing, pipeline)]))},
	{"name": "TLS alone", "expect": "fail", "artifacts": bucket(versioned, tls)},
	{"name": "no versions", "expect": "fail", "artifacts": bucket("", deny(writing, pipeline))},
	{"name": "versions suspended", "expect": "fail", "artifacts": bucket(", VersioningConfiguration: {Status: Suspended}", deny(writing, pipeline))},
	{"name": "versions that hang on a condition", "expect": "undecided", "artifacts": bucket(", VersioningConfiguration: !If [a, {Status: Enabled}, !Ref AWS::NoValue]", deny(writing, pipeline))},
	{"name": "every role but", "expect": "undecided", "artifacts": bucket(versioned, deny(writing, `"arn:aws:iam::111122223333:role/*"`))},
	{"name": "a role chosen later", "expect": "undecided", "artifacts": bucket(versioned, deny(writing, "!Ref Role"))},
	{"name": "deleting is left open", "expect": "undecided", "artifacts": bucket(versioned, deny(`"s3:PutObject"`, pipeline))},
	{"name": "allowed instead of refused", "expect": "fail", "artifacts": bucket(versioned, replace(deny(writing, pipeline), "Deny", "Allow"))},
	{"name": "no bucket", "expect": "not-observed", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {K: {Type: 'AWS::KMS::Key'}}"}]},
]
