# METADATA
# title: Changes are denied to every form of the assistant's marker
# description: >-
#   The marker is one text at a desk, another in CloudShell, another from the IDE, and another where a client does not
#   clean it. A pattern that knows one of them lets the same change pass in the others. So each call is put to the
#   policies, as AWS would decide it, with everything else taken to be allowed.
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
#         Q CLI: aws-cli/2.31.0 md/awscrt#0.27.6 ua/2.1 os/linux md/arch#x86_64 lang/python#3.13.7 exec-env/AmazonQ-For-CLI-Version-1.19.0 cfg/retry-mode#standard
#         Q CLI in CloudShell: aws-cli/2.31.0 md/awscrt#0.27.6 ua/2.1 os/linux md/arch#x86_64 lang/python#3.13.7 exec-env/CloudShell-AmazonQ-For-CLI-Version-1.19.0 cfg/retry-mode#standard
#         Q CLI, not cleaned: aws-cli/2.30.0 Python/3.13.7 Linux/6.6.87 exec-env/AmazonQ-For-CLI Version/1.19.0 exe/x86_64
#         Successor of Q CLI: aws-cli/2.34.13 Python/3.14.3 Darwin/24.6.0 exec-env/AmazonQ-For-CLI-Version/2.21.1-acp-client/kiro-tui exe/arm64
#         Q in the IDE: aws-cli/2.34.13 Python/3.14.3 Darwin/24.6.0 exec-env/AmazonQ-For-IDE Version/2.0.0 exe/arm64
#         Q in the IDE, cleaned: aws-cli/2.31.0 md/awscrt#0.27.6 ua/2.1 os/macos md/arch#arm64 lang/python#3.13.7 exec-env/AmazonQ-For-IDE-Version-2.0.0 cfg/retry-mode#standard
#         By hand: aws-cli/2.31.0 md/awscrt#0.27.6 ua/2.1 os/linux md/arch#x86_64 lang/python#3.13.7 cfg/retry-mode#standard
#       about: User agents by name, as they were seen; each makes every call.
#     by-hand: {default: [By hand], about: "Those of them that are a person's own, and are not judged here."}
#     actions:
#       default:
#         - s3:PutObject
#         - s3:DeleteObject
#         - s3:DeleteBucket
#         - s3:PutBucketPolicy
#         - ec2:RunInstances
#         - ec2:TerminateInstances
#         - ec2:AuthorizeSecurityGroupIngress
#         - lambda:UpdateFunctionCode
#         - lambda:DeleteFunction
#         - dynamodb:DeleteTable
#         - dynamodb:PutItem
#         - rds:DeleteDBInstance
#         - rds:ModifyDBInstance
#         - cloudformation:DeleteStack
#         - cloudformation:UpdateStack
#         - iam:AttachRolePolicy
#         - iam:CreateAccessKey
#         - iam:PassRole
#         - ssm:SendCommand
#         - s3:GetObject
#         - ec2:DescribeInstances
#       about: What is called; those that change something are judged, reads are shown beside them.
#     context:
#       default: {"aws:ViaAWSService": "false", "aws:PrincipalIsAWSService": "false", "aws:SecureTransport": "true"}
#       about: Condition keys of each call and their values; what a policy asks for and nobody said leaves it undecided.
#     absent: {default: ["aws:CalledVia", "aws:SourceArn", "aws:SourceAccount"], about: Condition keys that no call has.}
#     principal: {default: "", about: The ARN of the role or user that calls.}
#     grants: {default: assumed, about: "Whether policies elsewhere are taken to allow everything (assumed), or only these do (given)."}
#   fix: >-
#     Match the part that all forms share, wherever it stands: `*AmazonQ-For-*`. Better still, let the assistant have a
#     role of its own, as a user agent is whatever the caller writes.
#   corrected: |
#     "Condition": {"StringLike": {"aws:UserAgent": "*AmazonQ-For-*"}}
#   sources:
#     - title: AWS IAM, policy evaluation logic
#       url: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
#     - title: AWS IAM, global condition keys, aws:UserAgent
#       url: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-useragent
#     - title: Amazon Q Developer CLI, how the marker is set
#       url: https://github.com/aws/amazon-q-developer-cli/blob/main/crates/chat-cli/src/cli/chat/tools/mod.rs
#     - title: AWS language servers, how the IDE sets the marker
#       url: https://github.com/aws/language-servers/blob/main/server/aws-lsp-codewhisperer/src/language-server/agenticChat/tools/executeBash.ts
package checks.assistant_writes_denied

import data.lib.iam_decisions
import rego.v1

observations contains problem if {
	some problem in iam_decisions.problems
}

observations contains {
	"object": holder.name,
	"result": result(rows),
	"message": concat("", [message(rows), iam_decisions.notes(holder)]),
	"cites": iam_decisions.cites(holder),
	"table": iam_decisions.table(holder),
} if {
	some holder in iam_decisions.about_user_agents
	rows := judged(holder)
	iam_decisions.calls(rows) > 0
}

# Changes by the assistant.
judged(holder) := [row |
	some row in holder.rows
	row.level in iam_decisions.changing
	not row.user_agent in input.parameters["by-hand"]
]

result(rows) := "fail" if {
	iam_decisions.total(rows, "allowed") > 0
} else := "pass" if {
	iam_decisions.total(rows, "denied") == iam_decisions.calls(rows)
} else := "undecided"

message(rows) := concat("", ["Of the changes, these are let through: ", concat("; ", through(rows)), "."]) if {
	result(rows) == "fail"
} else := concat("", ["All ", format_int(iam_decisions.calls(rows), 10), " calls that change something are denied."]) if {
	result(rows) == "pass"
} else := concat("", ["Whether changes are denied can't be told: ", iam_decisions.reasons(rows), "."])

# Each user agent that has something let through, and how much of it.
through(rows) := [concat("", [name, " (", format_int(let, 10), " of ", format_int(iam_decisions.calls(own), 10), ")"]) |
	some name in {row.user_agent | some row in rows}
	own := [row | some row in rows; row.user_agent == name]
	let := iam_decisions.total(own, "allowed")
	let > 0
]
