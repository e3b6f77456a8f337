# METADATA
# title: Changes that were tried with the assistant's marker were refused
# description: >-
#   A policy that denies changes to the assistant is right when the log shows it: calls with the marker that read went
#   through, calls with the marker that change were refused. A change that went through is a form of the marker, an
#   action or an account that the policy misses. A log in which none was tried shows nothing of the policy. Calls whose
#   marker was taken off are not among them.
# custom:
#   mitigation: assistant-writes-denied
#   reads: [cloudtrail]
#   subjects: [aws-service]
#   method: test
#   valid-days: 30
#   fix: >-
#     Find out which policy should have refused the call: whether its pattern fits this form of the marker, whether it
#     names the action, whether it is in force in this account. Then undo what was changed.
#   corrected: |
#     "eventName": "DeleteBucket",
#     "userAgent": "aws-cli/2.27.50 ... exec-env/AmazonQ-For-CLI-Version-1.19.0 ...",
#     "errorCode": "AccessDenied",
#     "readOnly": false
#   sources:
#     - title: CloudTrail record contents, readOnly and errorCode
#       url: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
#     - title: Amazon Q Developer CLI, env_vars_with_user_agent
#       url: https://github.com/aws/amazon-q-developer-cli/blob/main/crates/chat-cli/src/cli/chat/tools/mod.rs
package checks.cloudtrail_assistant_writes

import data.lib.assistant_markers
import data.lib.cloudtrail
import data.lib.verdict
import rego.v1

marked := [call |
	call := cloudtrail.calls[_]
	assistant_markers.is_marked(call.userAgent)
]

changed := [call |
	call := marked[_]
	call.readOnly == false
	cloudtrail.came_of(call) in {"went through", "would have gone through"}
]

refused := [call |
	call := marked[_]
	call.readOnly == false
	cloudtrail.came_of(call) == "refused"
]

unclear := [call |
	call := marked[_]
	not call.readOnly == true
	not call.succeeded == false
	not is_change(call)
]

is_change(call) if {
	call.readOnly == false
	call.succeeded == true
}

# A user agent that was taken out for looking like a secret may have held the marker.
hidden := [call |
	call := cloudtrail.calls[_]
	verdict.is_placeholder(call.userAgent)
	not call.readOnly == true
	not call.succeeded == false
]

observations contains object.union(
	{
		"object": "calls with the assistant's marker",
		"result": verdict.worst(facts),
		"message": concat("; ", [each.message | each := facts[_]; each.result == verdict.worst(facts)]),
		"cites": [cite | fact := facts[_]; fact.result == verdict.worst(facts); cite := fact.cites[_]],
	},
	table,
) if {
	count(cloudtrail.logs) > 0
	is_about_the_assistant
}

# A log in which nothing may come from the assistant is another system's.
is_about_the_assistant if count(array.concat(marked, hidden)) > 0

is_about_the_assistant if cloudtrail.records == 0

facts := array.concat(array.concat(of_changes, of_unclear), array.concat(of_marked, cloudtrail.gaps))

of_changes := [{
	"result": "fail",
	"message": concat("", [counted, "; nothing refused: ", cloudtrail.named(changed)]),
	"cites": cloudtrail.cites(changed, "userAgent"),
}] if {
	count(changed) > 0
} else := []

of_unclear := [{
	"result": "undecided",
	"message": concat("", ["whether these are changes that went through can't be told: ", cloudtrail.named(list)]),
	"cites": cloudtrail.cites(list, "eventName"),
}] if {
	list := array.concat(unclear, hidden)
	count(list) > 0
} else := []

of_marked := [{
	"result": "pass",
	"message": sprintf("%s; of them %d tried a change, and rights were missing each time", [counted, cloudtrail.times_of(refused)]),
	"cites": cloudtrail.cites(array.concat(refused, marked), "userAgent"),
}] if {
	count(refused) > 0
} else := [{
	"result": "undecided",
	"message": concat("", [counted, "; none tried a change and was refused for missing rights, so nothing shows what happens to one"]),
	"cites": cloudtrail.cites(marked, "userAgent"),
}] if {
	count(marked) > 0
} else := []

counted := sprintf("Of %s with a marker: %d", [cloudtrail.about, cloudtrail.times_of(marked)])

table := {"table": {
	"columns": ["Call", "Marker", "Times", "Kind", "Outcome"],
	"rows": [[cloudtrail.named_call(call), assistant_markers.form(call.userAgent), sprintf("%d", [call.times]), kind(call), outcome(call)] |
		call := array.slice(marked, 0, 200)[_]
	],
}} if {
	count(marked) > 0
} else := {}

kind(call) := "read" if {
	call.readOnly == true
} else := "change" if {
	call.readOnly == false
} else := "not stated"

outcome(call) := call.errorCode if {
	is_string(call.errorCode)
} else := cloudtrail.came_of(call)
