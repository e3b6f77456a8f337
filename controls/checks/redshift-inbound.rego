# METADATA
# title: The security group of the warehouse lets in named addresses only
# description: >-
#   Whatever address a rule lets in may try logins. A service outside needs a few single addresses; a rule for everybody, or
#   for a large range, lets in whoever has a stolen login.
# custom:
#   mitigation: inbound-address-allow-list
#   reads: [cloudformation]
#   method: examine
#   valid-days: 90
#   parameters:
#     ranges: {default: [], about: "The ranges that may be let in, as the rules write them; none listed: any of at most 256 addresses."}
#     port: {default: "5439", about: "The port of the warehouse."}
#   fix: Name the addresses that the service publishes, each as a range of one, and take wider rules out.
#   corrected: |
#     SecurityGroupIngress:
#       - {IpProtocol: tcp, FromPort: 5439, ToPort: 5439, CidrIp: 192.0.2.10/32}
#   sources:
#     - title: AWS Security Hub, controls for Amazon Redshift
#       url: https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html
package checks.redshift_inbound

import data.lib.cloudformation
import data.lib.redshift
import data.lib.verdict
import rego.v1

observations contains verdict.observation(group.name, facts, "It lets in named addresses only.") if {
	some group in cloudformation.resources
	group.type == "AWS::EC2::SecurityGroup"
	facts := array.concat(hidden(group), [judged(rule, group) |
		rule := rules(group)[_]
		concerns(rule, group)
	])
}

# A rule that stands apart, for a group of another template or by its id.
observations contains verdict.observation(rule.name, [judged(inside, rule)], "It lets in a named address.") if {
	some rule in cloudformation.resources
	rule.type == "AWS::EC2::SecurityGroupIngress"
	not cloudformation.named(cloudformation.property(rule, ["GroupId"]), rule)
	inside := {"value": rule.properties, "found": rule, "at": cloudformation.at(rule, [])}
	covers(inside)
}

hidden(group) := [verdict.fact("undecided", "its rules can't be read", group, cloudformation.at(group, ["SecurityGroupIngress"])) |
	not cloudformation.property(group, ["SecurityGroupIngress"]) == null
	not is_array(cloudformation.property(group, ["SecurityGroupIngress"]))
	not is_object(cloudformation.property(group, ["SecurityGroupIngress"]).IpProtocol)
]

rules(group) := array.concat(
	[{"value": value, "found": group, "at": cloudformation.at(group, ["SecurityGroupIngress", index])} |
		is_array(cloudformation.property(group, ["SecurityGroupIngress"]))
		value := cloudformation.property(group, ["SecurityGroupIngress"])[index]
	],
	[{"value": apart.properties, "found": apart, "at": cloudformation.at(apart, [])} |
		apart := cloudformation.resources[_]
		apart.type == "AWS::EC2::SecurityGroupIngress"
		target := cloudformation.named(cloudformation.property(apart, ["GroupId"]), apart)
		target.id == group.id
		target.path == group.path
	],
)

# A rule concerns the warehouse when its group is the warehouse's, or when it covers the port.
concerns(_, group) if {
	some warehouse in redshift.warehouses
	some name in ["VpcSecurityGroupIds", "SecurityGroupIds"]
	some id in cloudformation.property(warehouse, [name])
	found := cloudformation.named(id, warehouse)
	found.id == group.id
	found.path == group.path
}

concerns(rule, _) if covers(rule)

covers(rule) if not is_object(rule.value)

covers(rule) if cloudformation.is_function(rule.value)

covers(rule) if not is_told(object.get(rule.value, "IpProtocol", null))

covers(rule) if object.get(rule.value, "IpProtocol", null) in {"-1", -1, "all"}

covers(rule) if {
	lower(sprintf("%v", [rule.value.IpProtocol])) in {"tcp", "6"}
	not is_elsewhere(rule)
}

is_told(value) if is_string(value)

is_told(value) if is_number(value)

is_elsewhere(rule) if cloudformation.number(object.get(rule.value, "FromPort", null)) > port

is_elsewhere(rule) if {
	cloudformation.number(object.get(rule.value, "ToPort", null)) < port
	cloudformation.number(object.get(rule.value, "ToPort", null)) >= 0
}

port := cloudformation.number(input.parameters.port)

judged(rule, _) := verdict.fact("undecided", "a rule can't be read", rule.found, rule.at) if {
	not is_object(rule.value)
} else := verdict.fact("undecided", "a rule can't be read", rule.found, rule.at) if {
	cloudformation.is_function(rule.value)
} else := verdict.fact("undecided", "a rule can't be read: it lets in by several ways at once", rule.found, rule.at) if {
	count(ways(rule)) != 1
} else := verdict.fact("fail", concat("", ["it lets in everybody: ", text]), rule.found, rule.at) if {
	text := source(rule)
	is_everybody(text)
} else := verdict.fact("pass", "the range is listed", rule.found, rule.at) if {
	source(rule) in input.parameters.ranges
} else := verdict.fact("pass", "it lets in members of a security group", rule.found, rule.at) if {
	by_group(rule)
} else := verdict.fact("undecided", "whom it lets in is not in this file", rule.found, rule.at) if {
	not source(rule)
} else := verdict.fact("fail", concat("", ["it lets in a range that is not listed: ", source(rule)]), rule.found, rule.at) if {
	count(input.parameters.ranges) > 0
} else := verdict.fact("undecided", concat("", ["whom it lets in can't be told: ", source(rule)]), rule.found, rule.at) if {
	not prefix(source(rule))
} else := verdict.fact("pass", "the range is small", rule.found, rule.at) if {
	prefix(source(rule)).left <= 8
} else := verdict.fact("fail", concat("", ["it lets in a large range: ", source(rule)]), rule.found, rule.at)

names := ["CidrIp", "CidrIpv6", "SourcePrefixListId", "SourceSecurityGroupId", "SourceSecurityGroupName"]

ways(rule) := [name | some name in names; object.get(rule.value, name, null) != null; rule.value[name] != {"Ref": "AWS::NoValue"}]

source(rule) := text if {
	ways(rule)[0] in {"CidrIp", "CidrIpv6", "SourcePrefixListId"}
	text := cloudformation.text(rule.value[ways(rule)[0]])
}

by_group(rule) if ways(rule)[0] in {"SourceSecurityGroupId", "SourceSecurityGroupName"}

is_everybody(text) if regex.match(`/0+$`, text)

# How many bits of an address are free.
prefix(text) := {"left": 32 - to_number(length)} if {
	regex.match(`^[0-9]{1,3}(\.[0-9]{1,3}){3}/[0-9]{1,2}$`, text)
	length := split(text, "/")[1]
	to_number(length) <= 32
} else := {"left": 128 - to_number(length)} if {
	regex.match(`^[0-9a-fA-F:.]+/[0-9]{1,3}$`, text)
	contains(text, ":")
	length := split(text, "/")[1]
	to_number(length) <= 128
}
