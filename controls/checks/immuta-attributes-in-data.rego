# METADATA
# title: Whoever sees rows by an attribute has one value of it, and the data knows that value
# description: >-
#   Rows are compared as text. A value with a digit too many shows nothing, and another digit shows somebody else's
#   patients; attributes that are typed in by hand need a comparison with the column that they are meant for.
# custom:
#   mitigation: access-recertified
#   reads: [immuta]
#   subjects: [immuta]
#   facts: [immuta-access]
#   method: examine
#   valid-days: 90
#   fix: Set the attribute to the value that the person's rows have, and take further values away.
#   corrected: |
#     - {name: Dr Jon King, groups: [doctor], attributes: {drid: d10002}}
#   sources:
#     - title: "Immuta, row-level policies"
#       url: https://documentation.immuta.com/SaaS/governance/secure-your-data/authoring-policies-in-secure/data-policies/reference-guides/row-redaction-explained
package checks.immuta_attributes_in_data

import data.lib.immuta
import data.lib.verdict
import rego.v1

comparisons contains comparison if {
	some policy in immuta.facts.row_policies
	some comparison in policy.compares
}

# Those who have the attribute, and those beside whom somebody has it.
observations contains verdict.observation(concat("", [person.name, ", attribute ", comparison.attribute]), [judged(person, comparison)], "The one value occurs in the data.") if {
	some comparison in comparisons
	some person in immuta.facts.people
	concerns(person, comparison.attribute)
}

concerns(person, attribute) if attribute in object.keys(person.attributes)

concerns(person, _) if {
	some group in person.groups
	group in immuta.limited
}

judged(person, comparison) := verdict.fact("fail", "there is no value of it", person.cite, person.cite.at) if {
	count(values(person, comparison)) == 0
} else := verdict.fact("fail", concat("", ["there are several values of it: ", concat(", ", values(person, comparison))]), person.cite, place(person, comparison)) if {
	count(values(person, comparison)) > 1
} else := verdict.fact("undecided", concat("", ["which values ", comparison.table, ".", comparison.column.name, " holds is not told"]), person.cite, place(person, comparison)) if {
	not is_array(comparison.column.values)
} else := verdict.fact("pass", "it occurs", person.cite, place(person, comparison)) if {
	values(person, comparison)[0] in comparison.column.values
} else := verdict.fact("fail", concat("", [values(person, comparison)[0], " does not occur in ", comparison.table, ".", comparison.column.name]), person.cite, place(person, comparison))

values(person, comparison) := object.get(person.attributes, comparison.attribute, [])

place(person, comparison) := array.concat(person.cite.at, ["attributes", comparison.attribute])
