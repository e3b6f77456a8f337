package checks.appsync_introspection_test

import rego.v1

api(rest) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", ["Resources:\n  A: {Type: 'AWS::AppSync::GraphQLApi', ", rest, "}\n"])}]

cases := [
	{"name": "off", "expect": "pass", "artifacts": api("Properties: {IntrospectionConfig: DISABLED}")},
	{"name": "on", "expect": "fail", "artifacts": api("Properties: {IntrospectionConfig: ENABLED}")},
	{"name": "left out, which is on", "expect": "fail", "artifacts": api("Properties: {Name: a}")},
	{"name": "a parameter", "expect": "undecided", "artifacts": api("Properties: {IntrospectionConfig: !Ref P}")},
	{"name": "under a condition", "expect": "undecided", "artifacts": api("Condition: C, Properties: {IntrospectionConfig: DISABLED}")},
]
