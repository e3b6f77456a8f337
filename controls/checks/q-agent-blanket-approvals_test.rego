package checks.q_agent_blanket_approvals_test

import rego.v1

agent(allowed) := [{"path": "agent.json", "kind": "q-agent", "text": concat("", [`{"name": "a", "tools": ["*"], "allowedTools": `, allowed, "}"])}]

cases := [
	{"name": "reading", "expect": "pass", "artifacts": agent(`["fs_read", "knowledge", "@git/git_status"]`)},
	{"name": "nothing", "expect": "pass", "artifacts": agent("[]")},
	{"name": "left out", "expect": "pass", "artifacts": [{"path": "agent.json", "kind": "q-agent", "text": `{"name": "a"}`}]},
	{"name": "the shell", "expect": "fail", "artifacts": agent(`["fs_read", "execute_bash"]`)},
	{"name": "the tool for AWS", "expect": "fail", "artifacts": agent(`["use_aws"]`)},
	{"name": "writing", "expect": "fail", "artifacts": agent(`["fs_write"]`)},
	{"name": "a pattern that fits writing", "expect": "fail", "artifacts": agent(`["fs_*"]`)},
	{"name": "a pattern at the front", "expect": "fail", "artifacts": agent(`["*_bash"]`)},
	{"name": "a pattern of one character", "expect": "fail", "artifacts": agent(`["use_?ws"]`)},
	{"name": "everything", "expect": "fail", "artifacts": agent(`["*"]`)},
	{"name": "all built-in tools", "expect": "fail", "artifacts": agent(`["@builtin"]`)},
	{"name": "by the successor's name", "expect": "fail", "artifacts": agent(`["shell"]`)},
	{"name": "a whole server", "expect": "fail", "artifacts": agent(`["@git"]`)},
	{"name": "a whole server, by a pattern", "expect": "fail", "artifacts": agent(`["@git/*"]`)},
	{"name": "servers of a pattern", "expect": "fail", "artifacts": agent(`["@*-mcp/read_*"]`)},
	{"name": "all servers", "expect": "fail", "artifacts": agent(`["@*"]`)},
	{"name": "some tools of a server", "expect": "pass", "artifacts": agent(`["@docs/read_*"]`)},
	{"name": "a tool of a server that writes", "expect": "fail", "artifacts": agent(`["@filesystem/write_file"]`)},
	{"name": "a tool of a server that deletes, in camel case", "expect": "fail", "artifacts": agent(`["@jira/deleteIssue"]`)},
	{"name": "a tool of a server that reads, in camel case", "expect": "pass", "artifacts": agent(`["@jira/getIssue"]`)},
	{"name": "a tool of a server whose name tells nothing", "expect": "undecided", "artifacts": agent(`["@postgres/query"]`)},
	{"name": "tools of a server by the end of their names", "expect": "undecided", "artifacts": agent(`["@git/*_get"]`)},
	{"name": "a built-in tool under its long name", "expect": "fail", "artifacts": agent(`["@builtin/execute_bash"]`)},
	{"name": "built-in tools by a pattern", "expect": "fail", "artifacts": agent(`["@builtin/fs_*"]`)},
	{"name": "a built-in tool that reads", "expect": "pass", "artifacts": agent(`["@builtin/fs_read"]`)},
	{"name": "a pattern that fits reading alone", "expect": "pass", "artifacts": agent(`["fs_r*"]`)},
	{"name": "a tool in other letters is another tool", "expect": "undecided", "artifacts": agent(`["Execute_Bash"]`)},
	{"name": "a placeholder", "expect": "undecided", "artifacts": agent(`["${TOOLS}"]`)},
	{"name": "a tool that is not known", "expect": "undecided", "artifacts": agent(`["fs_read", "deploy"]`)},
	{"name": "the shell, and a tool that is not known", "expect": "fail", "artifacts": agent(`["deploy", "execute_bash"]`)},
	{"name": "a placeholder for a server", "expect": "undecided", "artifacts": agent(`["@${SERVER}/read"]`)},
	{"name": "text for a list", "expect": "undecided", "artifacts": agent(`"execute_bash"`)},
	{"name": "an unknown key beside", "expect": "undecided", "artifacts": [{"path": "agent.json", "kind": "q-agent", "text": `{"name": "a", "trustAllTools": true, "allowedTools": []}`}]},
	{"name": "the shell, and an unknown key", "expect": "fail", "artifacts": [{"path": "agent.json", "kind": "q-agent", "text": `{"name": "a", "trusted": [], "allowedTools": ["execute_bash"]}`}]},
]
