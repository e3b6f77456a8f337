# METADATA
# title: Nobody but Immuta's accounts holds a right on the tables below the views
# description: >-
#   Views read with the rights of their owner, so a user needs none on the tables. One old grant to a person, a group or
#   PUBLIC shows all rows and columns, whatever the policies say.
# custom:
#   mitigation: base-tables-revoked
#   reads: [redshift-grants, immuta]
#   subjects: [aws-redshift]
#   method: examine
#   valid-days: 90
#   parameters:
#     accounts: {default: [], about: "Further users, roles or groups that may hold rights on the tables, such as the one that loads them."}
#     tables: {default: [], about: "The tables as schema.table; none listed: those that are registered in Immuta."}
#   fix: Revoke the right, also for tables made later, and compare the grants with an empty list each day.
#   corrected: |
#     REVOKE ALL ON ALL TABLES IN SCHEMA pschema FROM jon, GROUP analysts, PUBLIC;
#     REVOKE USAGE ON SCHEMA pschema FROM jon, GROUP analysts, PUBLIC;
#   sources:
#     - {title: "Amazon Redshift, REVOKE", url: "https://docs.aws.amazon.com/redshift/latest/dg/r_REVOKE.html"}
#     - title: Amazon Redshift, SVV_RELATION_PRIVILEGES
#       url: https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_RELATION_PRIVILEGES.html
package checks.redshift_base_grants

import data.lib.immuta
import data.lib.verdict
import rego.v1

grants contains {"path": artifact.path, "document": index, "value": value} if {
	some artifact in input.artifacts
	artifact.kind == "redshift-grants"
	some index, value in artifact.documents
	is_object(value)
}

registered contains {"schema": lower(schema), "name": lower(concat("", [schema, ".", source.table]))} if {
	some found in immuta.documents
	some source in found.value.sources
	schema := object.get(source, "schema", object.get(found.value.connection, "schema", ""))
	schema != ""
}

tables := {lower(table) | some table in input.parameters.tables} if {
	count(input.parameters.tables) > 0
} else := {table.name | some table in registered}

schemas := {split(table, ".")[0] | some table in tables}

# Immuta's own accounts, as the tenant and its connections name them.
accounts contains lower(account) if some account in input.parameters.accounts

accounts contains lower(found.value.connection.username) if some found in immuta.documents

accounts contains lower(found.value.integration.account) if some found in immuta.documents

observations contains verdict.observation(concat(" ", ["table", table]), facts, "Nobody else holds a right on it.") if {
	some file in grants
	some table in tables
	facts := array.concat(
		[judged(row.identity_name, row.identity_type, row.privilege_type, file, ["svv_relation_privileges", index]) |
			row := file.value.svv_relation_privileges[index]
			lower(concat("", [row.namespace_name, ".", row.relation_name])) == table
		],
		[shown(file)],
	)
}

# To whoever may not see the grants of others the view shows none.
shown(file) := verdict.fact("undecided", "the view shows no right of anybody, so who asked may not have seen it", file, ["svv_relation_privileges"]) if {
	count(file.value.svv_relation_privileges) == 0
} else := verdict.fact("pass", "the view was read", file, ["svv_relation_privileges"])

observations contains verdict.observation(concat("", ["schema ", schema, ", as a whole"]), facts, "Nobody else holds a right on it.") if {
	some file in grants
	some schema in schemas
	facts := whole(file, schema)
}

observations contains verdict.observation(concat("", ["schema ", schema, ", tables made later"]), facts, "Nobody else will hold a right on them.") if {
	some file in grants
	some schema in schemas
	facts := later(file, schema)
}

observations contains verdict.observation(concat("", ["schema ", schema, ", single columns"]), facts, "Nobody else holds a right on one.") if {
	some file in grants
	some schema in schemas
	facts := columns(file, schema)
}

observations contains verdict.observation("grants", [verdict.fact("undecided", "which tables stand below the views is not told", file, [])], "") if {
	some file in grants
	count(tables) == 0
}

observations contains verdict.observation("tables that are not named", [verdict.fact("undecided", "which further tables are registered is not in the file", found, [])], "") if {
	count(grants) > 0
	count(input.parameters.tables) == 0
	some found in immuta.documents
	is_open(found.value)
}

# Without a list of tables, or with `all`, every other table of the schema is registered too.
is_open(value) if {
	is_string(value.connectionKey)
	not is_array(object.get(value, "sources", null))
}

is_open(value) if {
	is_string(value.connectionKey)
	some source in value.sources
	source.all == true
}

whole(file, schema) := [verdict.fact("undecided", "svv_schema_privileges was not read", file, [])] if {
	not is_array(object.get(file.value, "svv_schema_privileges", null))
} else := array.concat(
	[judged(row.identity_name, row.identity_type, row.privilege_type, file, ["svv_schema_privileges", index]) |
		row := file.value.svv_schema_privileges[index]
		lower(row.namespace_name) == schema
	],
	[verdict.fact("pass", "the view was read", file, ["svv_schema_privileges"])],
)

later(file, schema) := [verdict.fact("undecided", "svv_default_privileges was not read", file, [])] if {
	not is_array(object.get(file.value, "svv_default_privileges", null))
} else := array.concat(
	[judged(row.grantee_name, row.grantee_type, row.privilege_type, file, ["svv_default_privileges", index]) |
		row := file.value.svv_default_privileges[index]
		is_for(row.schema_name, schema)
		upper(row.object_type) in {"RELATION", "TABLE", "TABLES"}
	],
	[verdict.fact("pass", "the view was read", file, ["svv_default_privileges"])],
)

# Without a schema, a default holds in all of them.
is_for(name, _) if is_null(name)

is_for(name, schema) if {
	is_string(name)
	lower(name) in {schema, ""}
}

columns(file, schema) := [verdict.fact("undecided", "svv_column_privileges was not read", file, [])] if {
	not is_array(object.get(file.value, "svv_column_privileges", null))
} else := array.concat(
	[judged(row.identity_name, row.identity_type, row.privilege_type, file, ["svv_column_privileges", index]) |
		row := file.value.svv_column_privileges[index]
		lower(row.namespace_name) == schema
		lower(concat("", [row.namespace_name, ".", row.relation_name])) in tables
	],
	[verdict.fact("pass", "the view was read", file, ["svv_column_privileges"])],
)

judged(name, type, _, file, at) := verdict.fact("pass", "an account of Immuta's", file, at) if {
	lower(name) in accounts
	lower(type) != "public"
}

judged(name, type, privilege, file, at) := verdict.fact("fail", concat("", [lower(type), " ", name, " holds ", privilege]), file, at) if {
	not lower(name) in accounts
	lower(type) != "public"
}

judged(_, type, privilege, file, at) := verdict.fact("fail", concat("", ["everybody holds ", privilege]), file, at) if {
	lower(type) == "public"
}
