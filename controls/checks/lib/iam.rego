# Statements of AWS policies: which action, for whom, under which condition.
package lib.iam

import data.lib.cloudformation
import rego.v1

# Policies in files of their own and those inside templates, each with its place.
policies contains {
	"path": artifact.path,
	"document": index,
	"name": sprintf("policy %s%s", [basename(artifact.path), numbered(artifact, index)]),
	"at": [],
	"value": value,
	"resource": null,
	"role": "",
} if {
	some artifact in input.artifacts
	artifact.kind in kinds
	some index, value in artifact.documents
	is_object(value)
}

policies contains {
	"path": resource.path,
	"document": resource.document,
	"name": sprintf("%s, %s", [resource.name, part.label]),
	"at": cloudformation.at(resource, part.at),
	"value": part.value,
	"resource": resource,
	"role": part.role,
} if {
	some resource in cloudformation.resources
	some part in parts(resource)
}

# Kinds of artifact that are one policy.
kinds := {"iam-policy", "service-control-policy", "permissions-boundary", "resource-policy"}

basename(path) := name if {
	pieces := split(path, "/")
	name := pieces[count(pieces) - 1]
}

numbered(artifact, index) := sprintf(" (%d)", [index + 1]) if {
	count(artifact.documents) > 1
} else := ""

identity_types := {
	"AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy", "AWS::IAM::UserPolicy", "AWS::IAM::GroupPolicy",
}

inline_types := {"AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group"}

parts(resource) := array.concat(
	array.concat(
		[{"label": "policy", "at": ["PolicyDocument"], "value": resource.properties.PolicyDocument, "role": "identity"} |
			resource.type in identity_types
		],
		[{
			"label": sprintf("policy %d", [index + 1]),
			"at": ["Policies", index, "PolicyDocument"],
			"value": policy.PolicyDocument,
			"role": "identity",
		} |
			resource.type in inline_types
			is_array(resource.properties.Policies)
			policy := resource.properties.Policies[index]
		],
	),
	[{
		"label": "trust",
		"at": ["AssumeRolePolicyDocument"],
		"value": resource.properties.AssumeRolePolicyDocument,
		"role": "trust",
	} |
		resource.type == "AWS::IAM::Role"
	],
)

statements(policy) := [{"value": statement, "at": array.concat(policy.at, ["Statement", index])} |
	statement := policy.value.Statement[index]
	is_object(statement)
]

is_readable(policy) if {
	is_object(policy.value)
	is_array(policy.value.Statement)
	every statement in policy.value.Statement {
		is_object(statement)
		statement.Effect in {"Allow", "Deny"}
	}
}

allows(policy) := [statement |
	some statement in statements(policy)
	statement.value.Effect == "Allow"
]

has_principal(statement) if {
	some name in {"Principal", "NotPrincipal"}
	name in object.keys(statement.value)
}

# Whether an action, or a pattern of actions, reaches this one; case does not count, `*` and `?` do.
reaches(pattern, action) if {
	is_string(pattern)
	wanted := lower(pattern)
	regex.match(`^[a-z0-9:*?-]+$`, wanted)
	# Of what `replace` returns regopy's sprintf makes a text in quotes; concat does not.
	regex.match(concat("", ["^", replace(replace(wanted, "?", "."), "*", ".*"), "$"]), lower(action))
}

# The patterns of a statement that reach one of these actions; everything but some actions reaches all of them.
reaching(statement, actions) := {pattern |
	some pattern in object.get(statement.value, "Action", [])
	some action in actions
	reaches(pattern, action)
} | {"NotAction" |
	some name in ["NotAction"]
	name in object.keys(statement.value)
}

# Actions that are no text, or text that no action can be.
unreadable_actions(statement) := [pattern |
	some pattern in object.get(statement.value, "Action", [])
	not is_action(pattern)
]

is_action(pattern) if {
	is_string(pattern)
	regex.match(`^(\*|[a-zA-Z0-9-]+:[a-zA-Z0-9*?]+)$`, pattern)
}

# Operators that compare with given values and need the key to be there.
exact := {"StringEquals", "ArnEquals"}

like := {"StringLike", "ArnLike", "ForAnyValue:StringEquals", "ForAnyValue:StringLike"}

# The keys of the conditions under these operators, in lower case; a key that may be absent limits nothing.
conditions(statement, operators) := {lower(key) |
	keys := object.get(statement.value, "Condition", {})[operator]
	operator in operators
	some key in object.keys(keys)
}

condition_keys(statement) := {lower(key) |
	keys := object.get(statement.value, "Condition", {})[_]
	some key in object.keys(keys)
}

# Identity providers of build services, whose tokens are for jobs: `arn:aws:iam::<account>:oidc-provider/<issuer>`.
is_pipeline_issuer(provider) if regex.match(
	`:oidc-provider/(token\.actions\.githubusercontent\.com(/.*)?|gitlab\.com|agent\.buildkite\.com|oidc\.circleci\.com/.*|api\.bitbucket\.org/.*|app\.terraform\.io|vstoken\.dev\.azure\.com/.*)$`,
	provider,
)
