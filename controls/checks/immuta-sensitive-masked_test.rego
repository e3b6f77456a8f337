package checks.immuta_sensitive_masked_test

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
	{"name": "for everybody", "expect": "pass", "artifacts": of(mask(masking("Hash")))},
	{"name": "no mask", "expect": "fail", "artifacts": of("")},
	{"name": "staged", "expect": "fail", "artifacts": of(replace(mask(masking("Hash")), "type: data,", "type: data, staged: true,"))},
	{"name": "except for a group that asks", "expect": "fail", "artifacts": of(mask(replace(masking("Hash"), "{type: Masking", "{type: Masking, exceptions: {groups: [nurse]}")))},
	{"name": "except for a group of nobody who asks", "expect": "pass", "artifacts": of(mask(replace(masking("Hash"), "{type: Masking", "{type: Masking, exceptions: {groups: [auditor]}")))},
	{"name": "except for some of a group", "expect": "fail", "artifacts": of(mask(replace(masking("Hash"), "{type: Masking", "{type: Masking, exceptions: {attributes: [{name: drid, value: d1}]}")))},
	{"name": "except for a purpose", "expect": "undecided", "artifacts": of(mask(replace(masking("Hash"), "{type: Masking", "{type: Masking, exceptions: {purposes: [Research]}")))},
	{"name": "for one group only", "expect": "undecided", "artifacts": of(mask(replace(masking("Hash"), "{type: Masking", "{type: Masking, inclusions: {groups: [doctor]}")))},
	{"name": "for one group, and otherwise", "expect": "pass", "artifacts": of(mask(concat(", ", [replace(masking("Hash"), "{type: Masking", "{type: Masking, inclusions: {groups: [doctor]}"), masking("\"Null\"")])))},
	{"name": "another tag", "expect": "fail", "artifacts": of(mask(replace(masking("Hash"), "columnTag: Sensitive", "columnTag: Discovered")))},
	{"name": "the tag in other letters", "expect": "undecided", "artifacts": of(mask(replace(masking("Hash"), "columnTag: Sensitive", "columnTag: sensitive")))},
	{"name": "by an expression that is not tried", "expect": "undecided", "artifacts": of(mask(replace(masking("Hash"), "{type: columnTags, columnTag: Sensitive}", "{type: columnRegex, regex: s.n}")))},
	{"name": "by the name of the column", "expect": "pass", "artifacts": of(mask(replace(masking("Hash"), "{type: columnTags, columnTag: Sensitive}", "{type: columnRegex, regex: ^ssn$}")))},
	{"name": "two policies, one of which lets a group out", "expect": "undecided", "artifacts": of(concat("", [mask(masking("Hash")), replace(replace(mask(masking("Hash")), "masks", "others"), "{type: Masking", "{type: Masking, exceptions: {groups: [nurse]}")]))},
	{"name": "nobody may ask", "expect": "pass", "artifacts": files([open("doors", "X", "doctor"), replace(sources, "table: [D, N]", "table: [Y]"), owners, people, "\n---\ntenant: t\nintegration: {platform: Redshift}\ndefault-subscription: nobody"])},
	{"name": "no people", "expect": "undecided", "artifacts": files([doors, sources, owners, mask(masking("Hash"))])},
	{"name": "no policies", "expect": "not-observed", "artifacts": files([sources, owners, people])},
]
