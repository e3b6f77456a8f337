# METADATA
# title: What is denied to one form of the marker is denied to all of them
# description: >-
#   The marker has one text at a desk, another in CloudShell, from the IDE, and from a client that does not clean it, and
#   the next release may bring one more. Whatever a policy denies to the assistant, each form of the marker has to be
#   denied; a list of user agents as they were seen is kept to try it with.
# custom:
#   mitigation: whole-marker-pattern
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
#       about: Every form of the marker, by name.
#     services:
#       default: [cloudformation, dynamodb, ec2, iam, kms, lambda, rds, s3, secretsmanager, ssm]
#       about: Prefixes of the services whose changing actions are tried.
#     context:
#       default: {"aws:ViaAWSService": "false", "aws:PrincipalIsAWSService": "false", "aws:SecureTransport": "true"}
#       about: Condition keys of each call and their values.
#     absent: {default: ["aws:CalledVia", "aws:SourceArn", "aws:SourceAccount"], about: Condition keys that no call has.}
#     principal: {default: "", about: The ARN of the role or user that calls.}
#     grants: {default: assumed, about: "Whether policies elsewhere are taken to allow everything (assumed), or only these do (given)."}
#   fix: "Match the part that all forms share, wherever it stands: `*AmazonQ-For-*`."
#   corrected: |
#     "Condition": {"StringLike": {"aws:UserAgent": "*AmazonQ-For-*"}}
#   sources:
#     - title: Amazon Q Developer CLI, how the marker is set
#       url: https://github.com/aws/amazon-q-developer-cli/blob/main/crates/chat-cli/src/cli/chat/tools/mod.rs
#     - title: AWS language servers, how the IDE sets the marker
#       url: https://github.com/aws/language-servers/blob/main/server/aws-lsp-codewhisperer/src/language-server/agenticChat/tools/executeBash.ts
package checks.assistant_marker_forms

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

# Forms that something is not denied to which is denied to another.
missed(rows) := {row.user_agent |
	some row in rows
	row.denied_to_others_only.count > row.undecided.count
}

result(rows) := "fail" if {
	count(missed(rows)) > 0
} else := "fail" if {
	iam_decisions.total(rows, "allowed") == iam_decisions.calls(rows)
} else := "pass" if {
	iam_decisions.total(rows, "denied") > 0
	iam_decisions.total(rows, "undecided") == 0
	iam_decisions.total(rows, "denied_to_others_only") == 0
} else := "undecided"

message(rows) := concat("", ["The pattern misses ", concat("; ", sort(missed(rows))), "."]) if {
	count(missed(rows)) > 0
} else := "Nothing is denied to any form of the marker." if {
	result(rows) == "fail"
} else := concat("", ["All ", format_int(count({row.user_agent | some row in rows}), 10), " forms of the marker are denied the same changes."]) if {
	result(rows) == "pass"
} else := concat("", ["Whether all forms are met can't be told: ", iam_decisions.reasons(rows), "."])
