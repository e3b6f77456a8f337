package checks.q_agent_mcp_pinned_test

import rego.v1

file(text) := [{"path": "agent.json", "kind": "q-agent", "text": text}]

server(body) := file(concat("", [`{"name": "a", "mcpServers": {"docs": `, body, "}}"]))

start(command, args) := server(concat("", [`{"command": "`, command, `", "args": `, args, "}"]))

digest := "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0"

cases := [
	{"name": "npx, an exact version", "expect": "pass", "artifacts": start("npx", `["-y", "@scope/docs-server@1.4.2"]`)},
	{"name": "npx, the latest", "expect": "fail", "artifacts": start("npx", `["-y", "@scope/docs-server@latest"]`)},
	{"name": "npx, no version", "expect": "fail", "artifacts": start("npx", `["-y", "@scope/docs-server"]`)},
	{"name": "npx, a range", "expect": "fail", "artifacts": start("npx", `["docs-server@^1.4.2"]`)},
	{"name": "npx, a part of a version", "expect": "fail", "artifacts": start("npx", `["docs-server@1.4"]`)},
	{"name": "npx, by its path", "expect": "fail", "artifacts": start("/usr/bin/npx", `["docs-server"]`)},
	{"name": "npx, by an option", "expect": "fail", "artifacts": start("npx", `["-p", "docs-server", "docs"]`)},
	{"name": "npx, by an option, exact", "expect": "pass", "artifacts": start("npx", `["--package=docs-server@1.4.2", "docs"]`)},
	{"name": "npx, one of two exact", "expect": "fail", "artifacts": start("npx", `["-p", "docs-server@1.4.2", "-p", "helper", "docs"]`)},
	{"name": "npx, an option that nobody knows", "expect": "undecided", "artifacts": start("npx", `["--what", "docs-server@1.4.2"]`)},
	{"name": "npx on Windows", "expect": "fail", "artifacts": start("cmd", `["/c", "npx", "-y", "docs-server@latest"]`)},
	{"name": "npm exec", "expect": "fail", "artifacts": start("npm", `["exec", "docs-server"]`)},
	{"name": "a commit", "expect": "pass", "artifacts": start("npx", `["github:example/docs#0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c"]`)},
	{"name": "a branch", "expect": "fail", "artifacts": start("npx", `["github:example/docs#main"]`)},
	{"name": "uvx, an exact version", "expect": "pass", "artifacts": start("uvx", `["awslabs.docs-server==1.1.9"]`)},
	{"name": "uvx, an exact version by @", "expect": "pass", "artifacts": start("uvx", `["--python", "3.12", "awslabs.docs-server@1.1.9"]`)},
	{"name": "uvx, the latest", "expect": "fail", "artifacts": start("uvx", `["awslabs.docs-server@latest"]`)},
	{"name": "uvx, at least", "expect": "fail", "artifacts": start("uvx", `["awslabs.docs-server>=1.1.9"]`)},
	{"name": "uvx, all of one line of versions", "expect": "fail", "artifacts": start("uvx", `["awslabs.docs-server==1.1.*"]`)},
	{"name": "uvx, from a package", "expect": "pass", "artifacts": start("uvx", `["--from", "awslabs.docs-server==1.1.9", "docs"]`)},
	{"name": "uvx, from the latest of a repository", "expect": "fail", "artifacts": start("uvx", `["--from", "git+https://example.com/docs.git", "docs"]`)},
	{"name": "uvx, and one more without a version", "expect": "fail", "artifacts": start("uvx", `["--from", "docs==1.1.9", "--with", "helper", "docs"]`)},
	{"name": "an image by its digest", "expect": "pass", "artifacts": start("docker", concat("", [`["run", "-i", "--rm", "-e", "REGION", "example/docs@sha256:`, digest, `"]`]))},
	{"name": "an image by its tag", "expect": "fail", "artifacts": start("docker", `["run", "-i", "--rm", "example/docs:1.4.2"]`)},
	{"name": "a program of the machine", "expect": "not-observed", "artifacts": start("/opt/docs/bin/docs-server", "[]")},
	{"name": "a shell", "expect": "undecided", "artifacts": start("bash", `["-c", "npx -y docs-server@1.4.2"]`)},
	{"name": "a placeholder", "expect": "undecided", "artifacts": start("npx", `["docs-server@${VERSION}"]`)},
	{"name": "an address", "expect": "not-observed", "artifacts": server(`{"type": "http", "url": "https://example.com/mcp", "command": ""}`)},
	{"name": "switched off", "expect": "not-observed", "artifacts": server(`{"command": "npx", "args": ["docs"], "disabled": true}`)},
	{"name": "no servers", "expect": "not-observed", "artifacts": file(`{"name": "a"}`)},
	{"name": "servers of other files", "expect": "undecided", "artifacts": file(`{"name": "a", "useLegacyMcpJson": true}`)},
	{"name": "arguments as one text", "expect": "undecided", "artifacts": start("npx", `"docs-server@1.4.2"`)},
	{"name": "one of two servers", "expect": "fail", "artifacts": file(`{"name": "a", "mcpServers": {"b": {"command": "uvx", "args": ["b==1.0.0"]}, "c": {"command": "uvx", "args": ["c"]}}}`)},
	{"name": "the successor adds the servers of other files", "expect": "undecided", "artifacts": file(`{"name": "a", "includeMcpJson": true}`)},
]
