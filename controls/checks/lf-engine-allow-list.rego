# METADATA
# title: Only listed accounts and session tags act as an engine
# description: >-
#   Where engines from outside may filter, Lake Formation gives them whole files. The settings say from which accounts
#   they may call and with which values of the session tag.
# custom:
#   mitigation: engine-allow-list
#   reads: [lake-formation, cloudformation]
#   facts: [lake-formation]
#   method: examine
#   valid-days: 30
#   parameters:
#     accounts: {default: [], about: "Numbers of the accounts from which engines may call; none given, any that is listed."}
#     tags: {default: [], about: "Values that the session tag may have; none given, any that is listed."}
#     account: {default: "", about: The number of the account that is assessed.}
#   fix: List each engine's account and each value of the tag, without wildcards, or switch filtering by engines off.
#   corrected: |
#     "AllowExternalDataFiltering": true,
#     "ExternalDataFilteringAllowList": [{"DataLakePrincipalIdentifier": "111122223333"}],
#     "AuthorizedSessionTagValueList": ["application1"]
#   sources:
#     - title: AWS Lake Formation, permissions for third-party engines
#       url: https://docs.aws.amazon.com/lake-formation/latest/dg/permitting-third-party-call.html
package checks.lf_engine_allow_list

import data.lib.lake_formation
import data.lib.verdict
import rego.v1

observations contains verdict.observation(settings.name, facts(settings), good(settings)) if {
	some settings in lake_formation.facts("settings")
}

good(settings) := "No engine from outside may filter." if {
	settings.AllowExternalDataFiltering != "yes"
} else := "Engines may call from listed accounts, in sessions with a listed tag."

facts(settings) := [filtering(settings)] if {
	settings.AllowExternalDataFiltering != "yes"
} else := [fact |
	some list in lists
	fact := listed(settings, list)
]

filtering(settings) := verdict.fact("undecided", "the settings are made under a condition", settings, settings.at) if {
	settings.certain == false
} else := verdict.fact("pass", "it is off", settings, flag(settings)) if {
	settings.AllowExternalDataFiltering == "no"
} else := verdict.fact("pass", "it is left out, and off by default", settings, settings.at) if {
	settings.AllowExternalDataFiltering == "absent"
	settings.source == "template"
	settings.replaces == true
} else := verdict.fact("undecided", "whether engines from outside may filter can't be told", settings, flag(settings))

flag(settings) := lake_formation.at(settings, "AllowExternalDataFiltering")

lists := [
	{"key": "ExternalDataFilteringAllowList", "what": "account", "form": `^[0-9]{12}$`, "parameter": "accounts"},
	{"key": "AuthorizedSessionTagValueList", "what": "value of the session tag", "form": `^[^*?]+$`, "parameter": "tags"},
]

listed(settings, list) := verdict.fact("fail", sprintf("an entry for the %s is a wildcard: %s", [list.what, value]), settings, place) if {
	place := lake_formation.at(settings, list.key)
	some value in settings[list.key].values
	lake_formation.is_known(value)
	regex.match(`[*?]`, value)
} else := verdict.fact("fail", sprintf("an unexpected %s is listed: %s", [list.what, value]), settings, place) if {
	place := lake_formation.at(settings, list.key)
	count(expected(list)) > 0
	some value in settings[list.key].values
	lake_formation.is_known(value)
	not value in expected(list)
} else := verdict.fact("undecided", "the settings are made under a condition, or added to those that are there", settings, settings.at) if {
	not lake_formation.is_whole(settings)
} else := verdict.fact("fail", sprintf("no %s is listed", [list.what]), settings, settings.at) if {
	settings[list.key].values == []
	settings[list.key].state in {"given", "absent"}
} else := verdict.fact("pass", "each entry names one", settings, lake_formation.at(settings, list.key)) if {
	values := lake_formation.known_values(settings[list.key])
	count(values) > 0
	every value in values {
		regex.match(list.form, value)
	}
} else := verdict.fact("undecided", sprintf("which %s is listed can't be told", [list.what]), settings, lake_formation.at(settings, list.key))

expected(list) := {value |
	some given in input.parameters[list.parameter]
	value := sprintf("%v", [given])
}
