# METADATA
# title: Every column that its owner calls sensitive carries the tag
# description: >-
#   Rules find their columns by tags. A column that the owner of the data counts among the sensitive ones and that carries
#   no tag is shown to everybody who may ask the table, and no page of the platform says so.
# custom:
#   mitigation: data-classified
#   reads: [immuta]
#   subjects: [immuta]
#   facts: [immuta-access]
#   method: examine
#   valid-days: 30
#   parameters:
#     classes: {default: [identifying], about: "Classes of the owner's list that are sensitive."}
#     tags: {default: [Sensitive], about: "Tags of which such a column carries one, or one below it."}
#   fix: Add the tag to the column on the data source's page, or to the file of the data source.
#   corrected: |
#     tags:
#       columns:
#         - {columnName: ssn, tags: [Sensitive]}
#   sources:
#     - title: "Immuta, data source payload"
#       url: https://documentation.immuta.com/saas/developer-guides/api-intro/immuta-v2-api/payload-attributes
package checks.immuta_columns_tagged

import data.lib.immuta
import data.lib.verdict
import rego.v1

observations contains verdict.observation(concat(" ", ["table", table.table]), facts(table), "Each sensitive column carries a tag.") if {
	some table in immuta.facts.tables
	count(immuta.facts.unregistered) + count([1 | table := immuta.facts.tables[_]; table.listed]) > 0
}

observations contains verdict.observation(concat(" ", ["table", table.table]), [fact], "") if {
	some table in immuta.facts.unregistered
	some class in table.classes
	class in input.parameters.classes
	fact := verdict.fact("fail", "it has sensitive columns and is not registered, so no tag reaches them", table.cite, table.cite.at)
}

observations contains verdict.observation("tables that the file does not name", facts, "") if {
	facts := [verdict.fact("undecided", "which further tables are registered is not in the file", place, place.at) | some place in immuta.facts.unnamed]
}

facts(table) := [verdict.fact("undecided", "the owner's list does not have it", table.cite, table.cite.at)] if {
	not table.listed
} else := array.concat(
	[fact |
		column := table.columns[_]
		fact := judged(column)
	],
	[verdict.fact("pass", "it is on the owner's list", table.cite, table.cite.at)],
)

judged(column) := verdict.fact("undecided", concat("", ["the owner's list has no class for ", column.name]), column.cite, column.cite.at) if {
	column.class == ""
} else := verdict.fact("pass", "it carries a tag", column.cite, column.cite.at) if {
	column.class in input.parameters.classes
	is_tagged(column)
} else := verdict.fact("fail", concat("", [column.name, " is sensitive and carries no tag for it"]), column.cite, column.cite.at) if {
	column.class in input.parameters.classes
} else := verdict.fact("pass", "it is not among the sensitive ones", column.cite, column.cite.at)

is_tagged(column) if {
	some tag in input.parameters.tags
	immuta.carries(column, tag)
}
