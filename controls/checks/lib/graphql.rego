# Fields of GraphQL schemas, and which of them are operations.
package lib.graphql

import rego.v1

fields contains {
	"path": artifact.path,
	"document": number,
	"at": ["types", index, "fields", place],
	"name": sprintf("%s.%s", [type.name, field.name]),
	"type": type.name,
	"type_directives": type.directives,
	"field": field,
	"is_operation": type.name in {root | some root in schema.roots},
} if {
	some artifact in input.artifacts
	artifact.kind == "graphql"
	some number, schema in artifact.documents
	some index, type in schema.types
	type.kind in {"object", "interface"}
	some place, field in type.fields
}

operations contains field if {
	some field in fields
	field.is_operation == true
}

# The groups of a user pool that a field names. `@aws_auth` counts alone where the user pool is the only way in, so it is
# left to the one who asks.
groups(field) := {group |
	some directive in field.field.directives
	directive.name in {"aws_auth", "aws_cognito_user_pools"}
	some group in directive.arguments.cognito_groups
	is_string(group)
} | {group |
	some directive in field.field.directives
	directive.name in {"aws_auth", "aws_cognito_user_pools"}
	group := directive.arguments.cognito_groups
	is_string(group)
}
