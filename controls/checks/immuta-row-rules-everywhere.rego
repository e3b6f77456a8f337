# METADATA
# title: Who is limited to rows of their own is so in every table about the same people
# description: >-
#   A rule that finds its tables by a tag covers those that carry it. If doctors see their own patients in one table and
#   all diagnoses in the next, the rule protects nothing that matters.
# custom:
#   mitigation: row-rules-on-every-table
#   reads: [immuta]
#   subjects: [policy-enforcement]
#   facts: [immuta-access]
#   method: examine
#   valid-days: 30
#   parameters:
#     groups: {default: [], about: "Groups that may see rows of their own only; none listed: those that do so in some table."}
#   fix: >-
#     Write a rule for each table about the same people that looks the owner up through the person's key, or take the table
#     away from the group until there is one.
#   corrected: |
#     - type: Row Restriction by Custom Where Clause
#       inclusions: {groups: [doctor]}
#       config:
#         predicate: >-
#           patient_id in (select patient_id from pschema.patients
#           where @attributeValuesContains('drid', 'drid'))
#   sources:
#     - title: "Immuta, row-level policies"
#       url: https://documentation.immuta.com/SaaS/governance/secure-your-data/authoring-policies-in-secure/data-policies/reference-guides/row-redaction-explained
package checks.immuta_row_rules_everywhere

import data.lib.immuta
import data.lib.verdict
import rego.v1

groups := {group | some group in input.parameters.groups} if {
	count(input.parameters.groups) > 0
} else := immuta.limited

observations contains object.union(verdict.observation(concat(" ", ["table", table.table]), facts, good(facts)), {"table": shown(table)}) if {
	some table in immuta.facts.tables
	count(immuta.facts.missing) == 0
	facts := array.concat(unlisted(table), seen(table))
	count(facts) > 0
}

observations contains verdict.observation("tables that the file does not name", facts, "") if {
	count(immuta.limited) > 0
	facts := [verdict.fact("undecided", "which further tables are registered is not in the file", place, place.at) | some place in immuta.facts.unnamed]
}

observations contains verdict.observation("row rules", [verdict.fact("undecided", concat("", ["nothing tells ", gap.why]), gap, [])], "") if {
	some gap in immuta.gaps
}

unlisted(table) := [verdict.fact("undecided", "whose rows they are is not on the owner's list", table.cite, table.cite.at) | not table.listed]

seen(table) := [] if {
	table.about == ""
} else := [verdict.fact("undecided", "no group is limited to rows of its own, and none is listed", table.cite, table.cite.at)] if {
	count(groups) == 0
} else := found if {
	found := [fact |
		entry := immuta.reachable[_]
		entry.table == table.table
		entry.group in groups
		fact := judged(entry)
	]
	count(found) > 0
} else := [verdict.fact("pass", "none of them may ask it", table.cite, table.cite.at)]

judged(entry) := verdict.fact("fail", concat("", [entry.group, " sees every row"]), cite(entry), cite(entry).at) if {
	"all" in entry.rows
} else := verdict.fact("undecided", concat("", [entry.group, ": ", doubts(entry), " can't be told"]), cite(entry), cite(entry).at) if {
	"undecided" in entry.rows
} else := verdict.fact("pass", "only rows of their own are shown", cite(entry), cite(entry).at) if {
	count(entry.rows) > 0
	every rows in entry.rows {
		rows in {"own", "none"}
	}
}

doubts(entry) := concat(", ", entry.doubts) if {
	count(entry.doubts) > 0
} else := "which rows are shown"

cite(entry) := immuta.places(entry)[0]

good(facts) := "None of those who are limited may ask it." if {
	facts[0].message == "none of them may ask it"
} else := "Those who are limited see rows of their own."

shown(table) := {"columns": ["group", "may ask", "rows", "by"], "rows": [[entry.group, entry.may, concat(" or ", entry.rows), concat(", ", entry.by)] |
	entry := immuta.facts.access[_]
	entry.table == table.table
]}
