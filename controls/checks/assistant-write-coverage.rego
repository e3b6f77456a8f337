# METADATA
# title: Every changing action of AWS is denied to the marker
# description: >-
#   A list of what is denied is a list of what somebody thought of. AWS has some twelve thousand actions that change
#   something and adds some every week. All that the service reference knows are put to the policies with the marker of
#   the command line.
# custom:
#   mitigation: deny-all-but-reads
#   reads: [iam-policy, service-control-policy, cloudformation]
#   subjects: [user-agent-policy, user-agent-scp]
#   facts: [iam-decisions]
#   method: test
#   valid-days: 90
#   parameters:
#     user-agents:
#       default:
#         Q CLI: aws-cli/2.31.0 md/awscrt#0.27.6 ua/2.1 os/linux md/arch#x86_64 lang/python#3.13.7 exec-env/AmazonQ-For-CLI-Version-1.19.0 cfg/retry-mode#standard
#       about: User agents by name, each with a marker.
#     services: {default: [], about: "Prefixes of the services whose actions are tried; none listed: all of them."}
#     levels:
#       default: [Write, Permissions management, Tagging]
#       about: Kinds of action, as the service reference of AWS has them.
#     context:
#       default: {"aws:ViaAWSService": "false", "aws:PrincipalIsAWSService": "false", "aws:SecureTransport": "true"}
#       about: Condition keys of each call and their values.
#     absent: {default: ["aws:CalledVia", "aws:SourceArn", "aws:SourceAccount"], about: Condition keys that no call has.}
#     principal: {default: "", about: The ARN of the role or user that calls.}
#     grants: {default: assumed, about: "Whether policies elsewhere are taken to allow everything (assumed), or only these do (given)."}
#   fix: >-
#     Deny by exception: NotAction with the reads that the assistant needs, so that a new action is denied from its first
#     day.
#   corrected: |
#     "Effect": "Deny",
#     "NotAction": ["s3:Get*", "s3:List*", "ec2:Describe*", "logs:Get*"],
#     "Resource": "*",
#     "Condition": {"StringLike": {"aws:UserAgent": "*AmazonQ-For-*"}}
#   sources:
#     - title: "AWS IAM, NotAction with Deny"
#       url: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html
#     - title: AWS, service authorisation reference
#       url: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
package checks.assistant_write_coverage

import data.lib.iam_decisions
import rego.v1

observations contains problem if {
	some problem in iam_decisions.problems
}

observations contains {
	"object": holder.name,
	"result": result(holder.rows),
	"message": concat("", [message(holder.rows), iam_decisions.notes(holder)]),
	"cites": iam_decisions.cites(holder),
	"table": iam_decisions.table(holder),
} if {
	some holder in iam_decisions.about_user_agents
	iam_decisions.calls(holder.rows) > 0
}

result(rows) := "fail" if {
	iam_decisions.total(rows, "allowed") > 0
} else := "pass" if {
	iam_decisions.total(rows, "denied") == iam_decisions.calls(rows)
} else := "undecided"

message(rows) := concat("", ["Of ", format_int(iam_decisions.calls(rows), 10), " actions that change something, ", format_int(iam_decisions.total(rows, "allowed"), 10), " are not denied to the marker."]) if {
	result(rows) == "fail"
} else := concat("", ["All ", format_int(iam_decisions.calls(rows), 10), " actions that change something are denied to the marker, as ", iam_decisions.decided.reference, " lists them."]) if {
	result(rows) == "pass"
} else := concat("", ["Whether every change is denied can't be told: ", iam_decisions.reasons(rows), "."])
