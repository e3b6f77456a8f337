# METADATA
# title: Nobody both writes policies and says who is in which group
# description: >-
#   Whoever may do both opens a table to themselves and needs nobody. The platform lets one person hold both permissions
#   unless they are made to exclude each other.
# custom:
#   mitigation: separation-of-duties
#   reads: [immuta]
#   subjects: [immuta]
#   method: examine
#   valid-days: 90
#   parameters:
#     apart: {default: [GOVERNANCE, USER_ADMIN], about: "Two permissions that nobody should hold together."}
#   fix: Take one of the permissions away, and make the two exclude each other.
#   corrected: |
#     exclusive-permissions: [[GOVERNANCE, USER_ADMIN]]
#   sources:
#     - title: "Immuta, permissions and personas"
#       url: https://documentation.immuta.com/SaaS/people/users-index/reference-guides/personas-and-permissions
package checks.immuta_duties_apart

import data.lib.immuta
import data.lib.verdict
import rego.v1

apart := {upper(name) | some name in input.parameters.apart}

holders contains {"path": found.path, "document": found.document, "at": ["users", index, "permissions"], "name": user.name, "permissions": {upper(name) | some name in user.permissions}} if {
	some found in immuta.documents
	some index, user in found.value.users
	count(object.get(user, "permissions", [])) > 0
}

observations contains verdict.observation(holder.name, [judged(holder)], "It holds one of the two at most.") if {
	count(apart) > 1
	some holder in holders
}

observations contains verdict.observation(concat("", ["tenant ", found.value.tenant]), [excluded(found)], "The two exclude each other.") if {
	count(apart) > 1
	some found in immuta.settings
}

judged(holder) := verdict.fact("fail", concat("", ["holds ", concat(" and ", sort([name | some name in apart]))]), holder, holder.at) if {
	count(apart - holder.permissions) == 0
} else := verdict.fact("pass", "one at most", holder, holder.at)

excluded(found) := verdict.fact("pass", "they do", found, ["exclusive-permissions"]) if {
	some pair in object.get(found.value, "exclusive-permissions", [])
	count(apart - {upper(name) | some name in pair}) == 0
} else := verdict.fact("fail", "one person may hold both", found, ["exclusive-permissions"])
