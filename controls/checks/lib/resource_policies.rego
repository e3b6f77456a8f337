# Policies on topics, queues and buckets of CloudFormation templates, and what a condition's value names.
package lib.resource_policies

import data.lib.cloudformation
import rego.v1

policies contains {
	"path": resource.path,
	"document": resource.document,
	"name": resource.name,
	"at": cloudformation.at(resource, ["PolicyDocument"]),
	"value": object.get(resource.properties, "PolicyDocument", null),
	"resource": resource,
} if {
	some resource in cloudformation.resources
	resource.type in types
}

types := {
	"AWS::SNS::TopicPolicy", "AWS::SNS::TopicInlinePolicy", "AWS::SQS::QueuePolicy", "AWS::SQS::QueueInlinePolicy",
	"AWS::S3::BucketPolicy",
}

# What a policy is put on, as the template names it.
targets(policy) := listed(object.get(policy.resource.properties, "Topics", [])) if {
	policy.resource.type == "AWS::SNS::TopicPolicy"
} else := [policy.resource.properties.TopicArn] if {
	policy.resource.type == "AWS::SNS::TopicInlinePolicy"
} else := [policy.resource.properties.Bucket] if {
	policy.resource.type == "AWS::S3::BucketPolicy"
} else := []

listed(value) := value if {
	is_array(value)
} else := [value]

# The policies on this bucket or topic; whether one that names its target otherwise is on it can't be told.
on(resource) := [policy |
	policy := policies[_]
	target := targets(policy)[_]
	is_put_on(policy, target, resource)
]

is_put_on(policy, target, resource) if {
	policy.path == resource.path
	cloudformation.named(target, resource).id == resource.id
}

is_put_on(policy, target, resource) if {
	policy.path == resource.path
	cloudformation.filled(target) == cloudformation.filled(resource.properties.BucketName)
}

# In another template a name that is written out is the same bucket.
is_put_on(policy, target, resource) if {
	policy.path != resource.path
	cloudformation.text(target) == cloudformation.text(resource.properties.BucketName)
}

# What a bucket's ARN is as policies of its template write it, with what can't be told left in.
bucket_arn(bucket) := concat("", ["arn:aws:s3:::", bucket_name(bucket)])

bucket_name(bucket) := name if {
	name := cloudformation.filled(bucket.properties.BucketName)
	name != ""
} else := concat("", ["${", bucket.id, "}"])

# A resource of a statement on this bucket, its own attributes told; undefined where it can't be spelled.
resource_on(resource, bucket) := full if {
	written := cloudformation.filled(resource)
	names := {
		concat("", ["${", bucket.id, ".Arn}"]): bucket_arn(bucket),
		concat("", ["${", bucket.id, "}"]): bucket_name(bucket),
	}
	own := strings.replace_n(names, written)
	full := regex.replace(own, `^arn:[a-z-]+:s3:::`, "arn:aws:s3:::")
}

covers_bucket(resource, bucket) if resource_on(resource, bucket) == bucket_arn(bucket)

covers_bucket(resource, bucket) if startswith(bucket_arn(bucket), open_prefix(resource_on(resource, bucket)))

covers_objects(resource, bucket) if {
	every_object := concat("", [bucket_arn(bucket), "/"])
	startswith(every_object, open_prefix(resource_on(resource, bucket)))
}

# What stands before the one star at the end of a pattern.
open_prefix(pattern) := prefix if {
	endswith(pattern, "*")
	prefix := trim_suffix(pattern, "*")
	not regex.match(`[*?]`, prefix)
}

elsewhere(resource, type) := [policy |
	policy := policies[_]
	policy.resource.type == type
	target := targets(policy)[_]
	not names_one_of_its_template(target, policy.resource)
	policy.resource.path != "" # bound, so that the comprehension is one
	resource.id != ""
]

names_one_of_its_template(target, resource) if cloudformation.named(target, resource)

services(statement) := object.get(statement.value, ["Principal", "Service"], [])

is_for_everybody(statement) if "*" in object.get(statement.value, ["Principal", "AWS"], [])

# Compare with exactly the given text; of these a value may be chosen later, and is still one value.
exactly := {"StringEquals", "StringEqualsIgnoreCase"}

# Compare with a pattern; by AWS' words `ArnEquals` does too.
by_pattern := {"StringLike", "ArnLike", "ArnEquals"}

# Every value that a key (in lower case) is compared with under operators that need the key to be there.
compared(statement, key) := [{"operator": operator, "value": value} |
	some operator in exactly | by_pattern
	keys := object.get(statement.value, ["Condition", operator], {})
	values := keys[name]
	lower(name) == key
	value := values[_]
]

# What a comparison lets through: one thing that is named, or anything; undefined when that can't be told.
lets_through(comparison, resource) := "one" if {
	comparison.operator in exactly
	not has_star(comparison.value)
} else := "one" if {
	cloudformation.named(comparison.value, resource)
} else := "one" if {
	is_of_one_owner(cloudformation.filled(comparison.value))
} else := "any" if {
	comparison.operator in by_pattern
	is_of_any_owner(cloudformation.filled(comparison.value))
}

has_star(value) if contains(cloudformation.text(value), "*")

is_of_one_owner(text) if regex.match(`^([0-9]{12}|o-[a-z0-9]{10,32}(/.*)?)$`, text)

is_of_one_owner(text) if regex.match(`^arn:[a-z-]+:[a-z0-9-]+:[^:]*:[0-9]{12}:.+$`, text)

is_of_one_owner(text) if regex.match(`^arn:[a-z-]+:s3:::[a-z0-9][a-z0-9.-]{2,}(/.*)?$`, text)

is_of_any_owner(text) if regex.match(`^[*?]+$`, text)

is_of_any_owner(text) if regex.match(`^arn:[^:]*:[^:]*:[^:]*:[^:]*\*`, text)
