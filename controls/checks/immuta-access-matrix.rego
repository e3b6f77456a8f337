# METADATA
# title: The policies open to each group the tables that it should have, and no other
# description: >-
#   Policies, tags and groups are written apart, and only together say who may ask what. Worked out and compared with the
#   decision, a tag too many or a second policy shows before anybody uses it.
# custom:
#   mitigation: group-based-table-access
#   reads: [immuta]
#   subjects: [policy-enforcement]
#   facts: [immuta-access]
#   method: test
#   valid-days: 30
#   parameters:
#     expected: {default: {}, about: "The tables that each group should have: group, then names of tables. A group that isn't listed should have none once one is."}
#   fix: Take the tag off the table, the group out of the policy or the person out of the group; or change the decision.
#   corrected: |
#     parameters:
#       immuta-access-matrix:
#         expected: {nurse: [patients, immunizations]}
#   sources:
#     - title: "Immuta, subscription policies"
#       url: https://documentation.immuta.com/SaaS/governance/secure-your-data/authoring-policies-in-secure/section-contents/reference-guides/subscription-policies
package checks.immuta_access_matrix

import data.lib.immuta
import data.lib.verdict
import rego.v1

groups := {entry.group | some entry in immuta.facts.access}

observations contains object.union(verdict.observation(concat(" ", ["group", group]), facts, "It may ask what it should, and nothing else."), {"table": shown(group)}) if {
	some group in groups
	facts := [judged(entry) | entry := immuta.facts.access[_]; entry.group == group]
}

observations contains verdict.observation(concat(" ", ["group", group]), [fact], "") if {
	count(groups) > 0
	some group in object.keys(input.parameters.expected)
	not group in groups
	some policy in immuta.policies
	fact := verdict.fact("fail", "it should have tables, and there is no such group", policy, [])
}

observations contains verdict.observation(concat(" ", ["group", group]), [fact], "") if {
	count(groups) > 0
	some group in object.keys(input.parameters.expected)
	some name in input.parameters.expected[group]
	count([1 | table := immuta.facts.tables[_]; is_named(table.table, name)]) == 0
	some policy in immuta.policies
	fact := verdict.fact("fail", concat("", ["it should have ", name, ", which is not registered"]), policy, [])
}

observations contains verdict.observation("tables that the file does not name", facts, "") if {
	facts := [verdict.fact("undecided", "who may ask further tables of the schema is not in the file", place, place.at) | some place in immuta.facts.unnamed]
}

observations contains verdict.observation("access", [verdict.fact("undecided", concat("", ["nothing tells ", gap.why]), gap, [])], "") if {
	some gap in immuta.gaps
}

judged(entry) := verdict.fact("undecided", "which tables it should have is not told", cite(entry), cite(entry).at) if {
	count(input.parameters.expected) == 0
} else := verdict.fact("undecided", concat("", ["whether it may ask ", entry.table, " can't be told: ", entry.why]), cite(entry), cite(entry).at) if {
	entry.may == "undecided"
} else := verdict.fact("pass", "as it should be", cite(entry), cite(entry).at) if {
	entry.may == wanted(entry)
} else := verdict.fact("fail", concat("", ["it may not ask ", entry.table]), cite(entry), cite(entry).at) if {
	entry.may == "no"
} else := verdict.fact("fail", concat("", ["some of it may ask ", entry.table, " (", concat(", ", entry.who), ")"]), cite(entry), cite(entry).at) if {
	entry.may == "some"
} else := verdict.fact("fail", concat("", ["it may ask ", entry.table, " by ", entry.why]), cite(entry), cite(entry).at)

wanted(entry) := "yes" if {
	some name in object.get(input.parameters.expected, entry.group, [])
	is_named(entry.table, name)
} else := "no"

is_named(table, name) if table == lower(name)

is_named(table, name) if endswith(table, concat("", [".", lower(name)]))

cite(entry) := entry.granted_by[0] if {
	count(entry.granted_by) > 0
} else := immuta.table_named(entry.table).cite

shown(group) := {"columns": ["table", "may ask", "should", "rows", "masked columns"], "rows": [row |
	entry := immuta.facts.access[_]
	entry.group == group
	row := [entry.table, entry.may, wanted(entry), concat(" or ", entry.rows), concat(", ", [column.name | column := entry.columns[_]; column.shown == "masked"])]
]}
