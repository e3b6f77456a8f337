package checks.graphql_unfiltered_operation_test

import rego.v1

schema(text) := [{"path": "s.graphql", "kind": "graphql", "text": text}]

filtered := {"filtered": ["getAuthorizedData"]}

cases := [
	{"name": "an operation that the model calls filtered", "expect": "pass", "parameters": filtered, "artifacts": schema("type Query { getAuthorizedData: [String] }")},
	{"name": "all data", "expect": "fail", "parameters": filtered, "artifacts": schema("type Query { getAuthorizedData: [String] getAllData: [String] }")},
	{"name": "all data, called filtered all the same", "expect": "fail", "parameters": {"filtered": ["getAllData"]}, "artifacts": schema("type Query { getAllData: [String] }")},
	{"name": "an operation of which nothing is said", "expect": "undecided", "parameters": filtered, "artifacts": schema("type Query { getAuthorizedData: [String] other: Int }")},
	{"name": "all data by another root", "expect": "fail", "parameters": filtered, "artifacts": schema("schema { query: Q } type Q { all_data: [String] }")},
	{"name": "all data by an extension", "expect": "fail", "parameters": filtered, "artifacts": schema("type Query { getAuthorizedData: [String] } extend type Query { unfilteredRows: [String] }")},
	{"name": "all data deeper down", "expect": "fail", "parameters": filtered, "artifacts": schema("type Query { getAuthorizedData: Answer } type Answer { rows: [String] allData: [String] }")},
	{"name": "all data by a subscription", "expect": "fail", "parameters": filtered, "artifacts": schema("type Query { getAuthorizedData: [String] } type Subscription { onRawData: [String] }")},
	{"name": "all data for stewards", "expect": "undecided", "parameters": filtered, "artifacts": schema(`type Query { getAllData: [String] @aws_cognito_user_pools(cognito_groups: ["stewards"]) }`)},
	{"name": "no operation", "expect": "not-observed", "artifacts": schema("type Row { uid: ID }")},
	{"name": "a mutation of which nothing is said", "expect": "undecided", "parameters": filtered, "artifacts": schema("type Query { getAuthorizedData: [String] } type Mutation { note: Int }")},
]
