# METADATA
# title: The platform's own log leaves the platform
# description: >-
#   Who changed which rule stands in a log that the platform's administrators keep. It is worth something once a copy goes
#   to a place that they cannot write to.
# custom:
#   mitigation: platform-audit-log
#   reads: [immuta]
#   subjects: [immuta]
#   method: examine
#   valid-days: 90
#   fix: Switch on the export of the audit log to a bucket of the security team's account.
#   corrected: |
#     audit: {export: s3}
#   sources:
#     - title: "Immuta, data processing"
#       url: https://documentation.immuta.com/saas/configuration/application-configuration/reference-guides/index
package checks.immuta_audit_export

import data.lib.immuta
import data.lib.verdict
import rego.v1

observations contains verdict.observation(concat("", ["tenant ", found.value.tenant]), [judged(found)], "Its log is exported.") if {
	some found in immuta.settings
}

judged(found) := verdict.fact("pass", "it is", found, at) if {
	export(found) in {"s3", "adls", "adls-gen2"}
} else := verdict.fact("fail", "its log stays in the platform", found, at) if {
	export(found) == "none"
} else := verdict.fact("undecided", "whether its log is exported is not told", found, at)

export(found) := lower(object.get(object.get(found.value, "audit", {}), "export", ""))

at := ["audit", "export"]
