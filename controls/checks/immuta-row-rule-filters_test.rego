package checks.immuta_row_rule_filters_test

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

where(condition) := concat("", ["{type: Row Restriction by Custom Where Clause, config: {predicate: \"", condition, "\"}}"])

files(parts) := [{"path": "immuta.yaml", "kind": "immuta", "text": concat("", parts)}]

of(more) := files([doors, sources, owners, people, more])

cases := [
	{"name": "by an attribute and a tag", "expect": "pass", "artifacts": of(rule(by_tag, own))},
	{"name": "by a condition in SQL", "expect": "pass", "artifacts": of(rule(by_tag, where("@attributeValuesContains('drid', 'drid')")))},
	{"name": "no column carries the tag", "expect": "fail", "artifacts": files([doors, replace(sources, "Doctor ID", "Doctor"), owners, people, rule(by_tag, own)])},
	{"name": "nobody has the attribute", "expect": "fail", "artifacts": files([doors, sources, owners, replace(people, "drid", "number"), rule(by_tag, own)])},
	{"name": "the attribute in other letters", "expect": "undecided", "artifacts": files([doors, sources, owners, replace(people, "drid", "DRID"), rule(by_tag, own)])},
	{"name": "a condition that is always true", "expect": "fail", "artifacts": of(rule(by_tag, where("1 = 1")))},
	{"name": "a condition that is not understood", "expect": "undecided", "artifacts": of(rule(by_tag, where("1 = 1 or @attributeValuesContains('drid', 'drid')")))},
	{"name": "a period", "expect": "undecided", "artifacts": of(rule(by_tag, "{type: Time Restriction, config: {time: 30}}"))},
	{"name": "everybody let out of it", "expect": "fail", "artifacts": of(rule(by_tag, replace(own, "{type: Row", "{exceptions: {operator: any, groups: [doctor, nurse]}, type: Row")))},
	{"name": "let out of it by two groups, and nobody says whether one is enough", "expect": "undecided", "artifacts": of(rule(by_tag, replace(own, "{type: Row", "{exceptions: {groups: [doctor, nurse]}, type: Row")))},
	{"name": "by a circumstance that is not known", "expect": "undecided", "artifacts": of(rule("{type: server, server: a}", own))},
	{"name": "no row rule", "expect": "not-observed", "artifacts": of("")},
]
