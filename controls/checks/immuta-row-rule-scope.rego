# METADATA
# title: Each row rule says what everybody who may ask the table sees
# description: >-
#   A rule that compares with an attribute and names no group shows nothing to whoever has no such attribute. They cannot
#   work, and the quick remedy, an exemption for all, opens the table for good.
# custom:
#   mitigation: row-rules-scoped
#   reads: [immuta]
#   subjects: [policy-enforcement]
#   facts: [immuta-access]
#   method: examine
#   valid-days: 30
#   fix: Limit the rule to its group by inclusions, and add a rule that says what all others see.
#   corrected: |
#     rules:
#       - type: Row Restriction by User Entitlements
#         inclusions: {groups: [doctor]}
#         config: {matches: [{type: attribute, attribute: drid, tag: Doctor ID}]}
#       - type: Row Restriction by Custom Where Clause
#         config: {predicate: "1 = 1"}
#   sources:
#     - title: "Immuta, create a data policy (inclusions)"
#       url: https://documentation.immuta.com/SaaS/developer-guides/api-intro/immuta-v2-api/policies
package checks.immuta_row_rule_scope

import data.lib.immuta
import data.lib.verdict
import rego.v1

observations contains object.union(verdict.observation(concat("", ["policy ", policy.name]), facts, "Each group that may ask sees what the rule says of it."), {"table": shown(policy)}) if {
	some policy in immuta.facts.row_policies
	count(immuta.facts.missing) == 0
	facts := array.concat(doubtful(policy), [judged(entry, policy) | entry := immuta.reachable[_]; entry.table in policy.tables])
}

observations contains verdict.observation("row rules", [verdict.fact("undecided", concat("", ["nothing tells ", gap.why]), gap, [])], "") if {
	some gap in immuta.gaps
}

doubtful(policy) := [verdict.fact("undecided", "to which tables it applies can't be told", policy.cite, policy.cite.at) | count(policy.perhaps) > 0]

judged(entry, policy) := verdict.fact("fail", concat("", [entry.group, " may ask ", entry.table, " and sees no row of it"]), policy.cite, policy.cite.at) if {
	entry.rows == ["none"]
} else := verdict.fact("undecided", concat("", [entry.group, " in ", entry.table, ": ", concat(", ", entry.doubts), " can't be told"]), policy.cite, policy.cite.at) if {
	"undecided" in entry.rows
} else := verdict.fact("pass", "it sees rows", policy.cite, policy.cite.at) if {
	count(entry.rows) > 0
}

shown(policy) := {"columns": ["group", "table", "may ask", "rows", "by"], "rows": [[entry.group, entry.table, entry.may, concat(" or ", entry.rows), concat(", ", entry.by)] |
	entry := immuta.facts.access[_]
	entry.table in policy.tables
]}
