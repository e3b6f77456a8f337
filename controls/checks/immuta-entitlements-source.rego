# METADATA
# title: Groups and attributes come from the directory
# description: >-
#   Rows and tables follow from groups and attributes. Typed in by hand they stay when somebody moves or leaves, and a
#   digit too many is somebody else's patient.
# custom:
#   mitigation: entitlements-from-directory
#   reads: [immuta]
#   subjects: [immuta]
#   method: examine
#   valid-days: 180
#   fix: Connect the personnel directory, and let it push groups and attributes.
#   corrected: |
#     identity: {provider: directory of the hospital, groups: directory, attributes: directory}
#   sources:
#     - title: "Immuta, SCIM protocol"
#       url: https://documentation.immuta.com/saas/configuration/people/section-contents/reference-guides/scim-protocol
package checks.immuta_entitlements_source

import data.lib.immuta
import data.lib.verdict
import rego.v1

observations contains verdict.observation(concat("", ["tenant ", found.value.tenant]), facts(found), "Both come from the directory.") if {
	some found in immuta.settings
}

facts(found) := [fact |
	name := ["groups", "attributes"][_]
	fact := judged(found, name)
]

judged(found, name) := verdict.fact("pass", "from the directory", found, ["identity", name]) if {
	source(found, name) in {"directory", "scim"}
} else := verdict.fact("fail", concat("", [name, " are typed in by hand"]), found, ["identity", name]) if {
	source(found, name) in {"by hand", "manual"}
} else := verdict.fact("undecided", concat("", ["where ", name, " come from is not told"]), found, ["identity", name])

source(found, name) := lower(object.get(object.get(found.value, "identity", {}), name, ""))
