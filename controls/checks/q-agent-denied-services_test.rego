package checks.q_agent_denied_services_test

import rego.v1

agent(settings) := [{"path": "agent.json", "kind": "q-agent", "text": concat("", [`{"name": "a", "tools": ["use_aws"], "toolsSettings": {"use_aws": `, settings, "}}"])}]

file(text) := [{"path": "agent.json", "kind": "q-agent", "text": text}]

all := `"secretsmanager", "ssm", "kms", "sts", "iam", "organizations"`

cases := [
	{"name": "all of them", "expect": "pass", "artifacts": agent(concat("", [`{"deniedServices": [`, all, "]}"]))},
	{"name": "one is missing", "expect": "fail", "artifacts": agent(`{"deniedServices": ["secretsmanager", "ssm", "kms", "sts", "iam"]}`)},
	{"name": "one in other letters", "expect": "fail", "artifacts": agent(`{"deniedServices": ["secretsmanager", "SSM", "kms", "sts", "iam", "organizations"]}`)},
	{"name": "all by a pattern", "expect": "fail", "artifacts": agent(`{"deniedServices": ["*"]}`)},
	{"name": "none", "expect": "fail", "artifacts": agent(`{"deniedServices": []}`)},
	{"name": "left out", "expect": "fail", "artifacts": agent("{}")},
	{"name": "settings left out", "expect": "fail", "artifacts": file(`{"name": "a", "tools": ["*"]}`)},
	{"name": "all built-in tools, none denied", "expect": "fail", "artifacts": file(`{"name": "a", "tools": ["@builtin"]}`)},
	{"name": "allowed and denied: the deny comes first", "expect": "pass", "artifacts": agent(concat("", [`{"allowedServices": ["iam"], "deniedServices": [`, all, "]}"]))},
	{"name": "no tool for AWS", "expect": "pass", "artifacts": file(`{"name": "a", "tools": ["fs_read", "@git"]}`)},
	{"name": "a tool that is not known", "expect": "undecided", "artifacts": file(`{"name": "a", "tools": ["fs_read", "use_awss"]}`)},
	{"name": "the tool by its name among the built-in ones", "expect": "fail", "artifacts": file(`{"name": "a", "tools": ["@builtin/use_aws"]}`)},
	{"name": "tools not listed", "expect": "undecided", "artifacts": file(`{"name": "a"}`)},
	{"name": "a misspelt key", "expect": "fail", "artifacts": agent(concat("", [`{"deniedService": [`, all, "]}"]))},
	{"name": "a second key that nobody knows is ignored", "expect": "pass", "artifacts": agent(concat("", [`{"denied": [], "deniedServices": [`, all, "]}"]))},
	{"name": "one of them no text", "expect": "undecided", "artifacts": agent(concat("", [`{"deniedServices": [1, `, all, "]}"]))},
	{"name": "text for a list", "expect": "fail", "artifacts": agent(`{"deniedServices": "iam"}`)},
	{"name": "a broken file", "expect": "undecided", "artifacts": file(`{"name": "a", `)},
	{"name": "under the successor's name, without its tool", "expect": "fail", "artifacts": file(concat("", [`{"name": "a", "tools": ["*"], "toolsSettings": {"aws": {"deniedServices": [`, all, "]}}}"]))},
	{"name": "under the successor's name, with its tool", "expect": "pass", "artifacts": file(concat("", [`{"name": "a", "tools": ["aws"], "toolsSettings": {"aws": {"deniedServices": [`, all, "]}}}"]))},
	{"name": "other services wanted", "expect": "pass", "parameters": {"services": ["eks"]}, "artifacts": agent(`{"deniedServices": ["eks"]}`)},
	{"name": "two agents, one of them open", "expect": "fail", "artifacts": array.concat(
		agent(concat("", [`{"deniedServices": [`, all, "]}"])),
		[{"path": "b.json", "kind": "q-agent", "text": `{"name": "b", "tools": ["use_aws"]}`}],
	)},
]
