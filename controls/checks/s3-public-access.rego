# METADATA
# title: The bucket refuses public access in all four ways
# description: >-
#   A policy or an access list that somebody writes later can open a bucket to everybody. The four settings refuse that
#   beforehand, and with access lists switched off, policies alone decide.
# custom:
#   mitigation: public-access-blocked
#   reads: [cloudformation]
#   subjects: [aws-s3]
#   method: examine
#   valid-days: 90
#   fix: Set all four settings of PublicAccessBlockConfiguration to true, and ObjectOwnership to BucketOwnerEnforced.
#   corrected: |
#     PublicAccessBlockConfiguration:
#       BlockPublicAcls: true
#       BlockPublicPolicy: true
#       IgnorePublicAcls: true
#       RestrictPublicBuckets: true
#   sources:
#     - title: Amazon S3, blocking public access
#       url: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
#     - title: AWS CloudFormation, AWS::S3::Bucket
#       url: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html
package checks.s3_public_access

import data.lib.cloudformation
import data.lib.verdict
import rego.v1

observations contains verdict.observation(bucket.name, facts(bucket), "It refuses public access in all four ways.") if {
	some bucket in cloudformation.resources
	bucket.type == "AWS::S3::Bucket"
}

settings := ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"]

facts(bucket) := acls(bucket) if {
	cloudformation.property(bucket, ["PublicAccessBlockConfiguration"]) == null
	count(acls(bucket)) > 0
} else := [verdict.fact("undecided", "the template leaves it to AWS' defaults, which are on for buckets made since April 2023", bucket, ["Resources", bucket.id])] if {
	cloudformation.property(bucket, ["PublicAccessBlockConfiguration"]) == null
} else := array.concat([fact | name := settings[_]; fact := of_setting(bucket, name)], acls(bucket))

# A setting that is left out of the configuration is off.
of_setting(bucket, name) := verdict.fact("pass", "on", bucket, place(bucket, name)) if {
	state(bucket, name) == "yes"
} else := verdict.fact("fail", concat("", [name, " is off"]), bucket, place(bucket, name)) if {
	state(bucket, name) in {"no", "absent"}
} else := verdict.fact("undecided", concat("", ["whether ", name, " is on can't be told"]), bucket, place(bucket, name))

state(bucket, name) := cloudformation.truth(cloudformation.property(bucket, ["PublicAccessBlockConfiguration", name]))

place(bucket, name) := cloudformation.at(bucket, ["PublicAccessBlockConfiguration", name])

acls(bucket) := [verdict.fact("fail", "access lists count", bucket, cloudformation.at(bucket, ["OwnershipControls"]))] if {
	rule := bucket.properties.OwnershipControls.Rules[_]
	rule.ObjectOwnership in {"ObjectWriter", "BucketOwnerPreferred"}
} else := [verdict.fact("fail", "an access list opens it", bucket, cloudformation.at(bucket, ["AccessControl"]))] if {
	cloudformation.text(bucket.properties.AccessControl) in {"PublicRead", "PublicReadWrite", "AuthenticatedRead"}
} else := []
