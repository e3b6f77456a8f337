# METADATA
# title: Grants and filters name the columns that they give
# description: >-
#   All columns but some takes in whatever column is added later, before anybody has looked at what it holds.
# custom:
#   mitigation: columns-granted-by-name
#   reads: [lake-formation, cloudformation]
#   facts: [lake-formation]
#   subjects: [aws-lake-formation, aws-glue-data-catalog]
#   method: examine
#   valid-days: 90
#   parameters:
#     account: {default: "", about: The number of the account that is assessed.}
#   fix: List the columns in ColumnNames, or grant by a tag that a steward puts on each of them.
#   corrected: |
#     "ColumnNames": ["uid", "name", "surname", "state", "city"]
#   sources:
#     - title: AWS Lake Formation, data filters
#       url: https://docs.aws.amazon.com/lake-formation/latest/dg/data-filters-about.html
package checks.lf_columns_by_name

import data.lib.lake_formation
import data.lib.verdict
import rego.v1

observations contains verdict.observation(concat("", ["filter in ", base(filter.path), ", ", split(filter.says, ":")[0]]), [fact], "It names its columns.") if {
	some filter in lake_formation.facts("filters")
	fact := columns(filter)
}

observations contains verdict.observation(concat("", ["grant in ", base(grant.path), ", ", grant.principal, ", ", grant.says]), [fact], "It names its columns.") if {
	some grant in lake_formation.facts("grants")
	regex.match(`^SELECT on [^?]*, (all )?columns`, grant.says)
	not contains(grant.says, ", all columns,")
	not endswith(grant.says, ", all columns")
	fact := columns(grant)
}

base(path) := pieces[count(pieces) - 1] if pieces := split(path, "/")

columns(found) := verdict.fact("fail", "it gives all columns but some, and so each new one", found, found.at) if {
	found.excludes == true
} else := verdict.fact("undecided", "which columns it gives can't be told", found, found.at) if {
	found.known == false
} else := verdict.fact("undecided", "it is made under a condition", found, found.at) if {
	found.certain == false
} else := verdict.fact("undecided", "it gives all columns, now and later; whether that is meant can't be told", found, found.at) if {
	contains(found.says, ": all columns, ")
} else := verdict.fact("pass", "it names its columns", found, found.at) if {
	contains(found.says, "columns ")
}
