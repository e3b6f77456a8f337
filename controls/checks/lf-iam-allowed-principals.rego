# METADATA
# title: No grant opens data to everybody whom IAM lets in
# description: >-
#   The group IAM_ALLOWED_PRINCIPALS stands for every principal of the account. Where it holds a grant, rights in IAM
#   decide and grants don't; where it is in the defaults, each new database and table starts so.
# custom:
#   mitigation: iam-allowed-principals-removed
#   reads: [lake-formation, cloudformation]
#   facts: [lake-formation]
#   subjects: [aws-lake-formation, aws-glue-data-catalog]
#   method: examine
#   valid-days: 30
#   fix: Empty both lists of default permissions, and revoke what the group holds on the catalogue, databases and tables.
#   corrected: |
#     "CreateDatabaseDefaultPermissions": [],
#     "CreateTableDefaultPermissions": []
#   sources:
#     - title: AWS Lake Formation, changing the default settings
#       url: https://docs.aws.amazon.com/lake-formation/latest/dg/change-settings.html
#     - title: AWS Lake Formation, hybrid access mode
#       url: https://docs.aws.amazon.com/lake-formation/latest/dg/hybrid-access-mode.html
package checks.lf_iam_allowed_principals

import data.lib.lake_formation
import data.lib.verdict
import rego.v1

observations contains verdict.observation(settings.name, facts, "New databases and tables start without a grant to everybody.") if {
	some settings in lake_formation.facts("settings")
	facts := [fact |
		some key in defaults
		fact := starting(settings, key)
	]
}

defaults := ["CreateDatabaseDefaultPermissions", "CreateTableDefaultPermissions"]

# A list is judged as a whole: that a group is missing from a part of it says nothing.
observations contains verdict.observation(list.name, facts, "Nobody but named principals holds a grant.") if {
	some list in lake_formation.facts("lists")
	opened := [open(grant) |
		some grant in lake_formation.facts("grants")
		grant.path == list.path
		grant.source == "answer"
		not is_named(grant.principal)
	]
	facts := array.concat(opened, [whole(list)])
}

observations contains verdict.observation(grant.name, [open(grant)], "") if {
	some grant in lake_formation.facts("grants")
	grant.source == "template"
	lake_formation.is_everybody(grant.principal)
}

observations contains verdict.observation(sprintf("location %s", [location.location]), [fact], "") if {
	some location in lake_formation.facts("locations")
	location.hybrid in {"yes", "unknown"}
	fact := hybrid(location)
}

starting(settings, key) := verdict.fact("fail", sprintf("%s give everything new to everybody", [key]), settings, lake_formation.at(settings, key)) if {
	some principal in settings[key].values
	lake_formation.is_everybody(principal)
} else := verdict.fact("undecided", "the settings are made under a condition, or added to those that are there", settings, settings.at) if {
	not lake_formation.is_whole(settings)
} else := verdict.fact("pass", "it names no such group", settings, lake_formation.at(settings, key)) if {
	every principal in lake_formation.known_values(settings[key]) {
		is_string(principal)
	}
} else := verdict.fact("undecided", sprintf("%s can't be told, and an account starts with everything given to everybody", [key]), settings, settings.at)

# A role, a user, a group of a directory, an account or an organisation.
is_named(principal) if {
	lake_formation.is_known(principal)
	not lake_formation.is_everybody(principal)
	regex.match(`^(arn:|[0-9]{12}$)`, principal)
}

open(grant) := verdict.fact("fail", sprintf("%s holds %s", [grant.principal, grant.says]), grant, grant.at) if {
	lake_formation.is_everybody(grant.principal)
} else := verdict.fact("undecided", "whom a grant names can't be told", grant, grant.at)

whole(list) := verdict.fact("undecided", "the list goes on in a page that was not read", list, list.at) if {
	list.whole == false
} else := verdict.fact("undecided", "the list is empty, so it can't be told whether all grants were asked for", list, list.at) if {
	list.count == 0
} else := verdict.fact("pass", "it is whole", list, list.at) if {
	list.whole == true
	list.count > 0
}

hybrid(location) := verdict.fact("fail", "in hybrid access mode rights in IAM open it to all who have not opted in", location, lake_formation.at(location, "HybridAccessEnabled")) if {
	location.hybrid == "yes"
	location.certain == true
} else := verdict.fact("undecided", "whether it is in hybrid access mode can't be told", location, lake_formation.at(location, "HybridAccessEnabled"))
