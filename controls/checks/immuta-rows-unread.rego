# METADATA
# title: The platform reads no rows to classify columns
# description: >-
#   Discovery by content takes samples of rows to the vendor. With patients' data the vendor then handles them, and the tags
#   that rules need are set by hand anyway.
# custom:
#   mitigation: sampling-restricted
#   reads: [immuta]
#   subjects: [immuta]
#   method: examine
#   valid-days: 90
#   fix: Switch discovery off for the tenant, or for the data source that holds personal data.
#   corrected: |
#     options: {disableSensitiveDataDiscovery: true}
#   sources:
#     - title: "Immuta, data processing"
#       url: https://documentation.immuta.com/saas/configuration/application-configuration/reference-guides/index
package checks.immuta_rows_unread

import data.lib.immuta
import data.lib.verdict
import rego.v1

observations contains verdict.observation(concat("", ["data source ", found.value.connectionKey]), [judged(found)], "No rows are read to classify columns.") if {
	some found in immuta.documents
	is_string(found.value.connectionKey)
}

judged(found) := verdict.fact("pass", "discovery is off for it", found, at) if {
	disabled(found) == true
} else := verdict.fact("pass", "discovery is off for the tenant", found, at) if {
	tenant == {false}
} else := verdict.fact("fail", "discovery reads its rows", found, at) if {
	tenant == {true}
} else := verdict.fact("undecided", "whether discovery reads its rows is not told", found, at)

disabled(found) := object.get(object.get(found.value, "options", {}), "disableSensitiveDataDiscovery", null)

tenant := {object.get(found.value, "discovery", null) | some found in immuta.settings}

at := ["options", "disableSensitiveDataDiscovery"]
