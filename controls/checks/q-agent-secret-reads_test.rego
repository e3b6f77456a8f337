package checks.q_agent_secret_reads_test

import rego.v1

file(text) := [{"path": "agent.json", "kind": "q-agent", "text": text}]

agent(settings) := file(concat("", [`{"name": "a", "tools": ["use_aws"], "toolsSettings": {"use_aws": `, settings, "}}"]))

allowing(tools) := file(concat("", [`{"name": "a", "tools": ["*"], "allowedTools": `, tools, "}"]))

cases := [
	{"name": "asked", "expect": "pass", "artifacts": agent(`{"autoAllowReadonly": false}`)},
	{"name": "left out", "expect": "pass", "artifacts": agent("{}")},
	{"name": "unasked", "expect": "fail", "artifacts": agent(`{"autoAllowReadonly": true}`)},
	{"name": "unasked, and denied", "expect": "pass", "artifacts": agent(`{"autoAllowReadonly": true, "deniedServices": ["secretsmanager", "ssm", "kms", "sts"]}`)},
	{"name": "unasked, and one of them denied", "expect": "fail", "artifacts": agent(`{"autoAllowReadonly": true, "deniedServices": ["secretsmanager"]}`)},
	{"name": "unasked, and denied in other letters", "expect": "fail", "artifacts": agent(`{"autoAllowReadonly": true, "deniedServices": ["SecretsManager", "ssm", "kms", "sts"]}`)},
	{"name": "yes as text", "expect": "undecided", "artifacts": agent(`{"autoAllowReadonly": "true"}`)},
	{"name": "the service is allowed", "expect": "fail", "artifacts": agent(`{"allowedServices": ["s3", "ssm"]}`)},
	{"name": "another service is allowed", "expect": "pass", "artifacts": agent(`{"allowedServices": ["s3", "lambda"]}`)},
	{"name": "the tool is allowed", "expect": "fail", "artifacts": allowing(`["use_aws"]`)},
	{"name": "the tool is allowed by a pattern", "expect": "fail", "artifacts": allowing(`["use_*"]`)},
	{"name": "by the successor's name", "expect": "fail", "artifacts": allowing(`["aws"]`)},
	{"name": "all built-in tools are allowed", "expect": "fail", "artifacts": allowing(`["@builtin/*"]`)},
	{"name": "the tools of all servers are allowed", "expect": "pass", "artifacts": allowing(`["@*"]`)},
	{"name": "other tools are allowed", "expect": "pass", "artifacts": allowing(`["fs_read", "@git/git_status"]`)},
	{"name": "no tool for AWS", "expect": "pass", "artifacts": file(`{"name": "a", "tools": ["fs_read"], "toolsSettings": {"use_aws": {"autoAllowReadonly": true}}}`)},
	{"name": "an older spelling", "expect": "undecided", "artifacts": agent(`{"allowReadOnly": true}`)},
]
