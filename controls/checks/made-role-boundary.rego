# METADATA
# title: The role that a product makes stands under a boundary in every case
# description: >-
#   A template that sets the boundary only where a switch says so makes a role without any wherever the switch was left
#   as shipped and the maker's own rights allow it.
# custom:
#   mitigation: boundary-on-made-roles
#   reads: [cloudformation]
#   subjects: [notification-formatter]
#   method: examine
#   valid-days: 90
#   fix: Name the boundary in PermissionsBoundary without a condition.
#   corrected: |
#     FormatterRole:
#       Type: AWS::IAM::Role
#       Properties:
#         PermissionsBoundary: !Sub arn:aws:iam::${AWS::AccountId}:policy/SecNotificationBoundary
#   sources:
#     - title: AWS IAM, permissions boundaries
#       url: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
package checks.made_role_boundary

import data.lib.cloudformation
import data.lib.conditions
import data.lib.verdict
import rego.v1

observations contains verdict.observation(role.name, [of_role(role)], "It stands under a boundary.") if {
	some role in cloudformation.resources
	role.type in {"AWS::IAM::Role", "AWS::IAM::User"}
}

of_role(role) := verdict.fact("fail", "it stands under no boundary", role, ["Resources", role.id]) if {
	boundary(role) == null
} else := verdict.fact("fail", "its boundary is a policy that allows everything", role, place(role)) if {
	regex.match(`:iam::aws:policy/(AdministratorAccess|PowerUserAccess)$`, cloudformation.text(boundary(role)))
} else := verdict.fact("pass", "a boundary is named", role, place(role)) if {
	is_named(boundary(role), role)
} else := by_switch(role, parts) if {
	parts := boundary(role)["Fn::If"]
	count(parts) == 3
} else := verdict.fact("undecided", "which boundary it stands under can't be told", role, place(role))

by_switch(role, parts) := chosen(role, parts[1]) if {
	conditions.holds(parts[0], role) == "yes"
} else := chosen(role, parts[2]) if {
	conditions.holds(parts[0], role) == "no"
} else := verdict.fact("pass", "a boundary is named in both cases", role, place(role)) if {
	is_named(parts[1], role)
	is_named(parts[2], role)
} else := verdict.fact("fail", "in one case it stands under no boundary", role, place(role)) if {
	some index in [1, 2]
	parts[index] == {"Ref": "AWS::NoValue"}
} else := verdict.fact("undecided", "which boundary it stands under hangs on a condition", role, place(role))

chosen(role, value) := verdict.fact("pass", "the switch sets a boundary", role, place(role)) if {
	is_named(value, role)
} else := verdict.fact("fail", "as the switch stands in the template, the boundary is left out", role, place(role)) if {
	value == {"Ref": "AWS::NoValue"}
} else := verdict.fact("undecided", "which boundary the switch sets can't be told", role, place(role))

boundary(role) := cloudformation.property(role, ["PermissionsBoundary"])

place(role) := cloudformation.at(role, ["PermissionsBoundary"])

is_named(value, _) if {
	text := cloudformation.text(value)
	not verdict.is_placeholder(text)
	regex.match(`^arn:[a-z-]+:iam::([0-9]{12}|aws):policy/.+$`, text)
}

is_named(value, role) if {
	found := cloudformation.named(value, role)
	found.type == "AWS::IAM::ManagedPolicy"
	not found.is_conditional
}
