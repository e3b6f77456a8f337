# METADATA
# title: New tables and columns are noticed, and masked until somebody has looked at them
# description: >-
#   A column that is added next month has no tag, so no rule. Watching the schema finds it, and the policy that masks what
#   is new keeps it from being shown in the meantime.
# custom:
#   mitigation: new-columns-masked
#   reads: [immuta]
#   subjects: [immuta]
#   method: examine
#   valid-days: 90
#   fix: Switch on the watching of the schema, and activate the policy that masks new columns.
#   corrected: |
#     schema-monitoring: {enabled: true, mask-new-columns: true}
#   sources:
#     - title: "Immuta, schema monitoring"
#       url: https://documentation.immuta.com/saas/configuration/integrations/data-and-integrations/registering-metadata/schema-monitoring/reference-guides/schema-monitoring
package checks.immuta_new_columns_masked

import data.lib.immuta
import data.lib.verdict
import rego.v1

observations contains verdict.observation(concat("", ["tenant ", found.value.tenant]), [judged(found)], "What is new is noticed and masked.") if {
	some found in immuta.settings
}

judged(found) := verdict.fact("undecided", "whether the schema is watched is not told", found, at) if {
	watching(found) == null
} else := verdict.fact("fail", "nobody watches the schema", found, array.concat(at, ["enabled"])) if {
	watching(found).enabled == false
} else := verdict.fact("pass", "both are on", found, at) if {
	watching(found).enabled == true
	watching(found)["mask-new-columns"] == true
} else := verdict.fact("fail", "new columns are shown until somebody tags them", found, array.concat(at, ["mask-new-columns"])) if {
	watching(found)["mask-new-columns"] == false
} else := verdict.fact("undecided", "whether new columns are masked is not told", found, at)

watching(found) := object.get(found.value, "schema-monitoring", null)

at := ["schema-monitoring"]
