package checks.q_agent_unasked_services_test

import rego.v1

file(text) := [{"path": "agent.json", "kind": "q-agent", "text": text}]

agent(settings) := file(concat("", [`{"name": "a", "tools": ["use_aws"], "toolsSettings": {"use_aws": `, settings, "}}"]))

cases := [
	{"name": "none", "expect": "pass", "artifacts": agent(`{"allowedServices": []}`)},
	{"name": "left out", "expect": "pass", "artifacts": agent("{}")},
	{"name": "some", "expect": "fail", "artifacts": agent(`{"allowedServices": ["s3", "lambda"]}`)},
	{"name": "all of them denied as well", "expect": "pass", "artifacts": agent(`{"allowedServices": ["s3"], "deniedServices": ["s3", "s3api"]}`)},
	{"name": "one of them denied under its other name", "expect": "fail", "artifacts": agent(`{"allowedServices": ["s3"], "deniedServices": ["s3api"]}`)},
	{"name": "a harmless one", "expect": "pass", "parameters": {"harmless": ["pricing"]}, "artifacts": agent(`{"allowedServices": ["pricing"]}`)},
	{"name": "the whole tool", "expect": "fail", "artifacts": file(`{"name": "a", "tools": ["*"], "allowedTools": ["use_*"]}`)},
	{"name": "no tool for AWS", "expect": "pass", "artifacts": file(`{"name": "a", "tools": ["fs_read"], "toolsSettings": {"use_aws": {"allowedServices": ["s3"]}}}`)},
	{"name": "text for a list", "expect": "undecided", "artifacts": agent(`{"allowedServices": "s3"}`)},
]
