# METADATA
# title: The policy reads only named secrets
# description: >-
#   A role that may read every secret of the account makes each of its holders the custodian of all of them. The
#   statement should name the path of one team and the actions that its holder needs, and the key that they need for it.
# custom:
#   mitigation: least-privilege-secret-policy
#   reads: [iam-policy, cloudformation, terraform-plan]
#   method: examine
#   valid-days: 90
#   parameters:
#     prefixes: {default: [], about: "Paths below which the names of secrets may stand; none listed: any one path."}
#   fix: >-
#     Name the secret's ARN with its path in Resource, secretsmanager:GetSecretValue and DescribeSecret in Action, and for
#     kms:Decrypt the key's ARN or the service by which alone it may be used (kms:ViaService).
#   corrected: |
#     Action: [secretsmanager:GetSecretValue, secretsmanager:DescribeSecret]
#     Resource: arn:aws:secretsmanager:eu-central-1:111122223333:secret:payments/*
#   sources:
#     - title: AWS Secrets Manager, authentication and access control
#       url: https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access.html
#     - title: AWS KMS, kms:ViaService
#       url: https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
package checks.iam_secret_scope

import data.lib.cloudformation
import data.lib.iam
import data.lib.verdict
import rego.v1

# What reads a secret, by the service whose ARNs name it. BatchGetSecretValue asks for GetSecretValue on each secret.
reads := {
	"secretsmanager": ["secretsmanager:GetSecretValue"],
	"ssm": ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath", "ssm:GetParameterHistory"],
}

observations contains verdict.observation(policy.name, facts(policy), "It reads secrets below one path only.") if {
	some policy in iam.policies
	policy.role != "trust"
	count(facts(policy)) > 0
}

# Policies that AWS wrote, or that stand elsewhere, allow what they say there.
observations contains verdict.observation(sprintf("%s, attached policies", [role.name]), attached(role), "None is attached that reads secrets.") if {
	some role in cloudformation.resources
	role.type in iam.inline_types
	count(attached(role)) > 0
}

facts(policy) := [verdict.fact("undecided", "its statements can't be read", policy, policy.at)] if {
	not iam.is_readable(policy)
} else := found if {
	found := array.concat(
		[fact |
			statement := iam.allows(policy)[_]
			not iam.has_principal(statement)
			fact := of_statement(policy, statement)[_]
		],
		[verdict.fact("undecided", "it reads below several paths, and none is listed", policy, policy.at) | count(paths(policy)) > 1],
	)
}

# The first steps of the paths below which everything is read; a list of paths decides by itself.
paths(policy) := {path |
	count(input.parameters.prefixes) == 0
	statement := iam.allows(policy)[_]
	resource := statement.value.Resource[_]
	text := cloudformation.text(resource)
	mark := before_name[service]
	is_named(text, service)
	name := split(text, mark)[1]
	contains(name, "*")
	path := split(name, "/")[0]
}

before_name := {"secretsmanager": ":secret:", "ssm": ":parameter/"}

of_statement(policy, statement) := [verdict.fact("fail", "it allows everything but some actions", policy, array.concat(statement.at, ["NotAction"]))] if {
	"NotAction" in object.keys(statement.value)
	count(iam.reaching(statement, readers)) > 0
	some service, _ in reads
	is_within(statement, service)
} else := [] if {
	"NotAction" in object.keys(statement.value)
} else := [verdict.fact("undecided", "an action can't be read", policy, array.concat(statement.at, ["Action"]))] if {
	count(iam.unreadable_actions(statement)) > 0
} else := [verdict.fact("fail", concat("", ["it allows ", wide[0]]), policy, array.concat(statement.at, ["Action"]))] if {
	wide := wide_actions(statement)
	count(wide) > 0
} else := array.concat(
	[fact |
		some service in services_read(statement)
		fact := scoped(policy, statement, service)
	],
	array.concat(keys(policy, statement), roles(policy, statement)),
)

services_read(statement) := {service |
	some service in ["secretsmanager", "ssm"]
	count(iam.reaching(statement, reads[service])) > 0
	is_within(statement, service)
}

readers := [action | action := reads[_][_]]

# A wildcard over the service reaches changing and deleting as well as reading.
wide_actions(statement) := sort([pattern |
	some pattern in object.get(statement.value, "Action", [])
	is_everything_of_one(pattern, statement)
])

is_everything_of_one(pattern, statement) if {
	some service, actions in everything
	iam.reaches_all(pattern, actions)
	is_within(statement, service)
}

everything := {
	"secretsmanager": ["secretsmanager:GetSecretValue", "secretsmanager:DeleteSecret", "secretsmanager:TagResource"],
	"ssm": ["ssm:GetParameter", "ssm:DeleteParameter", "ssm:SendCommand"],
	"kms": ["kms:Decrypt", "kms:ScheduleKeyDeletion", "kms:PutKeyPolicy"],
}

# Whether a resource of the statement may be of the service: an ARN of something else allows nothing of it.
is_within(statement, service) if {
	some resource in object.get(statement.value, "Resource", ["*"])
	may_name(resource, service)
}

