package checks.immuta_columns_tagged_test

import rego.v1

# One table of patients and one of their conditions; two doctors, a nurse.
open(key, tag, group) := concat("", [`
---
{policyKey: `, key, `, name: `, key, `, type: subscription, circumstances: [{type: tags, tag: `, tag, `}],
 actions: {type: entitlements, entitlements: {groups: [`, group, `]}}}`])

doors := concat("", [open("doors", "D", "doctor"), open("ward", "N", "nurse")])

sources := `
---
connectionKey: c
connection: {handler: Redshift, schema: s}
sources:
  - {table: patients, tags: {table: [D, N], columns: [{columnName: ssn, tags: [Sensitive]}, {columnName: drid, tags: [Doctor ID]}]}}
  - {table: conditions, tags: {table: [D]}}`

owners := `
---
catalogue: of the hospital
tables:
  - {schema: s, table: patients, about: patient, columns: [{name: id, class: person-key}, {name: ssn, class: identifying, possible-values: 1000000000}, {name: drid, class: reference, values: [d1, d2]}]}
  - {schema: s, table: conditions, about: patient, columns: [{name: id, class: person-key}, {name: code, class: clinical}]}`

people := `
---
users:
  - {name: Chris, groups: [doctor], attributes: {drid: d1}}
  - {name: Jon, groups: doctor, attributes: {drid: [d2]}}
  - {name: Jane, groups: [nurse]}
groups: [doctor, nurse]`

files(parts) := [{"path": "immuta.yaml", "kind": "immuta", "text": concat("", parts)}]

of(more) := files([doors, sources, owners, people, more])

cases := [
	{"name": "the sensitive one is tagged", "expect": "pass", "artifacts": of("")},
	{"name": "it is not", "expect": "fail", "artifacts": files([replace(sources, "tags: [Sensitive]", "tags: []"), owners])},
	{"name": "it carries another tag", "expect": "fail", "artifacts": files([replace(sources, "tags: [Sensitive]", "tags: [Doctor ID]"), owners])},
	{"name": "a tag below the one that is wanted", "expect": "pass", "artifacts": files([replace(sources, "tags: [Sensitive]", "tags: [Sensitive.Number]"), owners])},
	{"name": "a tag that starts alike", "expect": "fail", "artifacts": files([replace(sources, "tags: [Sensitive]", "tags: [Sensitively]"), owners])},
	{"name": "another class is listed", "expect": "fail", "parameters": {"classes": ["clinical"]}, "artifacts": of("")},
	{"name": "capital letters in the owner's list", "expect": "pass", "artifacts": files([sources, replace(owners, "name: ssn", "name: SSN")])},
	{"name": "a column that the owner did not class", "expect": "undecided", "artifacts": files([sources, replace(owners, "{name: code, class: clinical}", "{name: code}")])},
	{"name": "a table that the owner does not list", "expect": "undecided", "artifacts": files([replace(sources, "{table: conditions", "{table: visits"), owners])},
	{"name": "a sensitive table that is not registered", "expect": "fail", "artifacts": files([sources, replace(owners, "{schema: s, table: conditions", "{schema: s, table: cards, columns: [{name: number, class: identifying}]}\n  - {schema: s, table: conditions")])},
	{"name": "every other table of the schema", "expect": "undecided", "artifacts": files([concat("", [sources, "\n  - {all: true}"]), owners])},
	{"name": "no owner's list", "expect": "not-observed", "artifacts": files([doors, sources, people])},
]
