package checks.q_agent_shell_test

import rego.v1

file(text) := [{"path": "agent.json", "kind": "q-agent", "text": text}]

agent(settings) := file(concat("", [`{"name": "a", "tools": ["execute_bash", "use_aws"], "toolsSettings": {"execute_bash": `, settings, "}}"]))

cases := [
	{"name": "no shell", "expect": "pass", "artifacts": file(`{"name": "a", "tools": ["fs_read", "use_aws"]}`)},
	{"name": "denied by default", "expect": "pass", "artifacts": agent(`{"denyByDefault": true, "allowedCommands": ["git status"]}`)},
	{"name": "aws denied", "expect": "pass", "artifacts": agent(`{"deniedCommands": ["aws .*"]}`)},
	{"name": "aws denied as a word", "expect": "pass", "artifacts": agent(`{"deniedCommands": ["(.*\\W)?aws\\b.*"]}`)},
	{"name": "aws denied in any letters", "expect": "pass", "artifacts": agent(`{"deniedCommands": ["(?i)AWS .*"]}`)},
	{"name": "nothing denied", "expect": "fail", "artifacts": agent("{}")},
	{"name": "no settings", "expect": "fail", "artifacts": file(`{"name": "a", "tools": ["*"]}`)},
	{"name": "written like a pattern of files", "expect": "fail", "artifacts": agent(`{"deniedCommands": ["aws *"]}`)},
	{"name": "the word alone", "expect": "fail", "artifacts": agent(`{"deniedCommands": ["aws"]}`)},
	{"name": "some commands of aws", "expect": "fail", "artifacts": agent(`{"deniedCommands": ["aws iam .*", "aws secretsmanager .*"]}`)},
	{"name": "the services of secrets and rights", "expect": "fail", "artifacts": agent(`{"deniedCommands": ["aws (s3|iam|secretsmanager|sts|kms) .*"]}`)},
	{"name": "denied by default, all allowed", "expect": "fail", "artifacts": agent(`{"denyByDefault": true, "allowedCommands": [".*"]}`)},
	{"name": "denied by default, shells allowed", "expect": "fail", "artifacts": agent(`{"denyByDefault": true, "allowedCommands": ["bash .*"]}`)},
	{"name": "denied by default, scripts allowed", "expect": "fail", "artifacts": agent(`{"denyByDefault": true, "allowedCommands": ["python3 .*"]}`)},
	{"name": "denied by default, aws allowed", "expect": "fail", "artifacts": agent(`{"denyByDefault": true, "allowedCommands": ["aws s3 .*"]}`)},
	{"name": "allowed and denied: the deny comes first", "expect": "pass", "artifacts": agent(`{"deniedCommands": ["aws .*"], "allowedCommands": ["aws .*"]}`)},
	{"name": "aws denied, the tool allowed: in disguise it runs", "expect": "fail", "artifacts": file(`{"name": "a", "tools": ["*"], "allowedTools": ["execute_*"], "toolsSettings": {"execute_bash": {"deniedCommands": ["aws .*"]}}}`)},
	{"name": "no regular expression", "expect": "undecided", "artifacts": agent(`{"deniedCommands": ["(aws .*"]}`)},
	{"name": "one pattern that looks around", "expect": "undecided", "artifacts": agent(`{"deniedCommands": ["(?!git).*"]}`)},
	{"name": "a setting that is not known is ignored, the others hold", "expect": "pass", "artifacts": agent(`{"deniedCommands": ["aws .*"], "denied": []}`)},
	{"name": "an unknown key of the file", "expect": "undecided", "artifacts": file(`{"name": "a", "tools": ["*"], "permissions": [], "toolsSettings": {"execute_bash": {"denyByDefault": true}}}`)},
	{"name": "a key of the successor", "expect": "pass", "artifacts": file(`{"name": "a", "tools": ["*"], "welcomeMessage": "Hello", "toolsSettings": {"execute_bash": {"denyByDefault": true}}}`)},
	{"name": "the shell allowed under its name among the built-in tools", "expect": "fail", "artifacts": file(`{"name": "a", "tools": ["*"], "allowedTools": ["@builtin/execute_*"], "toolsSettings": {"execute_bash": {"deniedCommands": ["aws .*"]}}}`)},
	{"name": "the tools of all servers allowed, the shell not among them", "expect": "pass", "artifacts": file(`{"name": "a", "tools": ["*"], "allowedTools": ["@*"], "toolsSettings": {"execute_bash": {"deniedCommands": ["aws .*"]}}}`)},
	{"name": "allowed by a pattern with alternatives", "expect": "undecided", "artifacts": file(`{"name": "a", "tools": ["*"], "allowedTools": ["{use,execute}_*"], "toolsSettings": {"execute_bash": {"deniedCommands": ["aws .*"]}}}`)},
	{"name": "one command of a line is allowed, the other asked about", "expect": "pass", "artifacts": agent(`{"deniedCommands": ["aws .*"], "allowedCommands": ["cd .*"]}`)},
	{"name": "the shell by its name among the built-in tools", "expect": "fail", "artifacts": file(`{"name": "a", "tools": ["@builtin/execute_bash"]}`)},
	{"name": "tools that look on the web", "expect": "pass", "artifacts": file(`{"name": "a", "tools": ["fs_read", "web_search", "@builtin/grep"]}`)},
	{"name": "a tool that starts other agents", "expect": "undecided", "artifacts": file(`{"name": "a", "tools": ["fs_read", "subagent"]}`)},
	{"name": "tools not listed", "expect": "undecided", "artifacts": file(`{"name": "a"}`)},
	{"name": "tools not listed, the shell allowed", "expect": "fail", "artifacts": file(`{"name": "a", "allowedTools": ["execute_bash"]}`)},
	{"name": "settings of another tool", "expect": "fail", "artifacts": file(`{"name": "a", "tools": ["execute_bash"], "toolsSettings": {"execute_cmd": {"denyByDefault": true}}}`)},
]
