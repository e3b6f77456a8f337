package checks.s3_public_access_test

import rego.v1

bucket(properties) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", ["Resources:\n  Bucket: {Type: 'AWS::S3::Bucket', Properties: {", properties, "}}\n"])}]

block(last) := bucket(concat("", ["PublicAccessBlockConfiguration: {BlockPublicAcls: true, BlockPublicPolicy: 'true', IgnorePublicAcls: true", last, "}"]))

all_on := "PublicAccessBlockConfiguration: {BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true}"

cases := [
	{"name": "all four", "expect": "pass", "artifacts": block(", RestrictPublicBuckets: true")},
	{"name": "and access lists off", "expect": "pass", "artifacts": bucket(concat("", [all_on, ", OwnershipControls: {Rules: [{ObjectOwnership: BucketOwnerEnforced}]}"]))},
	{"name": "one is left out", "expect": "fail", "artifacts": block("")},
	{"name": "one is off", "expect": "fail", "artifacts": block(", RestrictPublicBuckets: false")},
	{"name": "one is no value", "expect": "fail", "artifacts": block(", RestrictPublicBuckets: !Ref AWS::NoValue")},
	{"name": "one is a parameter", "expect": "undecided", "artifacts": block(", RestrictPublicBuckets: !Ref Restrict")},
	{"name": "access lists count", "expect": "fail", "artifacts": bucket(concat("", [all_on, ", OwnershipControls: {Rules: [{ObjectOwnership: ObjectWriter}]}"]))},
	{"name": "all hang on a condition", "expect": "undecided", "artifacts": bucket("PublicAccessBlockConfiguration: !If [a, {BlockPublicAcls: true}, !Ref AWS::NoValue]")},
	{"name": "nothing is said", "expect": "undecided", "artifacts": bucket("BucketName: a")},
	{"name": "nothing is said, and an access list opens it", "expect": "fail", "artifacts": bucket("AccessControl: PublicRead")},
	{"name": "no bucket", "expect": "not-observed", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {K: {Type: 'AWS::KMS::Key'}}"}]},
]
