# METADATA
# title: Grants are those that were decided on
# description: >-
#   Grants are changed on a console as easily as in a repository, and one too many shows nowhere. The list is compared
#   with what the owners of the data decided, permission by permission.
# custom:
#   mitigation: fine-grained-grants
#   reads: [lake-formation, cloudformation]
#   facts: [lake-formation]
#   subjects: [aws-lake-formation, aws-glue-data-catalog]
#   method: examine
#   valid-days: 30
#   parameters:
#     grants:
#       default: {}
#       about: "Under each principal's ARN its grants, as this check words them: `SELECT on database.table, columns a, b`."
#     filters:
#       default: []
#       about: "Data filters with what they let through: `database.table, filter f: columns a, b, rows where state='x'`."
#     account: {default: "", about: The number of the account that is assessed; catalogues of others are then named.}
#   fix: Revoke what was not decided on, or have the owner of the data decide on it and write it down.
#   corrected: |
#     "Principal": {"DataLakePrincipalIdentifier": "arn:aws:iam::111122223333:role/reader"},
#     "Resource": {"TableWithColumns": {"DatabaseName": "shop", "Name": "orders", "ColumnNames": ["id", "city"]}},
#     "Permissions": ["SELECT"],
#     "PermissionsWithGrantOption": []
#   sources:
#     - title: AWS Lake Formation, permissions reference
#       url: https://docs.aws.amazon.com/lake-formation/latest/dg/lf-permissions-reference.html
package checks.lf_expected_grants

import data.lib.lake_formation
import data.lib.verdict
import rego.v1

# The sources of grants: a list of all of them, or a template that makes some.
sources contains {"path": list.path, "name": list.name, "whole": list.whole, "place": list, "source": "answer"} if {
	some list in lake_formation.facts("lists")
}

sources contains {"path": grant.path, "name": sprintf("grants in %s", [base(grant.path)]), "whole": is_open(grant.path), "place": grant, "source": "template"} if {
	some grant in lake_formation.facts("grants")
	grant.source == "template"
	first := [each.name | some each in lake_formation.facts("grants"); each.path == grant.path]
	grant.name == first[0]
	grant.says == [each.says | some each in lake_formation.facts("grants"); each.path == grant.path][0]
}

base(path) := pieces[count(pieces) - 1] if pieces := split(path, "/")

# Whether everything that the template makes can be seen.
is_open(path) := true if {
	count([1 | some hidden in lake_formation.facts("opaque"); hidden.path == path]) == 0
} else := false

found(source) := [grant |
	some grant in lake_formation.facts("grants")
	grant.path == source.path
	grant.source == source.source
]

observations contains seen if {
	some source in sources
	count(input.parameters.grants) > 0
	some principal in object.keys(input.parameters.grants) | {grant.principal | some grant in found(source)}
	held := [grant | some grant in found(source); grant.principal == principal]
	seen := object.union(
		verdict.observation(sprintf("%s, %s", [source.name, principal]), facts(source, principal, held), "Its grants are those that were decided on."),
		{"table": table(principal, held)},
	)
}

observations contains verdict.observation(source.name, [fact], "") if {
	some source in sources
	count(input.parameters.grants) == 0
	fact := verdict.fact("undecided", "the model does not say which grants were decided on", source.place, source.place.at)
}

expected(principal) := {sprintf("%v", [each]) | some each in object.get(input.parameters.grants, principal, [])}

facts(source, principal, held) := array.concat(
	[fact |
		some grant in held
		fact := one(grant, principal)
	],
	array.concat(missing(source, principal, held), unsure(source)),
)

one(grant, principal) := verdict.fact("undecided", "a grant can't be told", grant, grant.at) if {
	not grant.known
} else := verdict.fact("fail", concat("", ["not decided on: ", grant.says]), grant, grant.at) if {
	not grant.says in expected(principal)
} else := verdict.fact("undecided", concat("", ["made under a condition: ", grant.says]), grant, grant.at) if {
	not grant.certain
} else := verdict.fact("pass", "decided on", grant, grant.at)

# On a page that is not the last, and beside grants that can't be told, one that is missing may yet come.
missing(source, principal, held) := [fact |
	some each in expected(principal) - {grant.says | some grant in held}
	fact := absent(source, each)
]

absent(source, each) := verdict.fact("fail", concat("", ["missing: ", each]), source.place, source.place.at) if {
	source.whole == true
	every grant in found(source) {
		grant.known == true
	}
} else := verdict.fact("undecided", concat("", ["not in what was read: ", each]), source.place, source.place.at)

unsure(source) := [] if {
	source.whole == true
	every grant in found(source) {
		lake_formation.is_known(grant.principal)
	}
} else := [verdict.fact("undecided", "there are grants that were not read", source.place, source.place.at)]

table(principal, held) := {"columns": ["Grant", "Decided on", "Found"], "rows": [row |
	some each in sort(expected(principal) | {grant.says | some grant in held})
	row := [each, yes(each in expected(principal)), yes(each in {grant.says | some grant in held})]
]}

yes(true) := "yes"

yes(false) := "no"

# A grant on a filter gives what the filter lets through, so that is compared too.
observations contains verdict.observation(concat("", ["filter in ", base(filter.path), ", ", name(filter)]), [fact], "It lets through what was decided on.") if {
	some filter in lake_formation.facts("filters")
	count(input.parameters.filters) > 0
	fact := decided(filter)
}

name(filter) := split(filter.says, ":")[0]

decided(filter) := verdict.fact("undecided", "what it lets through can't be told", filter, filter.at) if {
	not filter.known
} else := verdict.fact("fail", concat("", ["not decided on: ", filter.says]), filter, filter.at) if {
	not filter.says in {sprintf("%v", [each]) | some each in input.parameters.filters}
} else := verdict.fact("undecided", "it is made under a condition", filter, filter.at) if {
	not filter.certain
} else := verdict.fact("pass", "decided on", filter, filter.at)
