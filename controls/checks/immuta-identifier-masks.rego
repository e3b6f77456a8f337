# METADATA
# title: Numbers of which there are few are replaced by something that cannot be worked out again
# description: >-
#   A hash keeps equal numbers equal, and of a thousand million numbers all are tried in minutes by whoever learns the
#   salt. Where nobody needs the number, showing nothing is simpler and leaves nothing to work out.
# custom:
#   mitigation: identifiers-withheld
#   reads: [immuta]
#   subjects: [policy-enforcement]
#   facts: [immuta-access]
#   method: examine
#   valid-days: 90
#   parameters:
#     classes: {default: [identifying], about: "Classes of the owner's list whose columns are judged."}
#     tags: {default: [], about: "Tags of columns that are judged beside them."}
#     few: {default: 1000000000000000, about: "How many possible values are few enough to be tried."}
#   fix: Mask the column with Null or a constant.
#   corrected: |
#     maskingConfig: {type: "Null"}
#   sources:
#     - title: "Immuta, masking policies"
#       url: https://documentation.immuta.com/saas/governance/secure-your-data/authoring-policies-in-secure/data-policies/reference-guides/masking-matrix-functions
#     - title: "HHS, methods for de-identification of health information"
#       url: https://www.hhs.gov/hipaa/for-professionals/special-topics/de-identification/index.html
package checks.immuta_identifier_masks

import data.lib.immuta
import data.lib.verdict
import rego.v1

irreversible := {"null", "constant"}

# What keeps something of the number, or leads back to it.
telling := {"hash", "consistent value", "reversible", "reversible masking", "format preserving masking", "format preserving encryption", "rounding", "grouping"}

observations contains verdict.observation(concat("", ["column ", table.table, ".", column.name]), facts, "What is shown in its place tells nothing of it.") if {
	count(immuta.facts.missing) == 0
	some table in immuta.facts.tables
	some column in table.columns
	immuta.is_sensitive(column)
	facts := [fact |
		entry := immuta.reachable[_]
		entry.table == table.table
		answer := entry.columns[_]
		answer.name == column.name
		fact := judged(entry, answer, column)[_]
	]
}

observations contains verdict.observation("masks", [verdict.fact("undecided", concat("", ["nothing tells ", gap.why]), gap, [])], "") if {
	some gap in immuta.gaps
}

judged(entry, answer, column) := [verdict.fact("fail", concat("", [entry.group, " sees the number itself"]), column.cite, column.cite.at)] if {
	answer.shown in {"clear", "differ"}
} else := [verdict.fact("undecided", concat("", ["what ", entry.group, " sees can't be told"]), column.cite, column.cite.at)] if {
	answer.shown != "masked"
} else := [fact |
	type := answer.types[_]
	fact := replaced(type, column, answer.masked_by[0])
]

replaced(type, column, place) := verdict.fact("pass", "nothing of it is left", place, place.at) if {
	lower(type) in irreversible
} else := verdict.fact("undecided", concat("", ["what is left by ", type, " can't be told"]), place, place.at) if {
	not lower(type) in telling
} else := verdict.fact("undecided", concat("", [type, " keeps something of it, and how many values are possible is not told"]), place, place.at) if {
	not is_number(column.possible)
} else := verdict.fact("fail", concat("", [type, ", and all ", format_int(column.possible, 10), " possible values can be tried"]), place, place.at) if {
	column.possible <= few
} else := verdict.fact("undecided", concat("", [type, " of very many possible values"]), place, place.at)

few := to_number(input.parameters.few)
