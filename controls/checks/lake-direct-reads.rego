# METADATA
# title: Who asks Lake Formation for data may not read the files themselves
# description: >-
#   Lake Formation filters rows and columns in what it hands out. A role that may also read the objects under a
#   registered location gets them whole, and no grant of Lake Formation limits that. So reading the files is put to the
#   role's policies as AWS would decide it, and must be denied.
# custom:
#   mitigation: no-direct-object-access
#   reads: [iam-policy, cloudformation, permissions-boundary, resource-policy]
#   facts: [iam-decisions]
#   method: test
#   valid-days: 90
#   parameters:
#     actions:
#       default:
#         - lakeformation:GetDataAccess
#         - s3:GetObject
#         - s3:GetObjectVersion
#         - s3:GetObjectAttributes
#         - s3:ListBucket
#         - s3:ListBucketVersions
#       about: What is tried; all but the first has to be denied.
#     resources:
#       default: []
#       about: "ARNs of registered buckets and of objects in them; none listed: any, so that a right on some bucket is left undecided."
#     context:
#       default: {"aws:SecureTransport": "true", "aws:PrincipalIsAWSService": "false"}
#       about: Condition keys of each call and their values.
#     absent: {default: [], about: Condition keys that no call has.}
#     principal: {default: "", about: "The ARN of the role, where a bucket's policy names roles."}
#     account: {default: same, about: "Whether the files are in the role's own account (same) or not (other)."}
#     grants: {default: given, about: "Whether only these policies grant something (given)."}
#   fix: >-
#     Take s3:GetObject and s3:ListBucket on registered locations out of the policies of data access roles; the location's
#     own role reads there, and Lake Formation narrows it to what was granted.
#   corrected: |
#     {"Effect": "Allow", "Action": "lakeformation:GetDataAccess", "Resource": "*"}
#   sources:
#     - title: AWS Lake Formation, underlying data access control
#       url: https://docs.aws.amazon.com/lake-formation/latest/dg/access-control-underlying-data.html
#     - title: AWS IAM, policy evaluation logic
#       url: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
package checks.lake_direct_reads

import data.lib.iam_decisions
import rego.v1

observations contains problem if {
	some problem in iam_decisions.problems
}

observations contains {
	"object": holder.name,
	"result": result(holder),
	"message": concat("", [message(holder), iam_decisions.notes(holder)]),
	"cites": cites(holder),
	"table": table(holder),
} if {
	some holder in iam_decisions.decided.holders
	count(reads) > 0
	is_data_access_role(holder)
}

# An attached policy of somewhere else makes everything doubtful, and nobody a data access role by that alone.
is_data_access_role(holder) if asking in named(holder, "allowed")

is_data_access_role(holder) if {
	holder.kind == "files"
	asking in named(holder, "undecided")
}

is_data_access_role(holder) if {
	split(asking, ":")[0] in holder.services
	asking in named(holder, "undecided")
}

asking := input.parameters.actions[0]

reads := {action | some action in input.parameters.actions; action != asking}

# The actions with this outcome, for one resource at least.
named(holder, outcome) := {name | some row in holder.rows; summary := object.get(row, [outcome], {}); some name in summary.names}

is_denied(holder, action) if {
	action in named(holder, "denied")
	not action in named(holder, "allowed")
	not action in named(holder, "undecided")
}

direct(holder) := reads & named(holder, "allowed")

result(holder) := "fail" if {
	count(direct(holder)) > 0
	asking in named(holder, "allowed")
} else := "pass" if {
	asking in named(holder, "allowed")
	every action in reads {
		is_denied(holder, action)
	}
} else := "undecided"

message(holder) := concat("", ["It may ask Lake Formation for data and read the files past it: ", concat(", ", sort(direct(holder))), "."]) if {
	result(holder) == "fail"
} else := "It may ask Lake Formation for data, and may not read the files itself." if {
	result(holder) == "pass"
} else := concat("", ["Whether it may read the files itself can't be told: ", iam_decisions.reasons(holder.rows), "."])

# What allows the reading, or makes it doubtful; else the policies as such.
cites(holder) := places if {
	places := {place | some row in holder.rows; some place in object.get(row, [decisive(holder), "places"], [])}
	count(places) > 0
} else := {holder.place}

decisive(holder) := "undecided" if {
	result(holder) == "undecided"
} else := "allowed"

# What a function is given regopy finds in a comprehension's body, not in its head alone.
table(holder) := {
	"columns": ["Call", "Decision", "Why"],
	"rows": [row |
		some action in input.parameters.actions
		row := [action, outcomes(holder, action), why(holder, action)]
	],
}

outcomes(holder, action) := concat(" and ", [outcome |
	some outcome in ["denied", "allowed", "undecided"]
	action in named(holder, outcome)
])

why(holder, action) := concat("; ", sort({reason |
	some row in holder.rows
	some outcome in ["denied", "allowed", "undecided"]
	summary := object.get(row, [outcome], {})
	action in summary.names
	some reason in summary.why
}))
