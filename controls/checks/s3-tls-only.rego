# METADATA
# title: The bucket takes no connection without TLS
# description: >-
#   S3 also answers without TLS. Who reads or changes a file on its way needs no right over the bucket; only its policy
#   can refuse such calls, from everybody and for every object.
# custom:
#   mitigation: tls-in-transit
#   reads: [cloudformation]
#   subjects: [aws-s3]
#   method: examine
#   valid-days: 90
#   fix: Deny everything over the bucket and its objects where aws:SecureTransport is false.
#   corrected: |
#     - Effect: Deny
#       Principal: "*"
#       Action: s3:*
#       Resource: [!GetAtt TemplateBucket.Arn, !Sub "${TemplateBucket.Arn}/*"]
#       Condition: {Bool: {aws:SecureTransport: "false"}}
#   sources:
#     - title: Amazon S3, security best practices
#       url: https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
package checks.s3_tls_only

import data.lib.cloudformation
import data.lib.iam
import data.lib.resource_policies
import data.lib.verdict
import rego.v1

observations contains verdict.observation(bucket.name, [of_bucket(bucket)], "Its policy refuses calls without TLS.") if {
	some bucket in cloudformation.resources
	bucket.type == "AWS::S3::Bucket"
}

of_bucket(bucket) := verdict.fact("pass", "calls without TLS are refused", policy, statement.at) if {
	policy := sound(bucket)[_]
	statement := iam.statements(policy)[_]
	refuses(statement, bucket)
} else := verdict.fact("undecided", "part of its policy can't be read", bucket, ["Resources", bucket.id]) if {
	policy := resource_policies.on(bucket)[_]
	is_in_doubt(policy)
} else := verdict.fact("undecided", "whether a policy of another name is on it can't be told", bucket, ["Resources", bucket.id]) if {
	count(resource_policies.on(bucket)) == 0
	policy := resource_policies.policies[_]
	policy.resource.type == "AWS::S3::BucketPolicy"
	policy.path == bucket.path
	not names_a_bucket(policy)
} else := verdict.fact("fail", "no policy of it refuses calls without TLS", bucket, ["Resources", bucket.id])

sound(bucket) := [policy |
	policy := resource_policies.on(bucket)[_]
	not policy.resource.is_conditional
	iam.is_readable(policy)
]

is_in_doubt(policy) if policy.resource.is_conditional

is_in_doubt(policy) if not iam.is_readable(policy)

is_in_doubt(policy) if {
	statement := iam.statements(policy)[_]
	statement.value.Effect == "Deny"
	"aws:securetransport" in iam.condition_keys(statement)
}

names_a_bucket(policy) if cloudformation.named(policy.resource.properties.Bucket, policy.resource)

names_a_bucket(policy) if cloudformation.text(policy.resource.properties.Bucket)

refuses(statement, bucket) if {
	statement.value.Effect == "Deny"
	resource_policies.is_for_everybody(statement)
	some action in statement.value.Action
	action in {"*", "s3:*"}
	object.keys(statement.value.Condition) == {"Bool"}
	is_without_tls(statement.value.Condition.Bool)
	some resource in statement.value.Resource
	covers_objects(resource, bucket)
	some other in statement.value.Resource
	covers_bucket(other, bucket)
}

is_without_tls(keys) if {
	count(keys) == 1
	values := keys[key]
	lower(key) == "aws:securetransport"
	values in [["false"], [false]]
}

covers_bucket(resource, _) if resource == "*"

covers_bucket(resource, bucket) if {
	cloudformation.named(resource, bucket).id == bucket.id
	resource != {"Ref": bucket.id}
}

covers_bucket(resource, bucket) if cloudformation.text(resource) == concat("", ["arn:aws:s3:::", bucket_name(bucket)])

covers_objects(resource, _) if resource == "*"

covers_objects(resource, bucket) if cloudformation.sub_template(resource) == sprintf("${%s.Arn}/*", [bucket.id])

covers_objects(resource, bucket) if cloudformation.sub_template(resource) in {
	sprintf("arn:aws:s3:::${%s}/*", [bucket.id]),
	sprintf("arn:${AWS::Partition}:s3:::${%s}/*", [bucket.id]),
}

covers_objects(resource, bucket) if cloudformation.text(resource) == concat("", ["arn:aws:s3:::", bucket_name(bucket), "/*"])

covers_objects(resource, bucket) if {
	[separator, parts] := resource["Fn::Join"]
	separator == ""
	count(parts) == 2
	cloudformation.named_id(parts[0]) == bucket.id
	parts[1] == "/*"
}

covers_bucket(resource, bucket) if cloudformation.sub_template(resource) in {
	sprintf("arn:aws:s3:::${%s}", [bucket.id]),
	sprintf("arn:${AWS::Partition}:s3:::${%s}", [bucket.id]),
}

bucket_name(bucket) := name if {
	name := cloudformation.text(bucket.properties.BucketName)
	name != ""
}
