package checks.immuta_attributes_in_data_test

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

rule(circumstance, rules) := concat("", [`
---
{policyKey: rows, name: rows, type: data, circumstances: [`, circumstance, `], actions: [{rules: [`, rules, `]}]}`])

by_tag := "{type: columnTags, columnTag: Doctor ID}"

own := "{type: Row Restriction by User Entitlements, config: {matches: [{type: attribute, attribute: drid, tag: Doctor ID}]}}"

files(parts) := [{"path": "immuta.yaml", "kind": "immuta", "text": concat("", parts)}]

of(more) := files([doors, sources, owners, people, more])

cases := [
	{"name": "one value each, and it occurs", "expect": "pass", "artifacts": of(rule(by_tag, own))},
	{"name": "a digit too many", "expect": "fail", "artifacts": files([doors, sources, replace(owners, "[d1, d2]", "[d1, d20]"), people, rule(by_tag, own)])},
	{"name": "two values", "expect": "fail", "artifacts": files([doors, sources, owners, replace(people, "drid: d1", "drid: [d1, d2]"), rule(by_tag, own)])},
	{"name": "a doctor without one", "expect": "fail", "artifacts": files([doors, sources, owners, concat("", [replace(people, "groups: [doctor, nurse]", ""), "  - {name: New, groups: [doctor]}"]), rule(by_tag, own)])},
	{"name": "values that nobody listed", "expect": "undecided", "artifacts": files([doors, sources, replace(owners, ", values: [d1, d2]", ""), people, rule(by_tag, own)])},
	{"name": "no values in the data", "expect": "fail", "artifacts": files([doors, sources, replace(owners, "values: [d1, d2]", "values: []"), people, rule(by_tag, own)])},
	{"name": "a number is a text", "expect": "pass", "artifacts": files([doors, sources, replace(owners, "[d1, d2]", "['0017', '2']"), replace(replace(people, "drid: d1", "drid: 0017"), "[d2]", "[2]"), rule(by_tag, own)])},
	{"name": "a nurse with a value", "expect": "fail", "artifacts": files([doors, sources, owners, replace(people, "{name: Jane, groups: [nurse]}", "{name: Jane, groups: [nurse], attributes: {drid: d9}}"), rule(by_tag, own)])},
	{"name": "no row rule", "expect": "not-observed", "artifacts": of("")},
]
