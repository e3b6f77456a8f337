# METADATA
# title: Named roles alone write the template, and no version of it is lost
# description: >-
#   What lies in the bucket when a version of the product is made runs in every account that launches it. A policy that
#   refuses writing to all but the pipeline's role holds whatever rights others have, and versions show what was swapped.
# custom:
#   mitigation: template-guarded
#   reads: [cloudformation]
#   subjects: [aws-service-catalog]
#   method: examine
#   valid-days: 90
#   fix: >-
#     Deny writing and deleting of objects to all but the pipeline's role by its ARN, and switch versioning on.
#   corrected: |
#     - Effect: Deny
#       Principal: "*"
#       Action: ["s3:PutObject", "s3:DeleteObject*"]
#       Resource: !Sub "${TemplateBucket.Arn}/*"
#       Condition: {ArnNotEquals: {aws:PrincipalArn: "arn:aws:iam::111122223333:role/template-pipeline"}}
#   sources:
#     - title: Amazon S3, versioning
#       url: https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
#     - title: AWS global condition keys, aws:PrincipalArn
#       url: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
package checks.template_bucket_writers

import data.lib.cloudformation
import data.lib.iam
import data.lib.resource_policies
import data.lib.verdict
import rego.v1

observations contains verdict.observation(bucket.name, [versions(bucket), writers(bucket)], "Few may write it, and its versions are kept.") if {
	some bucket in cloudformation.resources
	bucket.type == "AWS::S3::Bucket"
	not takes_logs(bucket)
}

# A bucket that only takes another's access log holds no template.
takes_logs(bucket) if {
	some other in cloudformation.resources
	other.type == "AWS::S3::Bucket"
	other.path == bucket.path
	cloudformation.named(other.properties.LoggingConfiguration.DestinationBucketName, other).id == bucket.id
}

versions(bucket) := verdict.fact("pass", "versions are kept", bucket, place(bucket)) if {
	status(bucket) == "Enabled"
} else := verdict.fact("fail", "an overwritten template is lost: versioning is off", bucket, place(bucket)) if {
	status(bucket) in {"Suspended", "off"}
} else := verdict.fact("undecided", "whether versions are kept can't be told", bucket, place(bucket))

status(bucket) := "off" if {
	cloudformation.property(bucket, ["VersioningConfiguration", "Status"]) == null
} else := cloudformation.property(bucket, ["VersioningConfiguration", "Status"])

place(bucket) := cloudformation.at(bucket, ["VersioningConfiguration"])

writers(bucket) := verdict.fact("pass", "others can't write", policy, statement.at) if {
	policy := resource_policies.on(bucket)[_]
	not policy.resource.is_conditional
	iam.is_readable(policy)
	statement := iam.statements(policy)[_]
	refuses_others(statement, bucket)
} else := verdict.fact("undecided", "whom its policy lets write can't be told", bucket, ["Resources", bucket.id]) if {
	policy := resource_policies.on(bucket)[_]
	is_in_doubt(policy)
} else := verdict.fact("fail", "no policy of it says who may write", bucket, ["Resources", bucket.id])

is_in_doubt(policy) if policy.resource.is_conditional

is_in_doubt(policy) if not iam.is_readable(policy)

is_in_doubt(policy) if {
	statement := iam.statements(policy)[_]
	statement.value.Effect == "Deny"
	count(iam.reaching(statement, ["s3:PutObject"])) > 0
	not is_about_tls(statement)
}

is_about_tls(statement) if iam.condition_keys(statement) == {"aws:securetransport"}

refuses_others(statement, bucket) if {
	statement.value.Effect == "Deny"
	resource_policies.is_for_everybody(statement)
	count(iam.reaching(statement, ["s3:PutObject"])) > 0
	count(iam.reaching(statement, ["s3:DeleteObjectVersion"])) > 0
	not "NotAction" in object.keys(statement.value)
	count(statement.value.Condition) == 1
	some operator in ["ArnNotEquals", "ArnNotLike", "StringNotEquals", "StringNotLike"]
	keys := statement.value.Condition[operator]
	count(keys) == 1
	values := keys[key]
	lower(key) == "aws:principalarn"
	count(values) > 0
	every value in values {
		is_one_role(value)
	}
	some resource in statement.value.Resource
	resource_policies.covers_objects(resource, bucket)
}

is_one_role(value) if regex.match(`^arn:[a-z-]+:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$`, cloudformation.text(value))
