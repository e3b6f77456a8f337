# Who may see what by an Immuta tenant's files, as it was worked out beforehand.
package lib.immuta

import rego.v1

facts := input.facts["immuta-access"]

# The documents of the files, each with its place.
documents contains {"path": artifact.path, "document": index, "value": value} if {
	some artifact in input.artifacts
	artifact.kind == "immuta"
	some index, value in artifact.documents
	is_object(value)
}

policies contains found if {
	some found in documents
	"policyKey" in object.keys(found.value)
}

settings contains found if {
	some found in documents
	"tenant" in object.keys(found.value)
}

# What stops everything: it is said of the policies, once there are any.
gaps contains {"path": found.path, "document": found.document, "why": why} if {
	some found in policies
	some why in facts.missing
}

# Those of a group who may ask a table, or may be able to.
reachable contains entry if {
	some entry in facts.access
	entry.may != "no"
}

# Groups whose members see their own rows somewhere.
limited contains entry.group if {
	some entry in reachable
	"own" in entry.rows
}

table_named(name) := table if {
	some table in facts.tables
	table.table == name
}

# Where an answer on a table stands: its rules, else the table.
places(entry) := entry.rows_by if {
	count(entry.rows_by) > 0
} else := [table_named(entry.table).cite]

carries(column, tag) if tag in column.tags

carries(column, tag) if {
	some there in column.tags
	startswith(there, concat("", [tag, "."]))
}

# A column is sensitive by the owner's list, or by its tag.
is_sensitive(column) if column.class in input.parameters.classes

is_sensitive(column) if {
	some tag in input.parameters.tags
	carries(column, tag)
}
