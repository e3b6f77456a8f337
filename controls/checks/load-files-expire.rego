# METADATA
# title: Files that were loaded are deleted after a few days
# description: >-
#   What COPY loads stays in the bucket in clear, outside every policy of the warehouse. Nobody needs it once it is in the
#   tables.
# custom:
#   mitigation: load-files-removed
#   reads: [cloudformation]
#   subjects: [load-bucket]
#   method: examine
#   valid-days: 180
#   parameters:
#     max-days: {default: "7", about: "For how many days files may stay."}
#   fix: Add a lifecycle rule that expires every object, and older versions with it, within the days.
#   corrected: |
#     LifecycleConfiguration:
#       Rules:
#         - {Status: Enabled, ExpirationInDays: 1, NoncurrentVersionExpiration: {NoncurrentDays: 1}}
#   sources:
#     - title: Amazon S3, managing the lifecycle of objects
#       url: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html
package checks.load_files_expire

import data.lib.cloudformation
import data.lib.verdict
import rego.v1

observations contains verdict.observation(bucket.name, facts(bucket), "Its files are deleted in time.") if {
	some bucket in cloudformation.resources
	bucket.type == "AWS::S3::Bucket"
}

facts(bucket) := [verdict.fact("undecided", "its lifecycle can't be read", bucket, place(bucket))] if {
	not rules(bucket)
} else := [verdict.fact("pass", "it deletes files", bucket, place(bucket)), versions(bucket)] if {
	count([1 | rule := rules(bucket)[_]; deletes(rule)]) > 0
} else := [verdict.fact("undecided", "for how long files stay can't be told", bucket, place(bucket))] if {
	some rule in rules(bucket)
	is_doubtful(rule)
} else := [verdict.fact("fail", concat("", ["nothing deletes its files within ", input.parameters["max-days"], " days"]), bucket, place(bucket))]

rules(bucket) := [] if cloudformation.property(bucket, ["LifecycleConfiguration"]) == null

rules(bucket) := found if {
	found := cloudformation.property(bucket, ["LifecycleConfiguration", "Rules"])
	is_array(found)
}

deletes(rule) if {
	is_for_all(rule)
	rule.Status == "Enabled"
	days := cloudformation.number(rule.ExpirationInDays)
	days <= cloudformation.number(input.parameters["max-days"])
}

is_for_all(rule) if {
	every name in ["Prefix", "Filter", "TagFilters", "ObjectSizeGreaterThan", "ObjectSizeLessThan"] {
		object.get(rule, name, null) in {null, "", [], {}}
	}
}

is_doubtful(rule) if not is_object(rule)

is_doubtful(rule) if cloudformation.is_function(rule)

is_doubtful(rule) if cloudformation.is_function(rule.Status)

is_doubtful(rule) if cloudformation.is_function(rule.ExpirationInDays)

is_doubtful(rule) if {
	rule.Status == "Enabled"
	object.get(rule, "ExpirationDate", null) != null
}

is_doubtful(rule) if {
	rule.Status == "Enabled"
	cloudformation.number(rule.ExpirationInDays)
	not is_for_all(rule)
}

# Where versions are kept, what a lifecycle deletes stays as an older version.
versions(bucket) := verdict.fact("pass", "no version is kept", bucket, place(bucket)) if {
	cloudformation.property(bucket, ["VersioningConfiguration"]) == null
} else := verdict.fact("pass", "older versions are deleted as well", bucket, place(bucket)) if {
	some rule in rules(bucket)
	is_for_all(rule)
	rule.Status == "Enabled"
	older_days(rule) <= cloudformation.number(input.parameters["max-days"])
} else := verdict.fact("fail", "older versions stay", bucket, place(bucket)) if {
	cloudformation.property(bucket, ["VersioningConfiguration", "Status"]) == "Enabled"
} else := verdict.fact("undecided", "whether older versions stay can't be told", bucket, place(bucket))

# Of a rule that keeps a number of older versions, however old, it is undefined.
older_days(rule) := cloudformation.number(rule.NoncurrentVersionExpiration.NoncurrentDays) if {
	object.get(rule.NoncurrentVersionExpiration, "NewerNoncurrentVersions", null) in {null, 0, "0"}
}

older_days(rule) := cloudformation.number(rule.NoncurrentVersionExpirationInDays)

place(bucket) := cloudformation.at(bucket, ["LifecycleConfiguration"])
