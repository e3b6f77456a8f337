# METADATA
# title: The bucket takes no connection without TLS
# description: >-
#   S3 also answers without TLS. Who reads or changes a file on its way needs no right over the bucket; only its policy
#   can refuse such calls, from everybody and for every object.
# custom:
#   mitigation: tls-in-transit
#   reads: [cloudformation, resource-policy]
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

good := "Its policy refuses calls without TLS."

observations contains verdict.observation(bucket.name, [of_bucket(bucket, about(bucket))], good) if {
	some bucket in buckets
}

# A policy in a file of its own, on a bucket of no template that was read.
observations contains verdict.observation(sprintf("%s, bucket %s", [policy.name, name]), [of_bucket(bucket, [policy])], good) if {
	some policy in files
	some name in named_buckets(policy)
	count([1 | some each in buckets; resource_policies.bucket_name(each) == name]) == 0
	bucket := {"id": "", "path": policy.path, "document": policy.document, "properties": {"BucketName": name}, "at": policy.at, "spots": {}}
}

buckets contains bucket if {
	some bucket in cloudformation.resources
	bucket.type == "AWS::S3::Bucket"
}

files contains object.union(policy, {"resource": {"is_conditional": false}}) if {
	some policy in iam.policies
	policy.resource == null
}

named_buckets(policy) := {name |
	statement := iam.statements(policy)[_]
	some resource in object.get(statement.value, "Resource", [])
	is_string(resource)
	regex.match(`^arn:[a-z-]+:s3:::[a-z0-9][a-z0-9.-]+(/.*)?$`, resource)
	name := split(split(resource, ":::")[1], "/")[0]
}

about(bucket) := array.concat(resource_policies.on(bucket), [policy |
	name := resource_policies.bucket_name(bucket)
	policy := files[_]
	name in named_buckets(policy)
])

of_bucket(bucket, policies) := verdict.fact("pass", "calls without TLS are refused", whole.policy, whole.at) if {
	refusals := [{"policy": policy, "at": statement.at, "value": statement.value} |
		policy := policies[_]
		policy.resource.is_conditional == false
		iam.is_readable(policy)
		statement := iam.statements(policy)[_]
		refuses(statement)
	]
	whole := refusals[_]
	some objects in whole.value.Resource
	resource_policies.covers_objects(objects, bucket)
	other := refusals[_]
	some itself in other.value.Resource
	resource_policies.covers_bucket(itself, bucket)
} else := verdict.fact("undecided", "part of its policy can't be read", bucket, cloudformation.whole(bucket)) if {
	policy := policies[_]
	is_in_doubt(policy, bucket)
} else := verdict.fact("undecided", "whether a policy of another name is on it can't be told", bucket, cloudformation.whole(bucket)) if {
	policy := resource_policies.policies[_]
	policy.resource.type == "AWS::S3::BucketPolicy"
	not names_a_bucket(policy)
} else := verdict.fact("fail", "no policy of it refuses calls without TLS", bucket, cloudformation.whole(bucket))

names_a_bucket(policy) if cloudformation.named(policy.resource.properties.Bucket, policy.resource)

names_a_bucket(policy) if cloudformation.text(policy.resource.properties.Bucket)

names_a_bucket(policy) if {
	some bucket in buckets
	policy.path == bucket.path
	cloudformation.filled(policy.resource.properties.Bucket) == resource_policies.bucket_name(bucket)
}

refuses(statement) if {
	statement.value.Effect == "Deny"
	resource_policies.is_for_everybody(statement)
	some action in statement.value.Action
	is_everything(action)
	some operator, keys in statement.value.Condition
	operator in {"Bool", "BoolIfExists"}
	is_without_tls(keys)
	count(statement.value.Condition) == 1
}

is_everything(action) if {
	iam.reaches(action, "s3:GetObject")
	iam.reaches(action, "s3:PutObject")
	iam.reaches(action, "s3:ListBucket")
	iam.reaches(action, "s3:DeleteBucketPolicy")
}

is_without_tls(keys) if {
	count(keys) == 1
	values := keys[key]
	lower(key) == "aws:securetransport"
	count(values) == 1
	cloudformation.truth(values[0]) == "no"
}

is_in_doubt(policy, _) if policy.resource.is_conditional == true

is_in_doubt(policy, _) if not iam.is_readable(policy)

is_in_doubt(policy, bucket) if {
	statement := iam.statements(policy)[_]
	statement.value.Effect == "Deny"
	may_be_about_tls(statement)
	is_untold(statement, bucket)
}

may_be_about_tls(statement) if "aws:securetransport" in iam.condition_keys(statement)

may_be_about_tls(statement) if cloudformation.is_function(statement.value.Condition)

is_untold(statement, _) if {
	some name in ["NotPrincipal", "NotAction", "NotResource"]
	name in object.keys(statement.value)
}

is_untold(statement, _) if cloudformation.is_function(statement.value.Condition)

is_untold(statement, _) if {
	some operator, keys in statement.value.Condition
	not operator in {"Bool", "BoolIfExists"}
	some key, _ in keys
	lower(key) == "aws:securetransport"
}

is_untold(statement, _) if {
	some operator, keys in statement.value.Condition
	some key, values in keys
	lower(key) == "aws:securetransport"
	some value in values
	cloudformation.truth(value) == "unknown"
}

is_untold(statement, _) if {
	some action in statement.value.Action
	not is_string(action)
}

is_untold(statement, _) if {
	some principal in statement.value.Principal.AWS
	not is_string(principal)
}

is_untold(statement, bucket) if {
	some resource in statement.value.Resource
	not is_told(resource, bucket)
}

# A resource of this bucket, or one that is written out.
is_told(resource, bucket) if startswith(resource_policies.resource_on(resource, bucket), resource_policies.bucket_arn(bucket))

is_told(resource, bucket) if not contains(resource_policies.resource_on(resource, bucket), "${")
