package checks.redshift_base_grants_test

import rego.v1

tenant := {"path": "immuta.yaml", "kind": "immuta", "text": `
connectionKey: c
connection: {handler: Redshift, schema: S, username: reader}
sources: [{table: Patients}]
---
tenant: t
integration: {platform: Redshift, account: immuta_system}
`}

rows(relations, schemas, defaults, columns) := {"path": "grants.yaml", "kind": "redshift-grants", "text": concat("", ["svv_relation_privileges: [", relations, "]\nsvv_schema_privileges: [", schemas, "]\nsvv_default_privileges: [", defaults, "]\nsvv_column_privileges: [", columns, "]\n"])}

on_table(name, type) := concat("", ["{namespace_name: s, relation_name: patients, privilege_type: SELECT, identity_name: ", name, ", identity_type: ", type, "}"])

on_schema(name, type) := concat("", ["{namespace_name: s, privilege_type: USAGE, identity_name: ", name, ", identity_type: ", type, "}"])

later(schema) := concat("", ["{schema_name: ", schema, ", object_type: RELATION, owner_name: loader, privilege_type: SELECT, grantee_name: analysts, grantee_type: group}"])

ours := concat(", ", [on_table("immuta_system", "user"), on_table("Reader", "user")])

none := rows("", "", "", "")

cases := [
	{"name": "none of anybody: who asked may not see them", "expect": "undecided", "artifacts": [tenant, none]},
	{"name": "Immuta's own accounts", "expect": "pass", "artifacts": [tenant, rows(ours, on_schema("reader", "user"), "", "")]},
	{"name": "a person", "expect": "fail", "artifacts": [tenant, rows(on_table("jon", "user"), "", "", "")]},
	{"name": "a person who is listed", "expect": "pass", "parameters": {"accounts": ["jon"]}, "artifacts": [tenant, rows(on_table("jon", "user"), "", "", "")]},
	{"name": "PUBLIC", "expect": "fail", "artifacts": [tenant, rows(on_table("public", "public"), "", "", "")]},
	{"name": "PUBLIC, though listed", "expect": "fail", "parameters": {"accounts": ["public"]}, "artifacts": [tenant, rows(on_table("public", "public"), "", "", "")]},
	{"name": "a role", "expect": "fail", "artifacts": [tenant, rows(on_table("readers", "role"), "", "", "")]},
	{"name": "another table", "expect": "pass", "artifacts": [tenant, rows(replace(on_table("jon", "user"), "patients", "views"), "", "", "")]},
	{"name": "the table in capital letters", "expect": "fail", "artifacts": [tenant, rows(replace(on_table("jon", "user"), "patients", "PATIENTS"), "", "", "")]},
	{"name": "the schema", "expect": "fail", "artifacts": [tenant, rows("", on_schema("analysts", "group"), "", "")]},
	{"name": "tables made later", "expect": "fail", "artifacts": [tenant, rows("", "", later("s"), "")]},
	{"name": "tables made later, in every schema", "expect": "fail", "artifacts": [tenant, rows("", "", later("null"), "")]},
	{"name": "one column", "expect": "fail", "artifacts": [tenant, rows("", "", "", replace(on_table("jon", "user"), "relation_name", "column_name: ssn, relation_name"))]},
	{"name": "the other views were not read", "expect": "undecided", "artifacts": [tenant, {"path": "grants.yaml", "kind": "redshift-grants", "text": "svv_relation_privileges: []"}]},
	{"name": "nothing is registered", "expect": "undecided", "artifacts": [none]},
	{"name": "the tables are listed", "expect": "fail", "parameters": {"tables": ["S.patients"]}, "artifacts": [rows(on_table("reader", "user"), "", "", "")]},
	{"name": "every other table is registered", "expect": "undecided", "artifacts": [object.union(tenant, {"text": replace(tenant.text, "[{table: Patients}]", "[{table: Patients}, {all: true}]")}), none]},
	{"name": "no file of grants", "expect": "not-observed", "artifacts": [tenant]},
]
