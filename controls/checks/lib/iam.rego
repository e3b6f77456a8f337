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

# Beside policies, a function of SAM lists names of AWS' and of SAM's own.
listing_types := inline_types | {"AWS::Serverless::Function"}

parts(resource) := array.concat(
	array.concat(own_policies(resource), listed_policies(resource)),
	[{
		"label": "trust",
		"at": ["AssumeRolePolicyDocument"],
		"value": resource.properties.AssumeRolePolicyDocument,
		"role": "trust",
	} |
		resource.type == "AWS::IAM::Role"
	],
)

own_policies(resource) := array.concat(
	[{"label": "policy", "at": ["PolicyDocument"], "value": resource.properties.PolicyDocument, "role": "identity"} |
		resource.type in identity_types
	],
	[{"label": "policy", "at": ["InlinePolicy"], "value": resource.properties.InlinePolicy, "role": "identity"} |
		resource.type == "AWS::SSO::PermissionSet"
	],
)

# One that hangs on a condition of the template comes as the function that it is, which is no policy that can be read.
listed_policies(resource) := [{
	"label": sprintf("policy %d", [index + 1]),
	"at": array.concat(["Policies", index], ["PolicyDocument" | is_object(policy.PolicyDocument)]),
	"value": value,
	"role": "identity",
} |
	resource.type in listing_types
	is_array(resource.properties.Policies)
	policy := resource.properties.Policies[index]
	is_object(policy)
	policy != {"Ref": "AWS::NoValue"}
	value := object.get(policy, "PolicyDocument", policy)
	not is_of_sam(value, resource)
]

listed_policies(resource) := [{"label": "policies", "at": ["Policies"], "value": resource.properties.Policies, "role": "identity"}] if {
	resource.type in listing_types
	cloudformation.is_function(resource.properties.Policies)
	resource.properties.Policies != {"Ref": "AWS::NoValue"}
}

listed_policies(resource) := [] if not resource.type in listing_types

is_of_sam(value, resource) if {
	resource.type == "AWS::Serverless::Function"
	not "Statement" in object.keys(value)
	not cloudformation.is_function(value)
}

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

# One pattern that reaches each of these actions.
reaches_all(pattern, actions) if {
	count([action | action := actions[_]; reaches(pattern, action)]) == count(actions)
}

# The patterns of a statement that reach one of these actions; everything but some actions reaches what is not among them.
reaching(statement, actions) := {pattern |
	some pattern in object.get(statement.value, "Action", [])
	some action in actions
	reaches(pattern, action)
} | {"NotAction" |
	some name in ["NotAction"]
	name in object.keys(statement.value)
	some action in actions
	count(excepting(statement, action)) == 0
}

excepting(statement, action) := [pattern |
	pattern := object.get(statement.value, "NotAction", [])[_]
	reaches(pattern, action)
]

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

# The keys of the conditions under these operators, in lower case; a key that may be absent limits nothing, nor does one
# of which any value will do.
conditions(statement, operators) := {lower(key) |
	keys := object.get(statement.value, "Condition", {})[operator]
	operator in operators
	some key in object.keys(keys)
	count(open_values(keys[key])) == 0
}

open_values(values) := [value |
	value := values[_]
	is_string(value)
	regex.match(`^[*?]*[*][*?]*$`, value)
]

# The keys that may limit anything, under whatever operator: not whether a key is there, nor patterns that all fits.
limiting_keys(statement) := {lower(key) |
	keys := object.get(statement.value, "Condition", {})[operator]
	operator != "Null"
	some key in object.keys(keys)
	count(open_values(keys[key])) == 0
}

condition_keys(statement) := {lower(key) |
	keys := object.get(statement.value, "Condition", {})[_]
	some key in object.keys(keys)
}

# Identity providers of build services, whose tokens are for jobs: `arn:aws:iam::<account>:oidc-provider/<issuer>`.
is_pipeline_issuer(provider) if regex.match(concat("", [":oidc-provider/", pipeline_issuers, "$"]), provider)

pipeline_issuers := `(token\.actions\.githubusercontent\.com(/.*)?|gitlab\.com|agent\.buildkite\.com|oidc\.circleci\.com/.*|api\.bitbucket\.org/.*|app\.terraform\.io|vstoken\.dev\.azure\.com/.*)`

# What a provider is called: by its ARN, or as a resource of the same template.
provider_name(policy, provider) := cloudformation.text(provider) if {
	is_string(cloudformation.text(provider))
} else := concat("", [":oidc-provider/", trim_prefix(url, "https://")]) if {
	found := cloudformation.named(provider, policy.resource)
	found.type == "AWS::IAM::OIDCProvider"
	url := cloudformation.text(found.properties.Url)
}

# Whether a statement is for tokens of a build service: its provider says so, or the claims that it asks for do.
is_for_pipelines(policy, statement) if {
	some provider in statement.value.Principal.Federated
	is_pipeline_issuer(provider_name(policy, provider))
}

is_for_pipelines(policy, statement) if {
	some provider in statement.value.Principal.Federated
	not provider_name(policy, provider)
	some key in condition_keys(statement)
	regex.match(concat("", ["^", pipeline_issuers, ":"]), key)
}
