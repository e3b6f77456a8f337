package checks.redshift_inbound_test

import rego.v1

group(ingress, more) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", ["Resources:\n  G: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: d, SecurityGroupIngress: ", ingress, "}}\n", more])}]

rule(source) := concat("", ["[{IpProtocol: tcp, FromPort: 5439, ToPort: 5439, ", source, "}]"])

apart(source) := concat("", ["  R: {Type: AWS::EC2::SecurityGroupIngress, Properties: {GroupId: !GetAtt G.GroupId, IpProtocol: tcp, FromPort: 5439, ToPort: 5439, ", source, "}}\n"])

cases := [
	{"name": "one address", "expect": "pass", "artifacts": group(rule("CidrIp: 192.0.2.10/32"), "")},
	{"name": "a listed one", "expect": "pass", "parameters": {"ranges": ["192.0.2.10/32"]}, "artifacts": group(rule("CidrIp: 192.0.2.10/32"), "")},
	{"name": "one that is not listed", "expect": "fail", "parameters": {"ranges": ["192.0.2.10/32"]}, "artifacts": group(rule("CidrIp: 192.0.2.11/32"), "")},
	{"name": "everybody", "expect": "fail", "artifacts": group(rule("CidrIp: 0.0.0.0/0"), "")},
	{"name": "everybody, though listed", "expect": "fail", "parameters": {"ranges": ["0.0.0.0/0"]}, "artifacts": group(rule("CidrIp: 0.0.0.0/0"), "")},
	{"name": "everybody in two halves", "expect": "fail", "artifacts": group(`[{IpProtocol: tcp, FromPort: 5439, ToPort: 5439, CidrIp: 0.0.0.0/1}, {IpProtocol: tcp, FromPort: 5439, ToPort: 5439, CidrIp: 128.0.0.0/1}]`, "")},
	{"name": "everybody, the other way of writing addresses", "expect": "fail", "artifacts": group(rule("CidrIpv6: '::/0'"), "")},
	{"name": "one address, the other way", "expect": "pass", "artifacts": group(rule("CidrIpv6: '2001:db8::1/128'"), "")},
	{"name": "a large range", "expect": "fail", "artifacts": group(rule("CidrIp: 10.0.0.0/8"), "")},
	{"name": "a small network", "expect": "pass", "artifacts": group(rule("CidrIp: 10.0.1.0/24"), "")},
	{"name": "everybody by a rule that stands apart", "expect": "fail", "artifacts": group(rule("CidrIp: 192.0.2.10/32"), apart("CidrIp: 0.0.0.0/0"))},
	{"name": "another group", "expect": "pass", "artifacts": group(rule("SourceSecurityGroupId: !Ref G"), "")},
	{"name": "a list of addresses elsewhere", "expect": "undecided", "artifacts": group(rule("SourcePrefixListId: !Ref P"), "")},
	{"name": "by a parameter", "expect": "undecided", "artifacts": group(rule("CidrIp: !Ref C"), "")},
	{"name": "rules by a condition", "expect": "undecided", "artifacts": group("!If [a, [], []]", "")},
	{"name": "one rule by a condition", "expect": "undecided", "artifacts": group("[!If [a, {IpProtocol: tcp}, !Ref 'AWS::NoValue']]", "")},
	{"name": "every port", "expect": "fail", "artifacts": group("[{IpProtocol: -1, CidrIp: 0.0.0.0/0}]", "")},
	{"name": "every port, as text", "expect": "fail", "artifacts": group(`[{IpProtocol: "-1", CidrIp: 0.0.0.0/0}]`, "")},
	{"name": "a range of ports around it", "expect": "fail", "artifacts": group("[{IpProtocol: tcp, FromPort: 0, ToPort: 65535, CidrIp: 0.0.0.0/0}]", "")},
	{"name": "another port", "expect": "not-observed", "artifacts": group("[{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}]", "")},
	{"name": "another port of the warehouse's own group", "expect": "fail", "artifacts": group("[{IpProtocol: tcp, FromPort: 5440, ToPort: 5440, CidrIp: 0.0.0.0/0}]", "  W: {Type: AWS::Redshift::Cluster, Properties: {VpcSecurityGroupIds: [!Ref G]}}")},
	{"name": "no way that is known", "expect": "undecided", "artifacts": group("[{IpProtocol: tcp, FromPort: 5439, ToPort: 5439}]", "")},
	{"name": "a rule for a group elsewhere", "expect": "fail", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {R: {Type: AWS::EC2::SecurityGroupIngress, Properties: {GroupId: sg-1, IpProtocol: tcp, FromPort: 5439, ToPort: 5439, CidrIp: 0.0.0.0/0}}}"}]},
]
