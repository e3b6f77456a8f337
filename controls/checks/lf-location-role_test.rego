package checks.lf_location_role_test

import rego.v1

trust := "{Statement: [{Effect: Allow, Principal: {Service: lakeformation.amazonaws.com}, Action: sts:AssumeRole}]}"

read(resource) := concat("", ["[{PolicyName: p, PolicyDocument: {Statement: [{Effect: Allow, Action: 's3:GetObject', Resource: '", resource, "'}, {Effect: Allow, Action: s3:ListBucket, Resource: 'arn:aws:s3:::b'}]}}]"])

prefix := "arn:aws:s3:::b/d/*"

encrypted := ", BucketEncryption: {ServerSideEncryptionConfiguration: [{ServerSideEncryptionByDefault: {SSEAlgorithm: AES256}}]}"

template(trusted, policies, location, bucket) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [
	"Resources:\n  R: {Type: 'AWS::IAM::Role', Properties: {AssumeRolePolicyDocument: ", trusted, ", Policies: ", policies,
	"}}\n  L: {Type: 'AWS::LakeFormation::Resource', Properties: {ResourceArn: 'arn:aws:s3:::b/d', ", location,
	"}}\n  B: {Type: 'AWS::S3::Bucket', Properties: {BucketName: b", bucket, "}}\n",
])}]

own := "RoleArn: !GetAtt R.Arn, UseServiceLinkedRole: false"

cases := [
	{"name": "a role of its own", "expect": "pass", "artifacts": template(trust, read(prefix), own, encrypted)},
	{"name": "the service-linked role", "expect": "fail", "artifacts": template(trust, read(prefix), "UseServiceLinkedRole: true", encrypted)},
	{"name": "the service-linked role, as text", "expect": "fail", "artifacts": template(trust, read(prefix), "UseServiceLinkedRole: 'true', RoleArn: !GetAtt R.Arn", encrypted)},
	{"name": "no encryption stated", "expect": "fail", "artifacts": template(trust, read(prefix), own, "")},
	{"name": "encryption by a choice", "expect": "undecided", "artifacts": template(trust, read(prefix), own, ", BucketEncryption: !If [C, {}, {}]")},
	{"name": "a function may take the role", "expect": "fail", "artifacts": template("{Statement: [{Effect: Allow, Principal: {Service: [lakeformation.amazonaws.com, lambda.amazonaws.com]}, Action: sts:AssumeRole}]}", read(prefix), own, encrypted)},
	{"name": "a person may take the role", "expect": "fail", "artifacts": template("{Statement: [{Effect: Allow, Principal: {Service: lakeformation.amazonaws.com, AWS: 'arn:aws:iam::111122223333:role/a'}, Action: sts:AssumeRole}]}", read(prefix), own, encrypted)},
	{"name": "a parameter may take the role", "expect": "undecided", "artifacts": template("{Statement: [{Effect: Allow, Principal: {Service: !Ref P}, Action: sts:AssumeRole}]}", read(prefix), own, encrypted)},
	{"name": "all of the bucket", "expect": "fail", "artifacts": template(trust, read("arn:aws:s3:::b/*"), own, encrypted)},
	{"name": "every action on the bucket itself", "expect": "fail", "artifacts": template(trust, "[{PolicyName: p, PolicyDocument: {Statement: [{Effect: Allow, Action: 's3:*', Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/d/*']}]}}]", own, encrypted)},
	{"name": "every bucket", "expect": "fail", "artifacts": template(trust, read("*"), own, encrypted)},
	{"name": "a neighbour whose name starts the same", "expect": "fail", "artifacts": template(trust, read("arn:aws:s3:::b/data/*"), own, encrypted)},
	{"name": "everything", "expect": "fail", "artifacts": template(trust, "[{PolicyName: p, PolicyDocument: {Statement: [{Effect: Allow, Action: '*', Resource: '*'}]}}]", own, encrypted)},
	{"name": "no policy in the file", "expect": "undecided", "artifacts": template(trust, "[]", own, encrypted)},
	{"name": "a policy of AWS beside it", "expect": "undecided", "artifacts": template(trust, concat("", [read(prefix), ", ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess']"]), own, encrypted)},
	{"name": "a role that another file makes", "expect": "undecided", "artifacts": template(trust, read(prefix), "RoleArn: 'arn:aws:iam::111122223333:role/x'", encrypted)},
	{"name": "an answer that names the service-linked role", "expect": "fail", "artifacts": [{"path": "r.json", "kind": "lake-formation", "text": `{"ResourceInfo": {"ResourceArn": "arn:aws:s3:::b", "RoleArn": "arn:aws:iam::111122223333:role/aws-service-role/lakeformation.amazonaws.com/AWSServiceRoleForLakeFormationDataAccess"}}`}]},
	{"name": "an answer alone", "expect": "undecided", "artifacts": [{"path": "r.json", "kind": "lake-formation", "text": `{"ResourceInfo": {"ResourceArn": "arn:aws:s3:::b/d", "RoleArn": "arn:aws:iam::111122223333:role/l"}}`}]},
	{"name": "a policy of its own, wider than the role's", "expect": "fail", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [template(trust, read(prefix), own, encrypted)[0].text, "  P: {Type: 'AWS::IAM::Policy', Properties: {PolicyName: p, Roles: [!Ref R], PolicyDocument: {Statement: [{Effect: Allow, Action: 's3:*', Resource: '*'}]}}}\n"])}]},
]
