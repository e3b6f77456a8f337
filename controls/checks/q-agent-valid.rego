# METADATA
# title: The agent file says only what the product understands
# description: >-
#   A key that is misspelt denies nothing, a value of the wrong kind makes a whole block of settings void, and a file that
#   does not load leaves the person with an agent that has all tools. The published schema asks for a name, for a command of
#   each server, for resources that are files, and refuses keys that it doesn't know.
# custom:
#   mitigation: assistant-settings-validated
#   reads: [q-agent]
#   subjects: [assistant-settings, coding-assistant]
#   method: examine
#   valid-days: 90
#   fix: Correct the places that are named, and validate the file against the published schema before it is handed out.
#   corrected: |
#     "toolsSettings": {"use_aws": {"deniedServices": ["iam"], "autoAllowReadonly": false}}
#   sources:
#     - title: Amazon Q Developer CLI, schema of an agent
#       url: https://github.com/aws/amazon-q-developer-cli/blob/main/schemas/agent-v1.json
#     - title: Amazon Q Developer CLI, agent format
#       url: https://github.com/aws/amazon-q-developer-cli/blob/main/docs/agent-format.md
package checks.q_agent_valid

import data.lib.q_agent
import data.lib.verdict
import rego.v1

observations contains verdict.observation(agent.name, facts(agent), "Its keys and values are those that the product knows.") if {
	some agent in q_agent.agents
}

facts(agent) := array.concat(array.concat(read(agent), mistakes(agent)), array.concat(unnamed(agent), array.concat(of_tools(agent), of_resources(agent))))

read(agent) := [verdict.fact("pass", "it was read", agent, [])] if {
	is_array(agent.value.mistakes)
	is_array(agent.value.allowedTools)
}

mistakes(agent) := [verdict.fact("fail", concat("", [mistake.message, ": ", mistake.help]), agent, mistake.at) |
	mistake := agent.value.mistakes[_]
]

unnamed(agent) := [verdict.fact("fail", `it has no name, which the published schema asks for: add "name"`, agent, [])] if {
	not is_string(agent.value.name)
} else := []

of_tools(agent) := array.concat(
	[verdict.fact("fail", "a tool stands in allowedTools twice", agent, ["allowedTools"]) |
		count({tool | some tool in agent.value.allowedTools}) < count(agent.value.allowedTools)
	],
	[verdict.fact("fail", concat("", ["the server ", name, " has no command: write one, also where it is an address"]), agent, ["mcpServers", name]) |
		server := agent.value.mcpServers[name]
		not has_command(server)
	],
)

# Redacted or not, it is there.
has_command(server) if server.command != ""

of_resources(agent) := [verdict.fact("fail", "a resource is no file: write file:// before it", agent, ["resources", index]) |
	resource := agent.value.resources[index]
	not startswith(resource, "file://")
]
