# Redshift clusters and serverless workgroups of CloudFormation templates, with their parameters.
package lib.redshift

import data.lib.cloudformation
import rego.v1

clusters contains found if {
	some found in cloudformation.resources
	found.type == "AWS::Redshift::Cluster"
}

workgroups contains found if {
	some found in cloudformation.resources
	found.type == "AWS::RedshiftServerless::Workgroup"
}

namespaces contains found if {
	some found in cloudformation.resources
	found.type == "AWS::RedshiftServerless::Namespace"
}

warehouses := clusters | workgroups

# What a parameter is set to: `yes`, `no`, `absent` (the default of the group's family holds), `default` (of AWS' own
# group of that name), or `unknown`. `place` is where to look.
parameter(warehouse, name) := setting if {
	warehouse.type == "AWS::RedshiftServerless::Workgroup"
	setting := {"value": stated(cloudformation.property(warehouse, ["ConfigParameters"]), "ParameterKey", name), "family": "serverless", "found": warehouse, "at": cloudformation.at(warehouse, ["ConfigParameters"])}
} else := setting if {
	cloudformation.property(warehouse, ["ClusterParameterGroupName"]) == null
	setting := {"value": "absent", "family": "unnamed", "found": warehouse, "at": cloudformation.at(warehouse, [])}
} else := setting if {
	group := cloudformation.named(cloudformation.property(warehouse, ["ClusterParameterGroupName"]), warehouse)
	group.type == "AWS::Redshift::ClusterParameterGroup"
	setting := {"value": stated(cloudformation.property(group, ["Parameters"]), "ParameterName", name), "family": family(group), "found": group, "at": cloudformation.at(group, ["Parameters"])}
} else := setting if {
	some group in cloudformation.resources
	group.type == "AWS::Redshift::ClusterParameterGroup"
	is_string(cloudformation.property(group, ["ParameterGroupName"]))
	cloudformation.property(group, ["ParameterGroupName"]) == cloudformation.property(warehouse, ["ClusterParameterGroupName"])
	setting := {"value": stated(cloudformation.property(group, ["Parameters"]), "ParameterName", name), "family": family(group), "found": group, "at": cloudformation.at(group, ["Parameters"])}
} else := setting if {
	text := cloudformation.text(cloudformation.property(warehouse, ["ClusterParameterGroupName"]))
	startswith(text, "default.")
	setting := {"value": "absent", "family": trim_prefix(text, "default."), "found": warehouse, "at": cloudformation.at(warehouse, ["ClusterParameterGroupName"])}
} else := {"value": "unknown", "family": "", "found": warehouse, "at": cloudformation.at(warehouse, ["ClusterParameterGroupName"])}

family(group) := text if {
	text := cloudformation.text(cloudformation.property(group, ["ParameterGroupFamily"]))
} else := ""

# A list with one entry of the name whose value is told.
stated(null, _, _) := "absent"

stated(entries, key, name) := answer if {
	is_array(entries)
	names := [entry[key] | entry := entries[_]; is_string(entry[key])]
	count(names) == count(entries)
	values := {truth(entry.ParameterValue) |
		entry := entries[_]
		entry[key] == name
	}
	answer := only(values)
} else := "unknown" if entries != null

only(values) := "absent" if count(values) == 0

only(values) := value if {
	count(values) == 1
	some value in values
}

only(values) := "unknown" if count(values) > 1

truth(value) := "yes" if {
	value in {true, "true", "True", "TRUE", "on", "On", "ON", "1", 1}
} else := "no" if {
	value in {false, "false", "False", "FALSE", "off", "Off", "OFF", "0", 0}
} else := "unknown"
