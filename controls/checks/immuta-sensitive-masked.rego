# METADATA
# title: Sensitive columns are masked for everybody who may ask the table
# description: >-
#   A mask with an exception is a mask that somebody can join the other side of. Where the permission says for all, each
#   group that reaches the table, and whoever is in no group, has to see another value.
# custom:
#   mitigation: column-masking
#   reads: [immuta]
#   subjects: [policy-enforcement]
#   facts: [immuta-access]
#   method: examine
#   valid-days: 30
#   parameters:
#     classes: {default: [identifying], about: "Classes of the owner's list that are sensitive."}
#     tags: {default: [Sensitive], about: "Tags of sensitive columns."}
#   fix: Take exceptions and inclusions out of the masking rule, and let it mean the tag that the column carries.
#   corrected: |
#     - type: Masking
#       config:
#         fields: [{type: columnTags, columnTag: Sensitive}]
#         maskingConfig: {type: "Null"}
#   sources:
#     - title: "Immuta, create a data policy"
#       url: https://documentation.immuta.com/SaaS/developer-guides/api-intro/immuta-v2-api/policies
package checks.immuta_sensitive_masked

import data.lib.immuta
import data.lib.verdict
import rego.v1

observations contains object.union(verdict.observation(concat("", ["column ", table.table, ".", column.name]), facts, "Everybody who may ask sees another value."), {"table": shown(table, column)}) if {
	some table in immuta.facts.tables
	some column in table.columns
	immuta.is_sensitive(column)
	facts := seen(table, column)
	count(immuta.facts.missing) == 0
}

observations contains verdict.observation("masks", [verdict.fact("undecided", concat("", ["nothing tells ", gap.why]), gap, [])], "") if {
	some gap in immuta.gaps
}

seen(table, column) := found if {
	found := [fact |
		entry := immuta.reachable[_]
		entry.table == table.table
		answer := entry.columns[_]
		answer.name == column.name
		fact := judged(entry, answer, column)
	]
	count(found) > 0
} else := [verdict.fact("pass", "nobody may ask the table", table.cite, table.cite.at)]

judged(entry, answer, column) := verdict.fact("pass", "it is masked", place(answer, column), place(answer, column).at) if {
	answer.shown == "masked"
} else := verdict.fact("fail", concat("", [entry.group, ": ", clear[answer.shown]]), place(answer, column), place(answer, column).at) if {
	clear[answer.shown]
} else := verdict.fact("undecided", concat("", [entry.group, ": whether it is masked can't be told"]), place(answer, column), place(answer, column).at)

clear := {"clear": "its members see it in clear", "differ": "some of its members see it in clear"}

place(answer, column) := answer.masked_by[0] if {
	count(answer.masked_by) > 0
} else := column.cite

shown(table, column) := {"columns": ["group", "may ask", "sees", "replaced by"], "rows": [row |
	entry := immuta.facts.access[_]
	entry.table == table.table
	answer := entry.columns[_]
	answer.name == column.name
	row := [entry.group, entry.may, sees(answer), concat(", ", answer.types)]
]}

sees(answer) := "" if answer.shown == ""

sees(answer) := "another value" if answer.shown == "masked"

sees(answer) := "the value" if answer.shown == "clear"

sees(answer) := answer.shown if not answer.shown in {"", "masked", "clear"}
