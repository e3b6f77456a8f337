package checks.appsync_query_limits_test

import rego.v1

api(rest) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", ["Resources:\n  A: {Type: 'AWS::AppSync::GraphQLApi', ", rest, "}\n"])}]

cases := [
	{"name": "both", "expect": "pass", "artifacts": api("Properties: {QueryDepthLimit: 5, ResolverCountLimit: '10'}")},
	{"name": "neither", "expect": "fail", "artifacts": api("Properties: {Name: a}")},
	{"name": "depth alone", "expect": "fail", "artifacts": api("Properties: {QueryDepthLimit: 5}")},
	{"name": "zero, which is no limit", "expect": "fail", "artifacts": api("Properties: {QueryDepthLimit: 0, ResolverCountLimit: 10}")},
	{"name": "more than agreed", "expect": "fail", "parameters": {"max-depth": "4"}, "artifacts": api("Properties: {QueryDepthLimit: 5, ResolverCountLimit: 10}")},
	{"name": "a parameter", "expect": "undecided", "artifacts": api("Properties: {QueryDepthLimit: !Ref P, ResolverCountLimit: 10}")},
	{"name": "under a condition", "expect": "undecided", "artifacts": api("Condition: C, Properties: {QueryDepthLimit: 5, ResolverCountLimit: 10}")},
]
