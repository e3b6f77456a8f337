# METADATA
# title: A denied service is denied under all of its names
# description: >-
#   The AWS CLI reaches some services by several commands: who is refused s3 asks for s3api. The agent compares names letter
#   by letter, so a service is refused only when all of its names are.
# custom:
#   mitigation: assistant-services-denied
#   reads: [q-agent]
#   subjects: [assistant-settings, coding-assistant, aws-call-tool]
#   method: examine
#   valid-days: 90
#   parameters:
#     names:
#       default:
#         - [s3, s3api, s3control]
#         - [dynamodb, ddb]
#         - [rds, docdb, neptune]
#         - [es, opensearch]
#         - [elb, elbv2]
#         - [ses, sesv2]
#         - [apigateway, apigatewayv2]
#         - [sso, sso-admin]
#         - [cloudhsm, cloudhsmv2]
#       about: Names of the AWS CLI that reach the same resources, one list for each service.
#   fix: Add the missing names to toolsSettings.use_aws.deniedServices.
#   corrected: |
#     "deniedServices": ["s3", "s3api", "s3control"]
#   sources:
#     - title: Amazon Q Developer CLI, source of use_aws
#       url: https://github.com/aws/amazon-q-developer-cli/blob/main/crates/chat-cli/src/cli/chat/tools/use_aws.rs
#     - title: AWS CLI command reference, s3 and s3api
#       url: https://docs.aws.amazon.com/cli/latest/reference/s3api/
package checks.q_agent_service_twins

import data.lib.q_agent
import data.lib.verdict
import rego.v1

observations contains verdict.observation(agent.name, array.concat(facts(agent), q_agent.untold(agent)), "Each name that it refuses is one of the AWS CLI, and so are all other names of the service.") if {
	some agent in q_agent.agents
	q_agent.has_tool(agent, "use_aws") != "no"
	count(denied(agent)) > 0
}

denied(agent) := {name | some name in q_agent.settings(agent, "use_aws").deniedServices}

at(agent) := q_agent.settings_at(agent, "use_aws", "deniedServices")

facts(agent) := array.concat(
	[verdict.fact("pass", "it refuses services", agent, at(agent))],
	array.concat(
		[verdict.fact("fail", concat("", ["it refuses ", concat(", ", sort(held)), " and not ", concat(", ", sort(missing))]), agent, at(agent)) |
			group := input.parameters.names[_]
			held := {name | some name in group; name in denied(agent)}
			missing := {name | some name in group; not name in denied(agent)}
			count(held) > 0
			count(missing) > 0
		],
		[verdict.fact("fail", concat("", [name, " is no name of the AWS CLI, so it refuses nothing"]), agent, at(agent)) |
			some name in denied(agent)
			not regex.match(`^[a-z][a-z0-9-]*$`, name)
		],
	),
)