may_name(resource, service) if may_be(cloudformation.filled(resource), service)

may_name(resource, _) if not cloudformation.filled(resource)

scoped(policy, statement, service) := verdict.fact("fail", "it allows all secrets but some", policy, array.concat(statement.at, ["NotResource"])) if {
	"NotResource" in object.keys(statement.value)
} else := verdict.fact("undecided", "conditions decide which secrets it reads", policy, array.concat(statement.at, ["Condition"])) if {
	count(wide_resources(policy, statement, service)) > 0
	some name in iam.conditions(statement, iam.exact | iam.like)
	regex.match(`^(aws|secretsmanager|ssm):resourcetag/|^secretsmanager:(secretid|name)$`, name)
} else := verdict.fact("undecided", concat("", ["it reads beyond one path, unless a refusal in it says otherwise: ", beyond[0]]), policy, array.concat(statement.at, ["Resource"])) if {
	beyond := wide_resources(policy, statement, service)
	count(beyond) > 0
	refuses_more(policy, service)
} else := verdict.fact("fail", concat("", ["it reads beyond one path: ", beyond[0]]), policy, array.concat(statement.at, ["Resource"])) if {
	beyond := wide_resources(policy, statement, service)
	count(beyond) > 0
} else := verdict.fact("undecided", "which secrets it reads can't be told", policy, array.concat(statement.at, ["Resource"])) if {
	count(unknown_resources(policy, statement.value.Resource, service)) > 0
} else := verdict.fact("undecided", "it names no resource", policy, statement.at) if {
	count(object.get(statement.value, "Resource", [])) == 0
} else := verdict.fact("pass", "the secrets are named", policy, array.concat(statement.at, ["Resource"]))

# A refusal that may leave one path of all: of all but some, by what the secret is, or of everything.
refuses_more(policy, service) if {
	statement := iam.statements(policy)[_]
	statement.value.Effect == "Deny"
	count(iam.reaching(statement, reads[service])) > 0
	is_selective(statement)
}

is_selective(statement) if "NotResource" in object.keys(statement.value)

is_selective(statement) if {
	some name in iam.limiting_keys(statement)
	regex.match(`resourcetag/|^secretsmanager:`, name)
}

is_selective(statement) if {
	count(iam.condition_keys(statement)) == 0
	"*" in object.get(statement.value, "Resource", [])
}

wide_resources(_, statement, service) := [text |
	resource := statement.value.Resource[_]
	text := shown(resource)
	may_be(text, service)
	not is_named(text, service)
	not ends_like_a_suffix(text)
	not is_alias(text)
	not verdict.is_placeholder(text)
]

# As text, whatever account and Region are filled in later.
shown(resource) := text if {
	text := cloudformation.text(resource)
} else := concat(":", array.concat(array.concat(start, ends), array.slice(parts, 5, count(parts)))) if {
	parts := split(cloudformation.filled(resource), ":")
	count(parts) > 5
	start := [parts[0], parts[1], parts[2]]
	ends := [known(parts[3], "eu-central-1"), known(parts[4], "111122223333")]
}

known(part, example) := example if {
	regex.match(`^\$\{[A-Za-z0-9]+\}$`, part)
} else := part

# An alias in the resources of a policy lets nobody use the key behind it.
is_alias(text) if regex.match(`^arn:[a-z-]+:kms:[^:]*:[^:]*:alias/`, text)

# An ARN of another service in the same list allows nothing here.
may_be(text, _) if not startswith(text, "arn:")

may_be(text, _) if count(split(text, ":")) < 6

may_be(text, service) if {
	parts := split(text, ":")
	iam.reaches(concat("", [parts[2], ":x"]), concat("", [service, ":x"]))
	regex.match(kinds[service], parts[5])
}

# What may stand behind the account in an ARN that is of use here, wildcards among it.
kinds := {"secretsmanager": `^(secret|[^:]*[*?])`, "ssm": `^(parameter|[^/:]*[*?])`, "kms": `^(key|alias|[^/:]*[*?])`}

unknown_resources(policy, resources, service) := [resource |
	resource := resources[_]
	not is_told(policy, resource, service)
]

is_told(_, resource, service) if {
	text := shown(resource)
	not verdict.is_placeholder(text)
	not contains(text, "${")
	not is_loose(text, service)
}

# The secret, or key, of the same template.
is_told(policy, resource, service) if {
	policy.resource != null
	found := cloudformation.named(resource, policy.resource)
	found.type in types[service]
}

types := {
	"secretsmanager": {"AWS::SecretsManager::Secret", "AWS::SecretsManager::SecretTargetAttachment"},
	"ssm": {"AWS::SSM::Parameter"},
	"kms": {"AWS::KMS::Key", "AWS::KMS::ReplicaKey"},
}

