# Resources of CloudFormation templates, and what can be told of their values before they are deployed. Those of Terraform
# plans are among them, under CloudFormation's names, where a check is given plans.
package lib.cloudformation

import data.lib.terraform
import rego.v1

resources contains {
	"path": artifact.path,
	"document": index,
	"id": id,
	"name": sprintf("%s %s", [resource.Type, id]),
	"type": resource.Type,
	"properties": properties(resource),
	"is_conditional": is_conditional(resource),
} if {
	some artifact in input.artifacts
	artifact.kind == "cloudformation"
	some index, template in artifact.documents
	some id, resource in template.Resources
	is_object(resource)
	is_string(resource.Type)
}

resources contains planned if some planned in terraform.resources

properties(resource) := resource.Properties if {
	is_object(resource.Properties)
} else := {}

is_conditional(resource) := true if {
	object.get(resource, "Condition", null) != null
} else := false

# Where a property stands; the file of a plan has it under another name.
at(resource, path) := array.concat(array.concat(resource.at, spot), array.slice(path, 1, count(path))) if {
	spot := resource.spots[path[0]]
} else := resource.at if {
	"spots" in object.keys(resource)
} else := array.concat(["Resources", resource.id, "Properties"], path)

# Where the resource as a whole stands.
whole(resource) := resource.at if {
	"spots" in object.keys(resource)
} else := ["Resources", resource.id]

# A property; null when it is absent or set to `AWS::NoValue`, which is the same.
property(resource, path) := null if {
	object.get(resource.properties, path, null) == {"Ref": "AWS::NoValue"}
} else := value if {
	value := object.get(resource.properties, path, null)
	value != null
} else := {"Fn::If": []} if {
	is_hidden(resource, path)
} else := null

# A function stands above the property, so what it holds is known only once the template is deployed.
is_hidden(resource, path) if {
	some length in numbers.range(1, count(path))
	above := object.get(resource.properties, array.slice(path, 0, length), null)
	is_function(above)
	above != {"Ref": "AWS::NoValue"}
}

is_function(value) if {
	is_object(value)
	count(value) == 1
	some name, _ in value
	regex.match(`^(Ref|Condition|Fn::.*)$`, name)
}

pseudo := {
	"AWS::AccountId": "111122223333",
	"AWS::Region": "eu-central-1",
	"AWS::Partition": "aws",
	"AWS::URLSuffix": "amazonaws.com",
}

# The text of a value whose parts are all known, account and Region being examples; undefined otherwise.
text(value) := simple_text(value)

text(value) := concat(separator, [simple_text(part) | some part in parts]) if {
	[separator, parts] := value["Fn::Join"]
	is_string(separator)
	every part in parts {
		simple_text(part)
	}
}

simple_text(value) := value if is_string(value)

simple_text(value) := pseudo[value.Ref] if is_object(value)

simple_text(value) := filled if {
	is_object(value)
	template := sub_template(value)
	filled := strings.replace_n({sprintf("${%s}", [name]): each | each := pseudo[name]}, template)
	not contains(replace(filled, "${aws:", "$"), "${")
}

sub_template(value) := value["Fn::Sub"] if is_string(value["Fn::Sub"])

sub_template(value) := value["Fn::Sub"][0] if {
	is_array(value["Fn::Sub"])
	value["Fn::Sub"][1] == {}
}

# The resource of the same template that a value names: by `Ref`, by an attribute, or as the whole of a `Fn::Sub`.
named(value, resource) := found if {
	id := named_id(value)
	some found in resources
	found.id == id
	found.path == resource.path
}

named_id(value) := value.Ref if is_object(value)

named_id(value) := value["Fn::GetAtt"][0] if is_object(value)

named_id(value) := split(trim_suffix(trim_prefix(template, "${"), "}"), ".")[0] if {
	is_object(value)
	template := sub_template(value)
	regex.match(`^\$\{[A-Za-z0-9]+(\.[A-Za-z]+)?\}$`, template)
}

# CloudFormation takes `"true"` for true.
truth(value) := "yes" if {
	value in {true, "true"}
} else := "no" if {
	value in {false, "false"}
} else := "absent" if {
	value == null
} else := "unknown"

number(value) := value if is_number(value)

number(value) := to_number(value) if {
	is_string(value)
	regex.match(`^[0-9]{1,9}$`, value)
}
