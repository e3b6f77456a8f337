# METADATA
# title: Nobody asks as another user
# description: >-
#   Where impersonation is on, whoever has the permission sees what any other user sees, with one call.
# custom:
#   mitigation: impersonation-restricted
#   reads: [immuta]
#   subjects: [immuta]
#   method: examine
#   valid-days: 90
#   fix: Set up the integration without impersonation.
#   corrected: |
#     integration: {platform: Redshift, impersonation: false}
#   sources:
#     - title: "Immuta, impersonate a user"
#       url: https://documentation.immuta.com/latest/governance/data-consumers/user-impersonation
package checks.immuta_impersonation_off

import data.lib.immuta
import data.lib.verdict
import rego.v1

observations contains verdict.observation(concat("", ["tenant ", found.value.tenant]), [judged(found)], "Impersonation is off.") if {
	some found in immuta.settings
}

judged(found) := verdict.fact("pass", "it is off", found, at) if {
	stated(found) == false
} else := verdict.fact("fail", "impersonation is on", found, at) if {
	stated(found) == true
} else := verdict.fact("undecided", "whether impersonation is on is not told", found, at)

stated(found) := object.get(found.value.integration, "impersonation", null)

at := ["integration", "impersonation"]
