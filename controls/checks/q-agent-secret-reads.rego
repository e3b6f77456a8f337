# METADATA
# title: Reads of secrets are refused or asked about
# description: >-
#   With autoAllowReadonly the agent runs every operation that begins with get, describe, list, ls, search or batch-get
#   unasked, and secretsmanager get-secret-value, ssm get-parameter and sts get-session-token begin so. A list of allowed
#   services, or use_aws among the allowed tools, does the same.
# custom:
#   mitigation: tools-asked-each-time
#   reads: [q-agent]
#   subjects: [assistant-settings, coding-assistant, aws-call-tool]
#   method: examine
#   valid-days: 90
#   parameters:
#     services:
#       default: [secretsmanager, ssm, kms, sts]
#       about: Names, as the AWS CLI has them, of the services whose reads give secrets.
#   fix: Set autoAllowReadonly to false, or deny the services whose reads give secrets.
#   corrected: |
#     "use_aws": {"autoAllowReadonly": false}
#   sources:
#     - title: Amazon Q Developer CLI, use_aws settings
#       url: https://github.com/aws/amazon-q-developer-cli/blob/main/docs/built-in-tools.md
#     - title: Amazon Q Developer CLI, source of use_aws
#       url: https://github.com/aws/amazon-q-developer-cli/blob/main/crates/chat-cli/src/cli/chat/tools/use_aws.rs
package checks.q_agent_secret_reads

import data.lib.q_agent
import data.lib.verdict
import rego.v1

observations contains verdict.observation(agent.name, array.concat(facts(agent), q_agent.untold(agent)), good(agent)) if {
	some agent in q_agent.agents
	count(input.parameters.services) > 0
}

good(agent) := "It has no tool for AWS." if {
	q_agent.has_tool(agent, "use_aws") == "no"
} else := "It refuses the services whose reads give secrets." if {
	count(undenied(agent)) == 0
} else := "It asks before each read." if {
	q_agent.is_stated(agent, "use_aws", "autoAllowReadonly")
} else := "It asks before each read: autoAllowReadonly is left out, and off by default since September 2025."

# Not `settings`: a rule named like the one that it calls in a library is a cycle to regopy.
of_aws(agent) := q_agent.settings(agent, "use_aws")

at(agent, key) := q_agent.settings_at(agent, "use_aws", key)

denied(agent) := {name | some name in of_aws(agent).deniedServices}

allowed(agent) := {name | some name in of_aws(agent).allowedServices}

undenied(agent) := [service |
	some service in input.parameters.services
	not service in denied(agent)
]

listed(agent) := concat(", ", undenied(agent))

facts(agent) := [verdict.fact("pass", "it has no tool for AWS", agent, ["tools"])] if {
	q_agent.has_tool(agent, "use_aws") == "no"
} else := [verdict.fact("pass", "it refuses them", agent, at(agent, "deniedServices"))] if {
	count(undenied(agent)) == 0
} else := unasked(agent) if {
	count(unasked(agent)) > 0
} else := [verdict.fact("pass", "it asks", agent, at(agent, "autoAllowReadonly"))] if {
	of_aws(agent).autoAllowReadonly == false
}

unasked(agent) := array.concat(reads(agent), array.concat(
	[verdict.fact("fail", concat("", [service, " is among the services that run unasked"]), agent, at(agent, "allowedServices")) |
		some service in undenied(agent)
		service in allowed(agent)
	],
	[verdict.fact("fail", concat("", ["use_aws runs unasked, reads from ", listed(agent), " among it"]), agent, ["allowedTools", index]) |
		index := q_agent.allowing(agent, "use_aws")[_]
	],
))

reads(agent) := [verdict.fact("fail", concat("", ["it reads unasked from ", listed(agent)]), agent, at(agent, "autoAllowReadonly"))] if {
	of_aws(agent).autoAllowReadonly == true
} else := []
