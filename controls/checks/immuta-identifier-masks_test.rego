package checks.immuta_identifier_masks_test

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

mask(rules) := concat("", [`
---
{policyKey: masks, name: masks, type: data, circumstances: [{type: columnTags, columnTag: Sensitive}], actions: [{rules: [`, rules, `]}]}`])

masking(type) := concat("", ["{type: Masking, config: {fields: [{type: columnTags, columnTag: Sensitive}], maskingConfig: {type: ", type, "}}}"])

files(parts) := [{"path": "immuta.yaml", "kind": "immuta", "text": concat("", parts)}]

of(more) := files([doors, sources, owners, people, more])

cases := [
	{"name": "shown as nothing", "expect": "pass", "artifacts": of(mask(masking("\"Null\"")))},
	{"name": "a constant", "expect": "pass", "artifacts": of(mask(masking("CONSTANT, constant: X")))},
	{"name": "hashed", "expect": "fail", "artifacts": of(mask(masking("Hash")))},
	{"name": "hashed, by another name", "expect": "fail", "artifacts": of(mask(masking("Consistent Value")))},
	{"name": "reversible", "expect": "fail", "artifacts": of(mask(masking("Reversible")))},
	{"name": "hashed, where one group asks", "expect": "fail", "artifacts": files([open("doors", "D", "doctor"), sources, owners, people, mask(masking("Hash"))])},
	{"name": "hashed, of unknown many", "expect": "undecided", "artifacts": files([doors, sources, replace(owners, ", possible-values: 1000000000", ""), people, mask(masking("Hash"))])},
	{"name": "a function of one's own", "expect": "undecided", "artifacts": of(mask(masking("Custom")))},
	{"name": "not at all", "expect": "fail", "artifacts": of("")},
	{"name": "nothing for doctors, hashed for the others", "expect": "fail", "artifacts": of(mask(concat(", ", [replace(masking("\"Null\""), "{type: Masking", "{type: Masking, inclusions: {groups: [doctor]}"), masking("Hash")])))},
	{"name": "few enough by the model's number", "expect": "undecided", "parameters": {"few": "1000"}, "artifacts": of(mask(masking("Hash")))},
	{"name": "no people", "expect": "undecided", "artifacts": files([doors, sources, owners, mask(masking("Hash"))])},
	{"name": "no policies", "expect": "not-observed", "artifacts": files([sources, owners, people])},
]
