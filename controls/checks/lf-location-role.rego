# METADATA
# title: A registered location has a role of its own and an encrypted bucket
# description: >-
#   Lake Formation takes the role of a location for every engine and narrows it. A role that others trust too, or that
#   reads more, can be used without Lake Formation; the service-linked role reads every location that was registered so.
# custom:
#   mitigation: location-role-limited
#   reads: [lake-formation, cloudformation]
#   facts: [lake-formation]
#   subjects: [aws-lake-formation]
#   method: examine
#   valid-days: 90
#   parameters:
#     account: {default: "", about: The number of the account that is assessed.}
#   fix: Register the location with a role that trusts Lake Formation alone and may read that prefix, and encrypt the bucket.
#   corrected: |
#     Type: AWS::LakeFormation::Resource
#     Properties:
#       ResourceArn: arn:aws:s3:::lake-111122223333/datasets
#       RoleArn: !GetAtt LocationRole.Arn
#       UseServiceLinkedRole: false
#   sources:
#     - title: AWS Lake Formation, requirements for roles used to register locations
#       url: https://docs.aws.amazon.com/lake-formation/latest/dg/registration-role.html
package checks.lf_location_role

import data.lib.cloudformation
import data.lib.iam
import data.lib.lake_formation
import data.lib.verdict
import rego.v1

observations contains verdict.observation(sprintf("location %s", [location.location]), facts(location), "It has a role of its own, and its bucket is encrypted.") if {
	some location in lake_formation.facts("locations")
}

facts(location) := array.concat([registered(location), bucket(location)], of_role(location))

registered(location) := verdict.fact("fail", "it is registered with the service-linked role", location, location.at) if {
	location.service_role == "yes"
} else := verdict.fact("undecided", "it is registered under a condition", location, location.at) if {
	location.certain == false
} else := verdict.fact("undecided", "the role was not read, so whom it trusts and what it reads can't be told", location, lake_formation.at(location, "RoleArn")) if {
	not role(location)
} else := verdict.fact("pass", "it names a role", location, lake_formation.at(location, "RoleArn"))

role(location) := found if {
	location.role_id != ""
	location.service_role != "yes"
	some found in cloudformation.resources
	found.path == location.path
	found.id == location.role_id
	found.type == "AWS::IAM::Role"
}

# Trust and rights of the role, where the same template makes it.
of_role(location) := array.concat(
	[fact |
		found := role(location)
		fact := trust(found)
	],
	[fact |
		found := role(location)
		fact := rights(found, location)
	],
)

trust(found) := verdict.fact("undecided", "whom its role trusts can't be told", found, cloudformation.at(found, ["AssumeRolePolicyDocument"])) if {
	not is_trust_told(found)
} else := verdict.fact("fail", "its role trusts others than Lake Formation", found, cloudformation.at(found, ["AssumeRolePolicyDocument"])) if {
	some statement in found.properties.AssumeRolePolicyDocument.Statement
	statement.Effect == "Allow"
	not is_for_lake_formation(statement)
} else := verdict.fact("pass", "its role trusts Lake Formation alone", found, cloudformation.at(found, ["AssumeRolePolicyDocument"])) if {
	count(found.properties.AssumeRolePolicyDocument.Statement) > 0
}

is_trust_told(found) if {
	found.is_conditional == false
	is_array(found.properties.AssumeRolePolicyDocument.Statement)
	every statement in found.properties.AssumeRolePolicyDocument.Statement {
		statement.Effect in {"Allow", "Deny"}
		is_object(statement.Principal)
		every name, values in statement.Principal {
			name in {"AWS", "Service", "Federated", "CanonicalUser"}
			is_array(values)
			every value in values {
				is_string(cloudformation.text(value))
			}
		}
	}
}

is_for_lake_formation(statement) if {
	object.keys(statement.Principal) == {"Service"}
	every service in statement.Principal.Service {
		cloudformation.text(service) == "lakeformation.amazonaws.com"
	}
}

# Policies of the role: in it, and those of the template that are attached to it.
policies(found) := [policy |
	some policy in iam.policies
	policy.role == "identity"
	policy.path == found.path
	is_of(policy.resource, found)
]

is_of(resource, found) if resource.id == found.id

is_of(resource, found) if {
	some attached in resource.properties.Roles
	cloudformation.named_id(attached) == found.id
}