# Secrets Manager puts a hyphen and six characters behind a name. `-*` fits that suffix, and longer names as well.
ends_like_a_suffix(text) if regex.match(`^arn:[a-z-]+:secretsmanager:[a-z0-9*-]*:[0-9*]*:secret:[A-Za-z0-9/_+=.@-]+-\*$`, text)

is_loose(text, service) if {
	ends_like_a_suffix(text)
	not is_named(text, service)
}

# A wildcard may stand below the first slash of a name or, for the suffix, at its end.
is_named(text, "secretsmanager") if {
	regex.match(`^arn:[a-z-]+:secretsmanager:[a-z0-9*-]*:[0-9*]*:secret:[A-Za-z0-9_+=.@-]+(/[A-Za-z0-9/_+=.@*?-]+|-\?{6}|-[A-Za-z0-9]{6})$`, text)
	below(split(text, ":secret:")[1])
}

is_named(text, "ssm") if {
	regex.match(`^arn:[a-z-]+:ssm:[a-z0-9*-]*:[0-9*]*:parameter/[A-Za-z0-9_.-]+(/[A-Za-z0-9_./*?-]+)?$`, text)
	below(split(text, ":parameter/")[1])
}

is_named(text, "kms") if regex.match(`^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/(mrk-)?[0-9a-f-]{32,36}$`, text)

below(_) if count(input.parameters.prefixes) == 0

below(name) if {
	some prefix in input.parameters.prefixes
	startswith(name, prefix)
}

# Decrypting with every key reads whatever is encrypted, unless it may only happen by way of one service or for one secret.
keys(policy, statement) := [verdict.fact("fail", "it decrypts with every key", policy, array.concat(statement.at, ["Resource"]))] if {
	decrypts(statement)
	is_any_key(policy, statement)
	not is_bound_to_use(statement)
} else := [verdict.fact("undecided", "with which key it decrypts can't be told", policy, array.concat(statement.at, ["Resource"]))] if {
	decrypts(statement)
	reads_secrets(policy)
	count(unknown_resources(policy, statement.value.Resource, "kms")) > 0
} else := []

decrypts(statement) if count(iam.reaching(statement, ["kms:Decrypt"])) > 0

is_any_key(_, statement) if "NotResource" in object.keys(statement.value)

is_any_key(policy, statement) if count(wide_resources(policy, statement, "kms")) > 0

is_bound_to_use(statement) if {
	some name in iam.conditions(statement, iam.exact | iam.like)
	regex.match(`^kms:(viaservice$|encryptioncontext:|resourcealiases$)`, name)
}

reads_secrets(policy) if {
	statement := iam.allows(policy)[_]
	actions := reads[_]
	count(iam.reaching(statement, actions)) > 0
}

# Whoever may take any role reads what any role reads.
roles(policy, statement) := [verdict.fact("fail", "it may take any role", policy, array.concat(statement.at, ["Resource"]))] if {
	count(iam.reaching(statement, ["sts:AssumeRole"])) > 0
	some resource in statement.value.Resource
	regex.match(`^(\*|arn:[a-z*-]+:iam::([0-9]{12}|\*)?:(\*|role/\*))$`, cloudformation.text(resource))
} else := []

attached(role) := [verdict.fact("undecided", "which policies are attached to it can't be told", role, cloudformation.at(role, ["ManagedPolicyArns"]))] if {
	not cloudformation.property(role, ["ManagedPolicyArns"]) == null
	not is_array(cloudformation.property(role, ["ManagedPolicyArns"]))
} else := [fact |
	arn := object.get(role.properties, "ManagedPolicyArns", [])[index]
	not is_judged_here(arn, role)
	not is_harmless(arn)
	fact := attachment(role, arn, cloudformation.at(role, ["ManagedPolicyArns", index]))
]

is_judged_here(arn, role) if cloudformation.named(arn, role).type == "AWS::IAM::ManagedPolicy"

attachment(role, arn, at) := verdict.fact("fail", concat("", ["attached, it reads all secrets or parameters: ", name]), role, at) if {
	name := aws_policy(arn)
	name in wide_policies
} else := verdict.fact("undecided", "what an attached policy allows is not in this file", role, at)

aws_policy(arn) := name if {
	pieces := split(cloudformation.text(arn), ":iam::aws:policy/")
	count(pieces) == 2
	name := pieces[1]
}

wide_policies := {
	"AdministratorAccess", "PowerUserAccess", "SecretsManagerReadWrite", "AmazonSSMFullAccess", "AmazonSSMReadOnlyAccess",
	"AmazonSSMManagedInstanceCore", "ReadOnlyAccess",
}

# What nodes and functions usually have; none of it reads a secret or a parameter.
is_harmless(arn) if aws_policy(arn) in {
	"service-role/AWSLambdaBasicExecutionRole", "service-role/AWSLambdaVPCAccessExecutionRole", "AWSXRayDaemonWriteAccess",
	"AmazonEKSWorkerNodePolicy", "AmazonEKS_CNI_Policy", "AmazonEC2ContainerRegistryReadOnly",
	"AmazonEC2ContainerRegistryPullOnly", "AmazonEKSClusterPolicy",
}
