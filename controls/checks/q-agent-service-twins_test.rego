package checks.q_agent_service_twins_test

import rego.v1

agent(denied) := [{"path": "agent.json", "kind": "q-agent", "text": concat("", [`{"name": "a", "tools": ["*"], "toolsSettings": {"use_aws": {"deniedServices": `, denied, "}}}"])}]

cases := [
	{"name": "all names of S3", "expect": "pass", "artifacts": agent(`["s3", "s3api", "s3control"]`)},
	{"name": "a service with one name", "expect": "pass", "artifacts": agent(`["iam", "kms"]`)},
	{"name": "s3 alone", "expect": "fail", "artifacts": agent(`["s3"]`)},
	{"name": "s3api alone", "expect": "fail", "artifacts": agent(`["iam", "s3api"]`)},
	{"name": "the twin in other letters", "expect": "fail", "artifacts": agent(`["s3", "S3API", "s3control"]`)},
	{"name": "databases of one API", "expect": "fail", "artifacts": agent(`["rds"]`)},
	{"name": "a name of IAM policies", "expect": "fail", "artifacts": agent(`["iam:*"]`)},
	{"name": "a name with a space", "expect": "fail", "artifacts": agent(`["iam "]`)},
	{"name": "nothing denied", "expect": "not-observed", "artifacts": agent("[]")},
	{"name": "no list", "expect": "not-observed", "artifacts": agent(`"s3"`)},
	{"name": "groups of the team's own", "expect": "fail", "parameters": {"names": [["iam", "sso-admin"]]}, "artifacts": agent(`["iam"]`)},
	{"name": "an unknown key beside", "expect": "undecided", "artifacts": [{"path": "agent.json", "kind": "q-agent", "text": `{"name": "a", "tool": [], "tools": ["use_aws"], "toolsSettings": {"use_aws": {"deniedServices": ["iam"]}}}`}]},
	{"name": "no tool for AWS", "expect": "not-observed", "artifacts": [{"path": "agent.json", "kind": "q-agent", "text": `{"name": "a", "tools": ["fs_read"], "toolsSettings": {"use_aws": {"deniedServices": ["s3"]}}}`}]},
]
