# Resources of Terraform plans under the names that CloudFormation gives them, so that one rule judges both.
#
# Only what means the same in both is here: a property that is left out has the same default, and what is known after the
# plan was applied comes from the reader as a function, which no rule can see through.
package lib.terraform

import rego.v1

resources contains {
	"path": found.path,
	"document": found.document,
	"id": found.planned.address,
	"name": found.planned.address,
	"type": types[found.planned.type],
	"properties": translated(found.planned, found.plan),
	"is_conditional": false,
	"at": found.planned.at,
	"spots": spots[found.planned.type],
} if {
	some found in planned_resources
}

planned_resources contains {"path": artifact.path, "document": index, "planned": planned, "plan": plan} if {
	some artifact in input.artifacts
	artifact.kind == "terraform-plan"
	some index, plan in artifact.documents
	planned := plan.resources[_]
	planned.type in object.keys(types)
}

types := {
	"aws_kms_key": "AWS::KMS::Key",
	"aws_kms_replica_key": "AWS::KMS::ReplicaKey",
	"aws_kms_external_key": "AWS::KMS::ReplicaKey", # as that, it has a policy, and is not rotated by itself
	"aws_kms_key_policy": "AWS::KMS::ReplicaKey", # the policy of a key that stands elsewhere in the plan
	"aws_secretsmanager_secret": "AWS::SecretsManager::Secret",
	"aws_secretsmanager_secret_rotation": "AWS::SecretsManager::RotationSchedule",
	"aws_ssm_parameter": "AWS::SSM::Parameter",
	"aws_eks_cluster": "AWS::EKS::Cluster",
	"aws_iam_policy": "AWS::IAM::ManagedPolicy",
	"aws_iam_role": "AWS::IAM::Role",
	"aws_iam_role_policy": "AWS::IAM::RolePolicy",
	"aws_iam_user_policy": "AWS::IAM::UserPolicy",
	"aws_iam_group_policy": "AWS::IAM::GroupPolicy",
	"aws_iam_role_policy_attachment": "AWS::IAM::Role",
	"aws_iam_user_policy_attachment": "AWS::IAM::User",
	"aws_iam_group_policy_attachment": "AWS::IAM::Group",
	"aws_iam_policy_attachment": "AWS::IAM::Role",
}

policy_spots := {"PolicyDocument": ["policy"]}

attachment_spots := {"ManagedPolicyArns": ["policy_arn"]}

# Where the value of a property stands among the values of a planned resource.
spots := {
	"aws_kms_key": {
		"EnableKeyRotation": ["enable_key_rotation"],
		"KeyPolicy": ["policy"],
		"KeySpec": ["customer_master_key_spec"],
		"Origin": ["custom_key_store_id"],
	},
	"aws_kms_replica_key": {"KeyPolicy": ["policy"]},
	"aws_kms_external_key": {"KeyPolicy": ["policy"]},
	"aws_kms_key_policy": {"KeyPolicy": ["policy"]},
	"aws_secretsmanager_secret": {"KmsKeyId": ["kms_key_id"]},
	"aws_secretsmanager_secret_rotation": {
		"SecretId": ["secret_id"],
		"RotationLambdaARN": ["rotation_lambda_arn"],
		"RotationRules": ["rotation_rules"],
	},
	"aws_ssm_parameter": {"Type": ["type"], "KeyId": ["key_id"], "Tier": ["tier"]},
	"aws_eks_cluster": {
		"Version": ["version"],
		"ResourcesVpcConfig": ["vpc_config"],
		"EncryptionConfig": ["encryption_config"],
		"Logging": ["enabled_cluster_log_types"],
	},
	"aws_iam_policy": policy_spots,
	"aws_iam_role": {
		"AssumeRolePolicyDocument": ["assume_role_policy"],
		"Policies": ["inline_policy"],
		"ManagedPolicyArns": ["managed_policy_arns"],
	},
	"aws_iam_role_policy": policy_spots,
	"aws_iam_user_policy": policy_spots,
	"aws_iam_group_policy": policy_spots,
	"aws_iam_role_policy_attachment": attachment_spots,
	"aws_iam_user_policy_attachment": attachment_spots,
	"aws_iam_group_policy_attachment": attachment_spots,
	"aws_iam_policy_attachment": attachment_spots,
}

unknown := {"Fn::Unknown": []}

translated(planned, plan) := {name: value |
	spot := spots[planned.type][name]
	value := as_cloudformation(planned, plan, name, object.get(planned.values, spot, null))
	value != null
}

# Most properties have the same value in both; some are written in another form.
as_cloudformation(planned, plan, name, given) := null if {
	# The provider fills these in by itself: unknown, they say nothing, and other resources of the plan tell.
	planned.type == "aws_iam_role"
	name in {"Policies", "ManagedPolicyArns"}
	given == unknown
} else := given if {
	given in [null, unknown]
} else := "EXTERNAL" if {
	# A key store of the customer's own, in which KMS rotates nothing.
	name == "Origin"
} else := {"Ref": referred[0]} if {
	name == "SecretId"
	referred := secrets_called(plan, given)
	count(referred) == 1
} else := block(given, {"AutomaticallyAfterDays": "automatically_after_days", "ScheduleExpression": "schedule_expression"}) if {
	name == "RotationRules"
} else := block(given, {"EndpointPublicAccess": "endpoint_public_access", "PublicAccessCidrs": "public_access_cidrs"}) if {
	name == "ResourcesVpcConfig"
} else := encryptions(given) if {
	name == "EncryptionConfig"
} else := {"ClusterLogging": {"EnabledTypes": log_types(given)}} if {
	name == "Logging"
} else := inline_policies(given) if {
	name == "Policies"
} else := [given] if {
	name == "ManagedPolicyArns"
	is_string(given)
} else := given

secrets_called(plan, given) := [secret.address |
	secret := plan.resources[_]
	secret.type == "aws_secretsmanager_secret"
	some key in ["id", "arn"]
	object.get(secret.values, key, null) == given
	key == first_key(secret, given)
]

# An id is an ARN as well; either counts once.
first_key(secret, given) := "id" if {
	object.get(secret.values, "id", null) == given
} else := "arn"

# What a block that may stand once says, under other names.
block(given, names) := {name: value |
	key := names[name]
	value := object.get(given[0], key, null)
	value != null
} if {
	is_array(given)
	count(given) == 1
	is_object(given[0])
} else := unknown

encryptions(given) := [each |
	config := given[_]
	each := encryption(config)
] if {
	is_array(given)
} else := unknown

encryption(config) := {"Resources": config.resources, "Provider": {"KeyArn": object.get(config.provider[0], "key_arn", null)}} if {
	is_array(config.resources)
	is_array(config.provider)
	count(config.provider) == 1
} else := unknown

log_types(given) := [each |
	type := given[_]
	each := {"Type": type}
] if {
	is_array(given)
} else := unknown

inline_policies(given) := [each |
	inline := given[_]
	each := {"PolicyDocument": object.get(inline, "policy", null)}
] if {
	is_array(given)
} else := unknown
