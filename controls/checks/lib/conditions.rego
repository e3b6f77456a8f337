# Conditions of CloudFormation templates, as far as mappings and literals decide them.
package lib.conditions

import data.lib.cloudformation
import rego.v1

# Whether a condition holds in every stack of the template: "yes", "no", or undefined when that hangs on more.
holds(name, resource) := same(sides(name, resource), resource)

sides(name, resource) := pair if {
	pair := template(resource).Conditions[name]["Fn::Equals"]
	is_array(pair)
	count(pair) == 2
}

same(pair, resource) := "yes" if {
	literal(pair[0], resource) == literal(pair[1], resource)
} else := "no" if {
	literal(pair[0], resource) != literal(pair[1], resource)
}

literal(value, _) := value if is_string(value)

literal(value, resource) := found if {
	[table, row, column] := value["Fn::FindInMap"]
	found := template(resource).Mappings[table][row][column]
	is_string(found)
}

template(resource) := found if {
	some artifact in input.artifacts
	artifact.path == resource.path
	found := artifact.documents[resource.document]
}
