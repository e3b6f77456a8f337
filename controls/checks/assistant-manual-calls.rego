# METADATA
# title: People's own changes are not denied by the marker
# description: >-
#   A pattern that is too wide denies what people type themselves, and then somebody takes the whole policy away. So the
#   user agents of people's own clients are put to the policies as well, as AWS would decide the calls.
# custom:
#   mitigation: assistant-writes-denied
#   reads: [iam-policy, service-control-policy, cloudformation]
#   subjects: [user-agent-policy, user-agent-scp]
#   facts: [iam-decisions]
#   method: test
#   valid-days: 90
#   parameters:
#     user-agents:
#       default:
#         AWS CLI: aws-cli/2.31.0 md/awscrt#0.27.6 ua/2.1 os/linux md/arch#x86_64 lang/python#3.13.7 cfg/retry-mode#standard
#         AWS CLI in CloudShell: aws-cli/2.31.0 md/awscrt#0.27.6 ua/2.1 os/linux md/arch#x86_64 lang/python#3.13.7 exec-env/CloudShell cfg/retry-mode#standard
#         AWS CLI, elder form: aws-cli/2.13.0 Python/3.11.4 Linux/6.1.0 exe/x86_64.ubuntu.22
#         Python: Boto3/1.40.4 md/Botocore#1.40.4 ua/2.1 os/linux md/arch#x86_64 lang/python#3.13.7 cfg/retry-mode#legacy Botocore/1.40.4
#         Terraform: APN/1.0 HashiCorp/1.0 Terraform/1.13.1 terraform-provider-aws/6.8.0 aws-sdk-go-v2/1.38.0 os/linux lang/go#1.24.5
#       about: User agents by name; each makes every call.
#     actions:
#       default:
#         - s3:PutObject
#         - s3:DeleteObject
#         - ec2:RunInstances
#         - ec2:TerminateInstances
#         - lambda:UpdateFunctionCode
#         - dynamodb:PutItem
#         - dynamodb:DeleteTable
#         - rds:ModifyDBInstance
#         - cloudformation:UpdateStack
#         - iam:PassRole
#         - ssm:SendCommand
#       about: What people change in their daily work.
#     context:
#       default: {"aws:ViaAWSService": "false", "aws:PrincipalIsAWSService": "false", "aws:SecureTransport": "true"}
#       about: Condition keys of each call and their values.
#     absent: {default: ["aws:CalledVia", "aws:SourceArn", "aws:SourceAccount"], about: Condition keys that no call has.}
#     principal: {default: "", about: The ARN of the role or user that calls.}
#     grants: {default: assumed, about: "Whether policies elsewhere are taken to allow everything (assumed), or only these do (given)."}
#   fix: >-
#     Narrow the pattern to the text that only the assistant sends, and keep unconditional denials in a policy of their own.
#   corrected: |
#     "Condition": {"StringLike": {"aws:UserAgent": "*AmazonQ-For-*"}}
#   sources:
#     - title: AWS IAM, policy evaluation logic
#       url: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
#     - title: "botocore, user agent"
#       url: https://github.com/boto/botocore/blob/develop/botocore/useragent.py
package checks.assistant_manual_calls

import data.lib.iam_decisions
import rego.v1

observations contains problem if {
	some problem in iam_decisions.problems
}

# A policy that asks for no user agent treats people and assistant alike; that it denies nothing to people says nothing.
observations contains {
	"object": holder.name,
	"result": result(holder.rows),
	"message": concat("", [message(holder.rows), iam_decisions.notes(holder)]),
	"cites": iam_decisions.cites(holder),
	"table": iam_decisions.table(holder),
} if {
	some holder in iam_decisions.decided.holders
	count(holder.asks_for_user_agent) > 0
	iam_decisions.calls(holder.rows) > 0
}

observations contains {
	"object": holder.name,
	"result": "undecided",
	"message": concat("", ["A policy can't be evaluated: ", concat("; ", sort({each.why | some each in holder.unreadable})), "."]),
	"cites": {each.place | some each in holder.unreadable},
} if {
	some holder in iam_decisions.about_user_agents
	count(holder.unreadable) > 0
}

result(rows) := "fail" if {
	iam_decisions.total(rows, "denied_by_user_agent") > 0
} else := "fail" if {
	iam_decisions.total(rows, "denied") == iam_decisions.calls(rows)
} else := "pass" if {
	iam_decisions.total(rows, "allowed") > 0
	iam_decisions.total(rows, "undecided") == 0
} else := "undecided"

message(rows) := concat("", ["Denied to people because of their user agent: ", concat("; ", sort(denied(rows))), "."]) if {
	iam_decisions.total(rows, "denied_by_user_agent") > 0
} else := "Every change is denied, whoever makes it." if {
	result(rows) == "fail"
} else := concat("", ["Of ", format_int(iam_decisions.calls(rows), 10), " calls by hand none is denied because of its user agent", others(rows), "."]) if {
	result(rows) == "pass"
} else := concat("", ["Whether people's own calls pass can't be told: ", iam_decisions.reasons(rows), "."])

others(rows) := "" if {
	iam_decisions.total(rows, "denied") == 0
} else := concat("", ["; ", format_int(iam_decisions.total(rows, "denied"), 10), " are denied to everybody"])

denied(rows) := {concat("", [row.user_agent, " (", iam_decisions.some_names(summary.names, summary.count, 3), ")"]) |
	some row in rows
	summary := row.denied_by_user_agent
	summary.count > 0
}
