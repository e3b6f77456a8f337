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

# What a loop of the template makes, once for all of its turns.
resources contains {
	"path": artifact.path,
	"document": index,
	"id": id,
	"name": sprintf("%s %s", [resource.Type, id]),
	"type": resource.Type,
	"properties": properties(resource),
	"is_conditional": is_conditional(resource),
	"at": ["Resources", loop],
	"spots": {},
} if {
	some artifact in input.artifacts
	artifact.kind == "cloudformation"
	some index, template in artifact.documents
	some loop, turns in template.Resources
	startswith(loop, "Fn::ForEach::")
	is_array(turns)
	some id, resource in turns[2]
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

# Text from another file is put beside the properties when the template is deployed.
is_hidden(resource, _) if "Fn::Transform" in object.keys(resource.properties)

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
text(value) := value if is_string(value)

text(value) := replace(told, "$!{", "${") if {
	not is_string(value)
	told := replace(filled(value), "${!", "$!{")
	not contains(replace(told, "${aws:", "$"), "${")
}

# As `text`, with what can't be told left in it as `Fn::Sub` would write it: `${Parameter}`, `${Resource.Arn}`.
filled(value) := strings.replace_n(examples, spelled(value))

examples := {concat("", ["${", name, "}"]): example | some name, example in pseudo}

spelled(value) := spelled_simply(value)

spelled(value) := concat(separator, [spelled_simply(part) | some part in parts]) if {
	[separator, parts] := value["Fn::Join"]
	is_string(separator)
	is_array(parts)
	every part in parts {
		is_string(spelled_simply(part))
	}
}

spelled(value) := spelled_simply(one) if {
	[_, one, other] := value["Fn::If"]
	one == other
}

spelled_simply(value) := spelled_plainly(value)

spelled_simply(value) := strings.replace_n(variables, template) if {
	is_object(value)
	[template, given] := value["Fn::Sub"]
	is_string(template)
	is_object(given)
	every each in given {
		is_string(spelled_plainly(each))
	}
	variables := {concat("", ["${", name, "}"]): spelled_plainly(each) | some name, each in given}
}

spelled_plainly(value) := value if is_string(value)

spelled_plainly(value) := value["Fn::Sub"] if {
	is_object(value)
	is_string(value["Fn::Sub"])
}

spelled_plainly(value) := concat("", ["${", value.Ref, "}"]) if {
	is_object(value)
	is_string(value.Ref)
	value.Ref != "AWS::NoValue"
}

spelled_plainly(value) := concat("", ["${", resource, ".", attribute, "}"]) if {
	is_object(value)
	[resource, attribute] := value["Fn::GetAtt"]
	is_string(resource)
	is_string(attribute)
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

# CloudFormation takes `"true"` for true. A choice between two that mean the same is none.
truth(value) := plain_truth(value) if {
	plain_truth(value) != "unknown"
} else := plain_truth(one) if {
	[_, one, other] := value["Fn::If"]
	plain_truth(one) == plain_truth(other)
	plain_truth(one) in {"yes", "no"}
} else := "unknown"

plain_truth(value) := "yes" if {
	value in {true, "true", "True", "TRUE"}
} else := "no" if {
	value in {false, "false", "False", "FALSE"}
} else := "absent" if {
	value == null
} else := "unknown"

number(value) := value if is_number(value)

number(value) := to_number(value) if {
	is_string(value)
	regex.match(`^[0-9]{1,9}$`, value)
}
