package checks.immuta_row_rule_scope_test

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

own_of_doctors := "{type: Row Restriction by User Entitlements, inclusions: {groups: [doctor]}, config: {matches: [{type: attribute, attribute: drid, tag: Doctor ID}]}}"

where(condition) := concat("", ["{type: Row Restriction by Custom Where Clause, config: {predicate: \"", condition, "\"}}"])

files(parts) := [{"path": "immuta.yaml", "kind": "immuta", "text": concat("", parts)}]

of(more) := files([doors, sources, owners, people, more])

cases := [
	{"name": "no group is named", "expect": "fail", "artifacts": of(rule(by_tag, own))},
	{"name": "doctors, and all others by a rule of their own", "expect": "pass", "artifacts": of(rule(by_tag, concat(", ", [own_of_doctors, where("1 = 1")])))},
	{"name": "doctors, and nobody else", "expect": "undecided", "artifacts": of(rule(by_tag, own_of_doctors))},
	{"name": "all but nurses", "expect": "pass", "artifacts": of(rule(by_tag, replace(own, "{type: Row", "{exceptions: {groups: [nurse]}, type: Row")))},
	{"name": "all but nurses, in other letters", "expect": "undecided", "artifacts": of(rule(by_tag, replace(own, "{type: Row", "{exceptions: {groups: [Nurse]}, type: Row")))},
	{"name": "all others see nothing", "expect": "fail", "artifacts": of(rule(by_tag, concat(", ", [own_of_doctors, where("1 = 0")])))},
	{"name": "only doctors may ask", "expect": "pass", "artifacts": files([doors, replace(sources, "table: [D, N]", "table: [D]"), owners, people, rule(by_tag, own)])},
	{"name": "all others by a condition that is not understood", "expect": "undecided", "artifacts": of(rule(by_tag, concat(", ", [own_of_doctors, where("ward = 3")])))},
	{"name": "no row rule", "expect": "not-observed", "artifacts": of("")},
]
