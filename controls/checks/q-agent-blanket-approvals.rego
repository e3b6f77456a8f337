# METADATA
# title: No tool with effect is approved in advance
# description: >-
#   What stands in allowedTools runs without a question, whatever text made the model ask for it. A shell, the AWS tool,
#   writing of files or all tools of a server are then at the disposal of the next README that the assistant reads.
# custom:
#   mitigation: tools-asked-each-time
#   reads: [q-agent]
#   subjects: [assistant-settings, coding-assistant]
#   method: examine
#   valid-days: 90
#   fix: >-
#     Keep in allowedTools only tools that read, each by its whole name; for servers `@server/tool`, not `@server`.
#   corrected: |
#     "allowedTools": ["fs_read", "@git/git_status"]
#   sources:
#     - title: Amazon Q Developer CLI, allowedTools
#       url: https://github.com/aws/amazon-q-developer-cli/blob/main/docs/agent-format.md
#     - title: "OWASP, LLM06 Excessive agency"
#       url: https://genai.owasp.org/llmrisk/llm062025-excessive-agency/
package checks.q_agent_blanket_approvals

import data.lib.q_agent
import data.lib.verdict
import rego.v1

observations contains verdict.observation(agent.name, array.concat(facts(agent), q_agent.untold(agent)), "What it allows in advance are single tools without effect.") if {
	some agent in q_agent.agents
}

facts(agent) := array.concat(
	[verdict.fact("pass", "its tools are asked about", agent, ["allowedTools"])],
	array.concat(
		array.concat(
			[verdict.fact("fail", concat("", [tool, " runs unasked"]), agent, ["allowedTools", index]) |
				pattern := agent.value.allowedTools[index]
				names := q_agent.names[tool]
				q_agent.allows(pattern, tool)
			],
			[verdict.fact("fail", concat("", ["all tools of ", servers(pattern), " run unasked"]), agent, ["allowedTools", index]) |
				pattern := agent.value.allowedTools[index]
				is_of_servers(pattern)
			],
		),
		array.concat(
			[verdict.fact("fail", concat("", [pattern, " runs unasked, and by its name changes something"]), agent, ["allowedTools", index]) |
				pattern := agent.value.allowedTools[index]
				is_of_one_server(pattern)
				q_agent.effect(pattern) == "some"
			],
			[verdict.fact("undecided", concat("", [pattern, " is no tool that is known to have no effect"]), agent, ["allowedTools", index]) |
				pattern := agent.value.allowedTools[index]
				is_untold(pattern)
			],
		),
	),
)

is_untold(pattern) if verdict.is_placeholder(pattern)

is_untold(pattern) if {
	not startswith(pattern, "@")
	not q_agent.is_harmless(pattern)
}

is_untold(pattern) if {
	startswith(pattern, "@builtin/")
	not q_agent.is_harmless(pattern)
}

is_untold(pattern) if {
	is_of_one_server(pattern)
	q_agent.effect(pattern) == "unknown"
}

is_of_one_server(pattern) if {
	startswith(pattern, "@")
	not startswith(pattern, "@builtin/")
	not is_of_servers(pattern)
}

# `@server`, with or without a pattern of all its tools; or a pattern where the name of the server stands.
is_of_servers(pattern) if regex.match(`^@[^/]+(/[*?]*)?$`, pattern)

is_of_servers(pattern) if regex.match(`^@[^/]*[*?]`, pattern)

servers(pattern) := "several servers" if {
	regex.match(`^@[^/]*[*?]`, pattern)
} else := split(pattern, "/")[0]
