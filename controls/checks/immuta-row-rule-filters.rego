# METADATA
# title: Each row rule leaves to somebody the rows that are theirs
# description: >-
#   A row rule does something only where a table has the column that it compares, and where somebody has the attribute. A
#   rule without either is a line on a page.
# custom:
#   mitigation: row-filtering
#   reads: [immuta]
#   subjects: [policy-enforcement]
#   facts: [immuta-access]
#   method: examine
#   valid-days: 30
#   fix: Tag the column that the rule compares, and give the attribute to those whom the rule means.
#   corrected: |
#     matches:
#       - {type: attribute, attribute: drid, tag: Doctor ID}
#   sources:
#     - title: "Immuta, row-level policies"
#       url: https://documentation.immuta.com/SaaS/governance/secure-your-data/authoring-policies-in-secure/data-policies/reference-guides/row-redaction-explained
package checks.immuta_row_rule_filters

import data.lib.immuta
import data.lib.verdict
import rego.v1

observations contains verdict.observation(concat("", ["policy ", policy.name]), [judged(policy)], concat("", ["It leaves their own rows to ", concat(", ", owners(policy)), "."])) if {
	some policy in immuta.facts.row_policies
	count(immuta.facts.missing) == 0
}

observations contains verdict.observation("row rules", [verdict.fact("undecided", concat("", ["nothing tells ", gap.why]), gap, [])], "") if {
	some gap in immuta.gaps
}

judged(policy) := verdict.fact("pass", "it filters", policy.cite, policy.cite.at) if {
	count(owners(policy)) > 0
} else := verdict.fact("undecided", "what it leaves out can't be told", policy.cite, policy.cite.at) if {
	is_doubtful(policy)
} else := verdict.fact("fail", "it applies to no table that is registered", policy.cite, policy.cite.at) if {
	count(policy.tables) == 0
} else := verdict.fact("fail", "nobody is left with rows of their own by it", policy.cite, policy.cite.at)

owners(policy) := sort([group | some group in {entry.group |
	entry := immuta.reachable[_]
	entry.table in policy.tables
	"own" in entry.rows
	count([1 | place := entry.rows_by[_]; place.path == policy.cite.path; place.document == policy.cite.document]) > 0
}])

is_doubtful(policy) if count(policy.perhaps) > 0

is_doubtful(policy) if {
	some entry in immuta.reachable
	entry.table in policy.tables
	"undecided" in entry.rows
}