is_of(resource, found) if cloudformation.named_id(resource.properties.RoleName) == found.id

is_of(resource, found) if {
	some attached in resource.properties.Roles
	cloudformation.text(attached) == cloudformation.text(found.properties.RoleName)
}

rights(found, location) := verdict.fact("fail", "its role may do more than read the location", policy, statement.at) if {
	policy := policies(found)[_]
	statement := iam.allows(policy)[_]
	reaches_s3(statement)
	is_wider(statement, location)
} else := verdict.fact("undecided", "its role has policies that were not read", found, cloudformation.at(found, ["ManagedPolicyArns"])) if {
	not cloudformation.property(found, ["ManagedPolicyArns"]) in {null, []}
} else := verdict.fact("undecided", "what its role may read can't be told", found, cloudformation.at(found, ["Policies"])) if {
	not is_narrow(found, location)
} else := verdict.fact("pass", "its role reads the location", found, cloudformation.at(found, ["Policies"]))

reaches_s3(statement) if {
	some pattern in statement.value.Action
	is_string(pattern)
	regex.match(`^(\*|s3:.*)$`, lower(pattern))
}

reaches_s3(statement) if "NotAction" in object.keys(statement.value)

is_wider(statement, _) if "NotResource" in object.keys(statement.value)

# Reading needs nothing that opens the bucket to others.
is_wider(statement, _) if count(iam.reaching(statement, ["s3:PutBucketPolicy", "s3:PutBucketAcl", "s3:DeleteBucket"])) > 0

is_wider(statement, location) if {
	some resource in statement.value.Resource
	text := cloudformation.text(resource)
	not is_within(text, location)
}

# A bucket itself is named for listing; a prefix of the location, or deeper, for reading.
is_within(text, location) if text == concat("", ["arn:aws:s3:::", bucket_name(location)])

is_within(text, location) if {
	lake_formation.is_known(location.location)
	text == location.location
}

is_within(text, location) if {
	lake_formation.is_known(location.location)
	startswith(text, concat("", [trim_suffix(location.location, "/"), "/"]))
}

# What says nothing of S3 in words that can be read is beside the point, such as the location's key.
is_narrow(found, location) if {
	count(policies(found)) > 0
	lake_formation.is_known(location.location)
	every policy in policies(found) {
		iam.is_readable(policy)
		every statement in iam.allows(policy) {
			is_told(statement, location)
		}
	}
	some policy in policies(found)
	some statement in iam.allows(policy)
	reaches_s3(statement)
}

is_told(statement, _) if {
	is_array(statement.value.Action)
	count(iam.unreadable_actions(statement)) == 0
	not reaches_s3(statement)
}

is_told(statement, location) if {
	is_array(statement.value.Action)
	is_array(statement.value.Resource)
	count(iam.unreadable_actions(statement)) == 0
	every resource in statement.value.Resource {
		is_within(cloudformation.text(resource), location)
	}
}

bucket_name(location) := split(split(location.location, ":::")[1], "/")[0] if lake_formation.is_known(location.location)

buckets(location) := [found |
	some found in cloudformation.resources
	found.type == "AWS::S3::Bucket"
	cloudformation.text(found.properties.BucketName) == bucket_name(location)
]

bucket(location) := verdict.fact("undecided", "its bucket was not read", location, lake_formation.at(location, "ResourceArn")) if {
	count(buckets(location)) != 1
} else := verdict.fact("fail", "its bucket states no encryption", found, cloudformation.at(found, ["BucketEncryption"])) if {
	found := buckets(location)[0]
	cloudformation.property(found, ["BucketEncryption"]) in {null, {}}
} else := verdict.fact("pass", "its bucket is encrypted", found, cloudformation.at(found, ["BucketEncryption"])) if {
	found := buckets(location)[0]
	found.is_conditional == false
	some rule in cloudformation.property(found, ["BucketEncryption", "ServerSideEncryptionConfiguration"])
	rule.ServerSideEncryptionByDefault.SSEAlgorithm in {"AES256", "aws:kms", "aws:kms:dsse"}
} else := verdict.fact("undecided", "whether its bucket is encrypted can't be told", buckets(location)[0], cloudformation.at(buckets(location)[0], ["BucketEncryption"]))
