# METADATA
# title: The shell is no way around the settings of the AWS tool
# description: >-
#   execute_bash runs aws like any other command, and no setting of use_aws reaches it: a service that is denied there is
#   reached here. Its own lists are regular expressions over the whole line, so that `aws *` denies no call at all.
# custom:
#   mitigation: shell-commands-limited
#   reads: [q-agent]
#   subjects: [assistant-settings, coding-assistant, assistant-shell-tool]
#   facts: [shell-commands]
#   method: test
#   valid-days: 90
#   parameters:
#     refused:
#       default:
#         - aws s3 ls
#         - aws iam create-access-key --user-name ana
#         - aws secretsmanager get-secret-value --secret-id payments/db
#         - aws --profile admin ec2 describe-instances
#         - aws lambda list-functions
#       about: Command lines that the agent has to refuse.
#     asked:
#       default:
#         - /usr/local/bin/aws s3 ls
#         - AWS_PROFILE=admin aws s3 ls
#         - env -u AWS_EXECUTION_ENV aws s3 ls
#         - cd /tmp && aws s3 ls
#         - bash -c 'aws s3 ls'
#         - python3 -c 'import boto3'
#       about: Command lines that come to the same, and that must not run unasked.
#   fix: >-
#     Take execute_bash from the agent's tools, or set denyByDefault and list the commands of the daily work, or deny
#     `aws( .*)?`.
#   corrected: |
#     "execute_bash": {"denyByDefault": true, "allowedCommands": ["git status", "npm test"]}
#   sources:
#     - title: Amazon Q Developer CLI, execute_bash settings
#       url: https://github.com/aws/amazon-q-developer-cli/blob/main/docs/built-in-tools.md
#     - title: Amazon Q Developer CLI, issue 3357
#       url: https://github.com/aws/amazon-q-developer-cli/issues/3357
package checks.q_agent_shell

import data.lib.q_agent
import data.lib.verdict
import rego.v1

observations contains object.union(
	verdict.observation(agent.name, array.concat(facts(agent), q_agent.untold(agent)), good(agent)),
	table(agent),
) if {
	some agent in q_agent.agents
	count(input.parameters.refused) > 0
}

good(agent) := "It has no shell." if {
	q_agent.has_tool(agent, "execute_bash") == "no"
} else := "Calls to AWS by the shell are refused, and none in disguise runs unasked."

facts(agent) := [verdict.fact("pass", "it has no shell", agent, ["tools"])] if {
	q_agent.has_tool(agent, "execute_bash") == "no"
} else := [verdict.fact("undecided", "from its list of tools it can't be told whether it has a shell", agent, ["tools"])] if {
	q_agent.has_tool(agent, "execute_bash") == "unknown"
	not "execute_bash" in object.keys(agent.value.stated.settings)
	count(q_agent.allowing(agent, "execute_bash")) == 0
} else := judged(agent)

at(agent) := q_agent.settings_at(agent, "execute_bash", "deniedCommands")

# A line that is tried, with what becomes of it.
tried(agent) := [{"line": fact.line, "outcome": outcome(agent, fact)} |
	fact := input.facts["shell-commands"][_]
	fact.path == agent.path
	fact.document == agent.document
	fact.tool == q_agent.settings_name(agent, "execute_bash")
]

# In the product's order: denied, allowed, denied by default, asked about.
outcome(_, fact) := "refused" if {
	fact.denied == true
} else := "can't be told" if {
	is_null(fact.denied)
}

outcome(agent, fact) := "runs unasked" if {
	fact.denied == false
	is_allowed(agent, fact)
} else := "can't be told" if {
	fact.denied == false
	is_null(fact.allowed)
} else := "refused" if {
	fact.denied == false
	q_agent.settings(agent, "execute_bash").denyByDefault == true
} else := "asked about" if {
	fact.denied == false
}

is_allowed(_, fact) if fact.allowed == true

is_allowed(agent, _) if count(q_agent.allowing(agent, "execute_bash")) > 0

# Nothing was tried when the fact is missing: then nothing is said.
judged(agent) := array.concat(
	[verdict.fact("pass", "its commands were tried", agent, at(agent)) | count(tried(agent)) > 0],
	array.concat(
		array.concat(
			[verdict.fact("fail", concat(" ", ["not refused but", outcome, lines]), agent, at(agent)) |
				outcome := ["asked about:", "run unasked:"][_]
				lines := listed([each.line | each := tried(agent)[_]; each.line in must_be_refused; said[each.outcome] == outcome])
				lines != ""
			],
			[verdict.fact("fail", concat(" ", ["in disguise these run unasked:", lines]), agent, at(agent)) |
				lines := listed([each.line | each := tried(agent)[_]; not each.line in must_be_refused; each.outcome == "runs unasked"])
				lines != ""
			],
		),
		[verdict.fact("undecided", "one of its patterns is no regular expression", agent, at(agent)) |
			each := tried(agent)[_]
			each.outcome == "can't be told"
		],
	),
)

listed(lines) := concat(", ", [concat("", ["`", line, "`"]) | line := lines[_]])

said := {"asked about": "asked about:", "runs unasked": "run unasked:"}

must_be_refused := {line | some line in input.parameters.refused}

table(agent) := {"table": {
	"columns": ["Command line", "What becomes of it"],
	"rows": [[each.line, each.outcome] | each := tried(agent)[_]],
}} if {
	q_agent.has_tool(agent, "execute_bash") != "no"
	count(tried(agent)) > 0
} else := {}
