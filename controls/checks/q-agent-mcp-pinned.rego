# METADATA
# title: Tool servers are started in one exact version
# description: >-
#   npx, uvx and docker fetch what a server is made of each time it starts. Without an exact version the assistant runs,
#   with the person's rights, whatever its publisher or a thief of their account put there this morning.
# custom:
#   mitigation: tool-servers-allow-listed
#   reads: [q-agent]
#   subjects: [assistant-settings, coding-assistant]
#   facts: [server-packages]
#   method: examine
#   valid-days: 90
#   fix: >-
#     Write the version that was reviewed behind the package's name, for an image its digest. Switch useLegacyMcpJson off,
#     so that no other file adds servers.
#   corrected: |
#     "docs": {"command": "uvx", "args": ["awslabs.aws-documentation-mcp-server==1.1.9"]}
#   sources:
#     - title: Amazon Q Developer CLI, mcpServers
#       url: https://github.com/aws/amazon-q-developer-cli/blob/main/docs/agent-format.md
#     - title: OWASP, npm security cheat sheet
#       url: https://cheatsheetseries.owasp.org/cheatsheets/NPM_Security_Cheat_Sheet.html
package checks.q_agent_mcp_pinned

import data.lib.q_agent
import data.lib.verdict
import rego.v1

observations contains verdict.observation(agent.name, array.concat(facts(agent), q_agent.untold(agent)), "What its servers are made of is fetched by exact version.") if {
	some agent in q_agent.agents
	count(facts(agent)) > 0
}

facts(agent) := array.concat(
	[judged(agent, server) |
		server := input.facts["server-packages"][_]
		server.path == agent.path
		server.document == agent.document
	],
	array.concat(
		[verdict.fact("undecided", "useLegacyMcpJson adds the servers of other files", agent, ["useLegacyMcpJson"]) |
			agent.value.useLegacyMcpJson == true
		],
		[verdict.fact("undecided", "includeMcpJson adds the servers of other files", agent, ["includeMcpJson"]) |
			agent.value.successor.includeMcpJson == true
		],
	),
)

judged(agent, server) := verdict.fact("undecided", concat("", ["what ", server.server, " fetches can't be told"]), agent, ["mcpServers", server.server]) if {
	is_null(server.packages)
} else := verdict.fact(
	"fail", concat("", [server.server, " fetches ", concat(", ", loose(server)), ", which is no exact version"]),
	agent, ["mcpServers", server.server, "args"],
) if {
	count(loose(server)) > 0
} else := verdict.fact("pass", concat("", [server.server, " is pinned"]), agent, ["mcpServers", server.server, "args"]) if {
	count(server.packages) > 0
	every each in server.packages {
		each.exact == true
	}
}

loose(server) := [each.name |
	each := server.packages[_]
	each.exact == false
]
