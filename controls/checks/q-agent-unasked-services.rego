# METADATA
# title: No AWS service is called without asking
# description: >-
#   allowedServices does not limit the agent to what it lists. It takes the question away for these services, for changing
#   and deleting as well as for reading; all others are asked about as before.
# custom:
#   mitigation: tools-asked-each-time
#   reads: [q-agent]
#   subjects: [assistant-settings, coding-assistant, aws-call-tool]
#   method: examine
#   valid-days: 90
#   parameters:
#     harmless: {default: [], about: "Names, as the AWS CLI has them, of services whose every call may run unasked."}
#   fix: Empty allowedServices. To keep a service away, put it into deniedServices.
#   corrected: |
#     "use_aws": {"allowedServices": [], "deniedServices": ["iam", "secretsmanager"]}
#   sources:
#     - title: Amazon Q Developer CLI, use_aws settings
#       url: https://github.com/aws/amazon-q-developer-cli/blob/main/docs/built-in-tools.md
package checks.q_agent_unasked_services

import data.lib.q_agent
import data.lib.verdict
import rego.v1

observations contains verdict.observation(agent.name, array.concat(facts(agent), q_agent.untold(agent)), "It asks before it calls a service that changes anything.") if {
	some agent in q_agent.agents
	is_array(input.parameters.harmless)
}

at(agent) := q_agent.settings_at(agent, "use_aws", "allowedServices")

# A service that is denied as well is refused: the deny comes first.
unasked(agent) := [service |
	service := q_agent.settings(agent, "use_aws").allowedServices[_]
	not service in {each | some each in q_agent.settings(agent, "use_aws").deniedServices}
	not service in {each | some each in input.parameters.harmless}
]

facts(agent) := [verdict.fact("pass", "it has no tool for AWS", agent, ["tools"])] if {
	q_agent.has_tool(agent, "use_aws") == "no"
} else := [verdict.fact("fail", concat("", ["calls to ", concat(", ", unasked(agent)), " run unasked, changes among them"]), agent, at(agent))] if {
	count(unasked(agent)) > 0
} else := [verdict.fact("fail", "use_aws is among the allowed tools, so every call runs unasked", agent, ["allowedTools"])] if {
	count(q_agent.allowing(agent, "use_aws")) > 0
} else := [verdict.fact("pass", "it lists none", agent, at(agent))] if {
	is_array(q_agent.settings(agent, "use_aws").allowedServices)
}
