# METADATA
# title: Private endpoints have a policy of their own
# description: >-
#   An endpoint keeps traffic off the internet. Without a policy it still carries any caller's request to any account, a
#   way out for whatever was stolen.
# custom:
#   mitigation: private-endpoint
#   reads: [cloudformation]
#   method: examine
#   valid-days: 90
#   parameters:
#     services: {default: [secretsmanager, sts], about: "The services that must have an endpoint."}
#   fix: Add an interface endpoint for each service, with PrivateDnsEnabled and a policy that names the account.
#   corrected: |
#     PolicyDocument:
#       Statement:
#         - Effect: Allow
#           Principal: "*"
#           Action: "*"
#           Resource: "*"
#           Condition: {StringEquals: {aws:PrincipalAccount: !Ref AWS::AccountId}}
#   sources:
#     - title: AWS PrivateLink, endpoint policies
#       url: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
package checks.vpc_endpoint_policy

import data.lib.cloudformation
import data.lib.iam
import data.lib.verdict
import rego.v1

endpoints contains found if {
	some found in cloudformation.resources
	found.type == "AWS::EC2::VPCEndpoint"
}

# One observation for each service that must have one, once there is any endpoint to look at.
observations contains verdict.observation(concat("", ["endpoint for ", service]), facts(service), "It is private, and limited by a policy.") if {
	count(endpoints) > 0
	some service in input.parameters.services
}

of(service) := [found |
	some found in endpoints
	name := cloudformation.text(cloudformation.property(found, ["ServiceName"]))
	some ending in ["", "-fips"]
	endswith(name, concat("", [".", service, ending]))
]

facts(service) := [verdict.fact("undecided", "which service an endpoint is for can't be told", unclear[0], cloudformation.at(unclear[0], ["ServiceName"]))] if {
	count(of(service)) == 0
	unclear := [found |
		some found in endpoints
		not cloudformation.text(cloudformation.property(found, ["ServiceName"]))
	]
	count(unclear) > 0
} else := [verdict.fact("fail", "there is none", any_endpoint, ["Resources"])] if {
	count(of(service)) == 0
	any_endpoint := sorted_endpoints[0]
} else := found if {
	found := [fact |
		endpoint := of(service)[_]
		fact := [name(endpoint), policy(endpoint)][_]
	]
}

sorted_endpoints := sort([found | some found in endpoints])

name(endpoint) := verdict.fact("pass", "the service's own name leads to it", endpoint, cloudformation.at(endpoint, ["PrivateDnsEnabled"])) if {
	cloudformation.truth(cloudformation.property(endpoint, ["PrivateDnsEnabled"])) == "yes"
} else := verdict.fact("undecided", "whether the service's own name leads to it can't be told", endpoint, cloudformation.at(endpoint, ["PrivateDnsEnabled"])) if {
	cloudformation.truth(cloudformation.property(endpoint, ["PrivateDnsEnabled"])) == "unknown"
} else := verdict.fact("fail", "the service's own name leads past it", endpoint, cloudformation.at(endpoint, ["PrivateDnsEnabled"]))

policy(endpoint) := verdict.fact("fail", "it has no policy, so it carries every request", endpoint, ["Resources", endpoint.id]) if {
	cloudformation.property(endpoint, ["PolicyDocument"]) == null
} else := verdict.fact("undecided", "its policy can't be read", endpoint, cloudformation.at(endpoint, ["PolicyDocument"])) if {
	not iam.is_readable({"value": cloudformation.property(endpoint, ["PolicyDocument"])})
} else := verdict.fact("pass", "its policy refuses other accounts", endpoint, cloudformation.at(endpoint, ["PolicyDocument"])) if {
	some statement in endpoint.properties.PolicyDocument.Statement
	refuses_others(statement)
} else := verdict.fact("fail", "its policy lets everybody do everything", endpoint, cloudformation.at(endpoint, ["PolicyDocument"])) if {
	some statement in endpoint.properties.PolicyDocument.Statement
	statement.Effect == "Allow"
	is_open(statement)
} else := verdict.fact("undecided", "its policy has conditions that name no account", endpoint, cloudformation.at(endpoint, ["PolicyDocument"])) if {
	some statement in endpoint.properties.PolicyDocument.Statement
	statement.Effect == "Allow"
	is_open(object.remove(statement, ["Condition"]))
	count({name | some name in iam.conditions({"value": statement}, iam.exact | iam.like); names_accounts(name)}) == 0
} else := verdict.fact("pass", "its policy limits it", endpoint, cloudformation.at(endpoint, ["PolicyDocument"]))

is_open(statement) if {
	"*" in object.get(statement, ["Principal", "AWS"], ["*"])
	some resource in object.get(statement, "Resource", ["*"])
	is_of_any_account(resource)
	object.get(statement, "Condition", {}) == {}
}

is_of_any_account("*")

is_of_any_account(resource) if regex.match(`^arn:[^:]*:[^:]*:[^:]*:[^:]*\*`, cloudformation.filled(resource))

# Everything is refused to whoever is of another account, or to what lies in another.
refuses_others(statement) if {
	statement.Effect == "Deny"
	"*" in object.get(statement, ["Principal", "AWS"], [])
	"*" in object.get(statement, "Action", [])
	"*" in object.get(statement, "Resource", [])
	count(statement.Condition) == 1
	keys := statement.Condition.StringNotEquals
	count(keys) == 1
	some key, _ in keys
	names_accounts(lower(key))
}

names_accounts(key) if regex.match(`^aws:(principal(account|orgid|orgpaths|arn)|resource(account|orgid|orgpaths))$`, key)
