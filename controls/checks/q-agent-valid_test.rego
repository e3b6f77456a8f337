package checks.q_agent_valid_test

import rego.v1

file(text) := [{"path": "agent.json", "kind": "q-agent", "text": text}]

cases := [
	{"name": "an agent", "expect": "pass", "artifacts": file(`{"name": "a", "tools": ["*"], "allowedTools": ["fs_read"], "toolsSettings": {"use_aws": {"deniedServices": ["iam"]}}, "resources": ["file://README.md"], "mcpServers": {"git": {"command": "git-mcp", "args": []}}, "hooks": {"agentSpawn": [{"command": "git status"}]}, "model": null}`)},
	{"name": "no name", "expect": "fail", "artifacts": file(`{"tools": ["*"]}`)},
	{"name": "nothing for a name", "expect": "fail", "artifacts": file(`{"name": null}`)},
	{"name": "a key that nobody knows", "expect": "fail", "artifacts": file(`{"name": "a", "permissions": []}`)},
	{"name": "a setting that is misspelt", "expect": "fail", "artifacts": file(`{"name": "a", "toolsSettings": {"use_aws": {"denyServices": ["iam"]}}}`)},
	{"name": "a number for a list", "expect": "fail", "artifacts": file(`{"name": "a", "tools": 1}`)},
	{"name": "yes as text", "expect": "fail", "artifacts": file(`{"name": "a", "useLegacyMcpJson": "false"}`)},
	{"name": "nothing for a list", "expect": "fail", "artifacts": file(`{"name": "a", "allowedTools": null}`)},
	{"name": "a tool twice", "expect": "fail", "artifacts": file(`{"name": "a", "allowedTools": ["fs_read", "fs_read"]}`)},
	{"name": "a resource that is no file", "expect": "fail", "artifacts": file(`{"name": "a", "resources": ["README.md"]}`)},
	{"name": "a server without a command", "expect": "fail", "artifacts": file(`{"name": "a", "mcpServers": {"b": {"type": "http", "url": "https://example.com"}}}`)},
	{"name": "a hook without a command", "expect": "fail", "artifacts": file(`{"name": "a", "hooks": {"agentSpawn": [{}]}}`)},
	{"name": "a hook of another kind", "expect": "fail", "artifacts": file(`{"name": "a", "hooks": {"onStart": []}}`)},
	{"name": "a broken file", "expect": "undecided", "artifacts": file(`{"name": "a",}`)},
	{"name": "a key twice", "expect": "undecided", "artifacts": file(`{"name": "a", "tools": [], "tools": ["*"]}`)},
	{"name": "something else", "expect": "undecided", "artifacts": file(`{"kind": "Pod"}`)},
]
