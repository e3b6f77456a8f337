# METADATA
# title: The agent's AWS tool refuses services that hold secrets and rights
# description: >-
#   Whatever is not denied is at most asked about, and a person who has approved thirty calls approves the next. Secrets,
#   keys, identities and the organisation should be refused whoever asks. A service is known by one name only, letter by
#   letter.
# custom:
#   mitigation: assistant-services-denied
#   reads: [q-agent]
#   subjects: [assistant-settings, coding-assistant, aws-call-tool]
#   method: examine
#   valid-days: 90
#   parameters:
#     services:
#       default: [secretsmanager, ssm, kms, sts, iam, organizations]
#       about: Names, as the AWS CLI has them, of the services that have to be denied.
#   fix: Put each of the services, by its name in the AWS CLI, into toolsSettings.use_aws.deniedServices.
#   corrected: |
#     "toolsSettings": {"use_aws": {"deniedServices": ["secretsmanager", "ssm", "kms", "sts", "iam", "organizations"]}}
#   sources:
#     - title: Amazon Q Developer CLI, use_aws settings
#       url: https://github.com/aws/amazon-q-developer-cli/blob/main/docs/built-in-tools.md
#     - title: Amazon Q Developer CLI, source of use_aws
#       url: https://github.com/aws/amazon-q-developer-cli/blob/main/crates/chat-cli/src/cli/chat/tools/use_aws.rs
package checks.q_agent_denied_services

import data.lib.q_agent
import data.lib.verdict
import rego.v1

observations contains verdict.observation(agent.name, array.concat(facts(agent), q_agent.untold(agent)), good(agent)) if {
	some agent in q_agent.agents
	is_array(input.parameters.services)
	count(input.parameters.services) > 0
}

good(agent) := "It has no tool for AWS." if {
	q_agent.has_tool(agent, "use_aws") == "no"
} else := concat("", ["It refuses ", concat(", ", input.parameters.services), "."])

facts(agent) := [verdict.fact("pass", "it has no tool for AWS", agent, ["tools"])] if {
	q_agent.has_tool(agent, "use_aws") == "no"
} else := [verdict.fact("pass", "it refuses them all", agent, q_agent.settings_at(agent, "use_aws", "deniedServices"))] if {
	count(missing(agent)) == 0
} else := [verdict.fact("undecided", "from its list of tools it can't be told whether it has one for AWS", agent, ["tools"])] if {
	q_agent.has_tool(agent, "use_aws") == "unknown"
	not "use_aws" in object.keys(agent.value.stated.settings)
} else := [verdict.fact(
	"fail", concat("", ["it does not refuse ", concat(", ", missing(agent)), near(agent)]),
	agent, q_agent.settings_at(agent, "use_aws", "deniedServices"),
)]

denied(agent) := {name | some name in q_agent.settings(agent, "use_aws").deniedServices}

missing(agent) := [service |
	some service in input.parameters.services
	not service in denied(agent)
]

# Names that look like a service and are none.
near(agent) := concat("", ["; ", concat(", ", sort(odd)), " is no name of the AWS CLI"]) if {
	odd := {name |
		some name in denied(agent)
		not regex.match(`^[a-z][a-z0-9-]*$`, name)
	}
	count(odd) > 0
} else := ""
