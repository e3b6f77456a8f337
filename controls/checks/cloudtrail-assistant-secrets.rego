# METADATA
# title: Reads of secrets that were tried with the assistant's marker were refused
# description: >-
#   To IAM and to the assistant reading a secret is a read, and reads are what the assistant may do. A secret that it has
#   read is in the conversation, goes to the model with every further question and stays in the history on disk. A log in
#   which no such read was tried shows nothing of the policy.
# custom:
#   mitigation: secret-reads-denied
#   reads: [cloudtrail]
#   subjects: [aws-service]
#   method: test
#   valid-days: 30
#   parameters:
#     calls:
#       default:
#         - secretsmanager.amazonaws.com/GetSecretValue
#         - secretsmanager.amazonaws.com/BatchGetSecretValue
#         - ssm.amazonaws.com/GetParameter
#         - ssm.amazonaws.com/GetParameters
#         - ssm.amazonaws.com/GetParametersByPath
#         - ssm.amazonaws.com/GetParameterHistory
#         - kms.amazonaws.com/Decrypt
#         - kms.amazonaws.com/GenerateDataKey
#         - kms.amazonaws.com/GenerateDataKeyPair
#         - lambda.amazonaws.com/GetFunction
#         - lambda.amazonaws.com/GetFunctionConfiguration
#         - ec2.amazonaws.com/GetPasswordData
#         - sso.amazonaws.com/GetRoleCredentials
#         - cognito-identity.amazonaws.com/GetCredentialsForIdentity
#         - sts.amazonaws.com/GetSessionToken
#         - sts.amazonaws.com/GetFederationToken
#         - sts.amazonaws.com/AssumeRole
#         - ecr.amazonaws.com/GetAuthorizationToken
#         - codeartifact.amazonaws.com/GetAuthorizationToken
#         - redshift.amazonaws.com/GetClusterCredentials
#         - redshift.amazonaws.com/GetClusterCredentialsWithIAM
#         - redshift-serverless.amazonaws.com/GetCredentials
#       about: "Calls whose answer is a secret or opens one, as CloudTrail names source and event."
#   fix: >-
#     Deny these actions, too, where the user agent holds a marker. Replace what was read, and erase the conversation.
#   corrected: |
#     "eventName": "GetSecretValue",
#     "userAgent": "aws-cli/2.27.50 ... exec-env/AmazonQ-For-CLI-Version-1.19.0 ...",
#     "errorCode": "AccessDenied"
#   sources:
#     - title: Logging AWS Secrets Manager events with CloudTrail
#       url: https://docs.aws.amazon.com/secretsmanager/latest/userguide/monitoring-cloudtrail.html
#     - title: Amazon Q Developer CLI, source of use_aws
#       url: https://github.com/aws/amazon-q-developer-cli/blob/main/crates/chat-cli/src/cli/chat/tools/use_aws.rs
package checks.cloudtrail_assistant_secrets

import data.lib.assistant_markers
import data.lib.cloudtrail
import data.lib.verdict
import rego.v1

listed := {name | some name in input.parameters.calls}

opening := [call |
	call := cloudtrail.calls[_]
	concat("/", [call.eventSource, plain(call.eventName)]) in listed
]

# Lambda's events carry the date of their interface: GetFunction20150331v2.
plain(name) := regex.replace(name, `[0-9]{8}(v[0-9]+)?$`, "")

marked := [call |
	call := cloudtrail.calls[_]
	assistant_markers.is_marked(call.userAgent)
]

asked := [call |
	call := opening[_]
	assistant_markers.is_marked(call.userAgent)
]

got := [call |
	call := asked[_]
	cloudtrail.came_of(call) in {"went through", "would have gone through"}
]

refused := [call |
	call := asked[_]
	cloudtrail.came_of(call) == "refused"
]

# Neither refused nor plainly answered, or by a user agent that was taken out for looking like a secret.
unclear := array.concat(
	[call |
		call := asked[_]
		is_null(call.succeeded)
	],
	[call |
		call := opening[_]
		verdict.is_placeholder(call.userAgent)
		not assistant_markers.is_marked(call.userAgent)
		not call.succeeded == false
	],
)

observations contains {
	"object": "secrets read with the assistant's marker",
	"result": verdict.worst(facts),
	"message": concat("; ", [each.message | each := facts[_]; each.result == verdict.worst(facts)]),
	"cites": [cite | fact := facts[_]; fact.result == verdict.worst(facts); cite := fact.cites[_]],
} if {
	count(cloudtrail.logs) > 0
	count(listed) > 0
	is_about_the_assistant
}

# A log in which nothing may come from the assistant is another system's.
is_about_the_assistant if count(array.concat(marked, unclear)) > 0

is_about_the_assistant if cloudtrail.records == 0

facts := array.concat(array.concat(of_got, of_unclear), array.concat(of_marked, cloudtrail.gaps))

of_got := [{
	"result": "fail",
	"message": concat("", ["Of ", cloudtrail.about, " these went through with a marker: ", cloudtrail.named(got)]),
	"cites": cloudtrail.cites(got, "userAgent"),
}] if {
	count(got) > 0
} else := []

of_unclear := [{
	"result": "undecided",
	"message": concat("", ["whether these went through with a marker can't be told: ", cloudtrail.named(unclear)]),
	"cites": cloudtrail.cites(unclear, "eventName"),
}] if {
	count(unclear) > 0
} else := []

of_marked := [{
	"result": "pass",
	"message": sprintf(
		"Of %s with a marker: %d, among them %d refused attempts to read a secret and none that went through",
		[cloudtrail.about, cloudtrail.times_of(marked), cloudtrail.times_of(refused)],
	),
	"cites": cloudtrail.cites(array.concat(refused, marked), "userAgent"),
}] if {
	count(refused) > 0
} else := [{
	"result": "undecided",
	"message": sprintf(
		"Of %s with a marker: %d; none tried to read a secret and was refused for missing rights, so nothing shows what happens to one",
		[cloudtrail.about, cloudtrail.times_of(marked)],
	),
	"cites": cloudtrail.cites(marked, "userAgent"),
}] if {
	count(marked) > 0
} else := []
