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
	{"name": "an unknown key", "expect": "undecided", "artifacts": agent(`{"deniedCommands": ["aws .*"], "denied": []}`)},
	{"name": "tools not listed", "expect": "undecided", "artifacts": file(`{"name": "a"}`)},
	{"name": "tools not listed, the shell allowed", "expect": "fail", "artifacts": file(`{"name": "a", "allowedTools": ["execute_bash"]}`)},
	{"name": "settings of another tool", "expect": "fail", "artifacts": file(`{"name": "a", "tools": ["execute_bash"], "toolsSettings": {"execute_cmd": {"denyByDefault": true}}}`)},
]
