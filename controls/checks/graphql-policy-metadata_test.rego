package checks.graphql_policy_metadata_test

import rego.v1

schema(text) := [{"path": "s.graphql", "kind": "graphql", "text": text}]

cases := [
	{"name": "an operation for metadata", "expect": "fail", "artifacts": schema("type Query { getUnfilteredTableMetadata: Int }")},
	{"name": "a filter's expression", "expect": "fail", "artifacts": schema("type Cell { value: String rowFilterExpression: String }")},
	{"name": "for stewards", "expect": "undecided", "artifacts": schema(`type Query { tableMetadata: Int @aws_cognito_user_pools(cognito_groups: ["stewards"]) }`)},
	{"name": "the model vouches for it", "expect": "pass", "parameters": {"innocent": ["Shop.location"]}, "artifacts": schema("type Shop { location: String }")},
	{"name": "the model vouches for another", "expect": "fail", "parameters": {"innocent": ["Shop.location"]}, "artifacts": schema("type Shop { location: String } type Table { location: String }")},
	{"name": "nothing that tells", "expect": "not-observed", "artifacts": schema("type Cell { value: String hidden: Boolean }")},
]
