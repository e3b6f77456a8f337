package checks.immuta_access_matrix_test

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

expected := {"expected": {"doctor": ["patients", "conditions"], "nurse": ["s.patients"]}}

closed := "\n---\ntenant: t\nintegration: {platform: Redshift}\ndefault-subscription: nobody"

cases := [
	{"name": "as decided", "expect": "pass", "parameters": expected, "artifacts": of("")},
	{"name": "as decided, with a mask", "expect": "pass", "parameters": expected, "artifacts": of("\n---\n{policyKey: m, name: m, type: data, circumstances: [{type: columnTags, columnTag: Sensitive}], actions: [{rules: [{type: Masking, config: {fields: [{type: columnTags, columnTag: Sensitive}], maskingConfig: {type: Hash}}}]}]}")},
	{"name": "nobody decided", "expect": "undecided", "artifacts": of("")},
	{"name": "a tag too many", "expect": "fail", "parameters": expected, "artifacts": files([doors, replace(sources, "{table: [D]}", "{table: [D, N]}"), owners, people])},
	{"name": "a tag for all tables", "expect": "fail", "parameters": expected, "artifacts": files([doors, replace(sources, "sources:", "options: {tableTags: [N]}\nsources:"), owners, people])},
	{"name": "a tag too few", "expect": "fail", "parameters": expected, "artifacts": files([doors, replace(sources, "table: [D, N]", "table: [D]"), owners, people])},
	{"name": "a second policy for anyone", "expect": "fail", "parameters": expected, "artifacts": of("\n---\n{policyKey: all, name: all, type: subscription, circumstances: [{type: tags, tag: D}], actions: {type: anyone}}")},
	{"name": "a second policy by an attribute", "expect": "fail", "parameters": expected, "artifacts": files([doors, sources, owners, replace(people, "{name: Jane, groups: [nurse]}", "{name: Jane, groups: [nurse], attributes: {ward: '3'}}"), "\n---\n{policyKey: all, name: all, type: subscription, circumstances: [{type: tags, tag: D}], actions: {type: entitlements, entitlements: {attributes: [{name: ward, value: '3'}]}}}"])},
	{"name": "a second policy that is staged", "expect": "pass", "parameters": expected, "artifacts": of("\n---\n{policyKey: all, name: all, type: subscription, staged: true, circumstances: [{type: tags, tag: D}], actions: {type: anyone}}")},
	{"name": "a nurse who is a doctor too", "expect": "fail", "parameters": expected, "artifacts": files([doors, sources, owners, replace(people, "groups: [nurse]}", "groups: [nurse, doctor]}\n  - {name: Kim, groups: [nurse]}")])},
	{"name": "the group in other letters", "expect": "undecided", "parameters": expected, "artifacts": files([replace(doors, "groups: [nurse]", "groups: [Nurse]"), sources, owners, people])},
	{"name": "by approval", "expect": "undecided", "parameters": expected, "artifacts": of("\n---\n{policyKey: all, name: all, type: subscription, circumstances: [{type: tags, tag: D}], actions: {type: approval}}")},
	{"name": "in Immuta's own functions", "expect": "pass", "parameters": expected, "artifacts": files([replace(doors, "entitlements: {groups: [nurse]}", "advanced: \"@isInGroups('nurse', 'ward')\""), sources, owners, people])},
	{"name": "in functions that are not tried", "expect": "undecided", "parameters": expected, "artifacts": files([replace(doors, "entitlements: {groups: [nurse]}", "advanced: \"@isInGroups('nurse') OR @hasAttribute('a', 'b')\""), sources, owners, people])},
	{"name": "a table that no policy opens", "expect": "undecided", "parameters": expected, "artifacts": files([doors, concat("", [sources, "\n  - {table: visits}"]), owners, people])},
	{"name": "a table that no policy opens, and the default is nobody", "expect": "pass", "parameters": expected, "artifacts": files([doors, concat("", [sources, "\n  - {table: visits}"]), owners, people, closed])},
	{"name": "a table that no policy opens, and the default is anyone", "expect": "fail", "parameters": expected, "artifacts": files([doors, concat("", [sources, "\n  - {table: visits}"]), owners, people, replace(closed, "nobody", "anyone")])},
	{"name": "a policy without circumstances", "expect": "undecided", "parameters": expected, "artifacts": of("\n---\n{policyKey: all, name: all, type: subscription, actions: {type: anyone}}")},
	{"name": "a table that should be there", "expect": "fail", "parameters": {"expected": {"doctor": ["patients", "conditions", "visits"], "nurse": ["patients"]}}, "artifacts": of("")},
	{"name": "a group that should be there", "expect": "fail", "parameters": {"expected": {"doctor": ["patients", "conditions"], "nurse": ["patients"], "clerk": []}}, "artifacts": of("")},
	{"name": "two policies of one key", "expect": "undecided", "parameters": expected, "artifacts": of(open("ward", "N", "nurse"))},
	{"name": "every other table", "expect": "undecided", "parameters": expected, "artifacts": files([doors, concat("", [sources, "\n  - {all: true}"]), owners, people])},
	{"name": "no people", "expect": "undecided", "parameters": expected, "artifacts": files([doors, sources, owners])},
	{"name": "no policies", "expect": "not-observed", "parameters": expected, "artifacts": files([sources, owners, people])},
]
