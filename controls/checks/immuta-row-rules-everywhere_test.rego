package checks.immuta_row_rules_everywhere_test

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

everywhere := "{type: tags, tag: D}"

looked_up := where("id in (select id from s.patients where @attributeValuesContains('drid', 'drid'))")

cases := [
	{"name": "one table of two", "expect": "fail", "artifacts": of(rule(by_tag, own))},
	{"name": "looked up by the person's key", "expect": "pass", "artifacts": of(rule(everywhere, looked_up))},
	{"name": "looked up by something that many share", "expect": "undecided", "artifacts": of(concat("", [rule(by_tag, own), replace(rule("{type: noTags}", replace(looked_up, "id in", "code in")), "rows", "more")]))},
	{"name": "looked up in a table that is not known", "expect": "undecided", "parameters": {"groups": ["doctor"]}, "artifacts": of(rule(everywhere, replace(looked_up, "s.patients", "t.patients")))},
	{"name": "looked up, and more", "expect": "undecided", "parameters": {"groups": ["doctor"]}, "artifacts": of(rule(everywhere, replace(looked_up, "id in", "true or id in")))},
	{"name": "the other table holds nobody's rows", "expect": "pass", "artifacts": files([doors, sources, replace(owners, "table: conditions, about: patient", "table: conditions"), people, rule(by_tag, own)])},
	{"name": "the other table is not on the owner's list", "expect": "undecided", "artifacts": files([doors, sources, replace(owners, "table: conditions", "table: visits"), people, rule(by_tag, own)])},
	{"name": "doctors may not ask the other table", "expect": "pass", "artifacts": files([doors, replace(sources, "{table: [D]}", "{table: [N]}"), owners, people, rule(by_tag, own)])},
	{"name": "who may ask the other table is chosen by hand", "expect": "fail", "artifacts": files([doors, replace(sources, "{table: [D]}", "{table: [H]}"), owners, people, rule(by_tag, own), "\n---\n{policyKey: hand, name: hand, type: subscription, circumstances: [{type: tags, tag: H}], actions: {type: manual}}"])},
	{"name": "one doctor let out of the rule", "expect": "fail", "artifacts": of(rule(everywhere, replace(looked_up, "{type: Row", "{exceptions: {attributes: [{name: drid, value: d1}]}, type: Row")))},
	{"name": "no rule, and nobody listed", "expect": "undecided", "artifacts": of("")},
	{"name": "no rule, and doctors listed", "expect": "fail", "parameters": {"groups": ["doctor"]}, "artifacts": of("")},
	{"name": "the rule is staged", "expect": "fail", "parameters": {"groups": ["doctor"]}, "artifacts": of(replace(rule(everywhere, looked_up), "type: data,", "type: data, staged: yes,"))},
	{"name": "every other table of the schema", "expect": "undecided", "artifacts": files([doors, replace(sources, "- {table: conditions, tags: {table: [D]}}", "- {all: true}"), owners, people, rule(by_tag, own)])},
	{"name": "no registered tables", "expect": "undecided", "artifacts": files([doors, owners, people, rule(by_tag, own)])},
	{"name": "no policies", "expect": "not-observed", "artifacts": files([sources, owners, people])},
]
