# METADATA
# title: Engines get no credentials without the session tag
# description: >-
#   With full table access on, Lake Formation gives out credentials to whoever may read a whole table and looks at no
#   tag. Whatever else the settings say of engines is then bypassed.
# custom:
#   mitigation: full-table-access-off
#   reads: [lake-formation, cloudformation]
#   facts: [lake-formation]
#   method: examine
#   valid-days: 30
#   fix: Switch full table access for external engines off in the application integration settings.
#   corrected: |
#     "AllowFullTableExternalDataAccess": false
#   sources:
#     - title: AWS Lake Formation, application integration for full table access
#       url: https://docs.aws.amazon.com/lake-formation/latest/dg/full-table-credential-vending.html
package checks.lf_full_table_access

import data.lib.lake_formation
import data.lib.verdict
import rego.v1

observations contains verdict.observation(settings.name, [access(settings)], "Full table access is off.") if {
	some settings in lake_formation.facts("settings")
}

access(settings) := verdict.fact("fail", "full table access is on, so the session tag is not asked for", settings, place(settings)) if {
	settings.AllowFullTableExternalDataAccess == "yes"
} else := verdict.fact("undecided", "the settings are made under a condition", settings, settings.at) if {
	settings.certain == false
} else := verdict.fact("pass", "it is off", settings, place(settings)) if {
	settings.AllowFullTableExternalDataAccess == "no"
} else := verdict.fact("pass", "it is left out, and off by default", settings, settings.at) if {
	settings.AllowFullTableExternalDataAccess == "absent"
	settings.source == "template"
	settings.replaces == true
} else := verdict.fact("undecided", "whether full table access is on can't be told", settings, place(settings))

place(settings) := lake_formation.at(settings, "AllowFullTableExternalDataAccess")
