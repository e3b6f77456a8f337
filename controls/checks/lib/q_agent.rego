# Agent files of Amazon Q Developer: which tools an agent has, and under which settings.
package lib.q_agent

import data.lib.verdict
import rego.v1

agents contains {"path": artifact.path, "document": index, "value": value, "name": name(artifact.path, value)} if {
	some artifact in input.artifacts
	artifact.kind == "q-agent"
	some index, value in artifact.documents
	is_object(value.stated)
}

# Two files may give one name, so the file tells them apart.
name(path, value) := concat("", ["agent ", value.name, " (", path, ")"]) if {
	is_string(value.name)
	value.name != ""
} else := concat("", ["agent (", path, ")"])

# What the product can't decode it ignores or refuses, so that nothing good can be told of such a file.
untold(agent) := array.concat(
	[fact |
		mistake := agent.value.mistakes[_]
		mistake.ignored == false
		fact := verdict.fact("undecided", concat("", ["whether its settings are loaded can't be told: ", mistake.message]), agent, mistake.at)
	],
	[fact |
		pattern := agent.value.allowedTools[index]
		is_unread(pattern)
		fact := verdict.fact("undecided", concat("", ["which tools ", pattern, " lets run can't be told"]), agent, ["allowedTools", index])
	],
)

# The product's patterns also know sets and alternatives, where they hold a star or a question mark.
is_unread(pattern) if {
	not startswith(pattern, "@")
	regex.match(`[\[\]{}]`, pattern)
}

is_unread(pattern) if {
	startswith(pattern, "@builtin/")
	regex.match(`[\[\]{}]`, pattern)
}

# Each tool by the product's name and, after it, the names that its successor and its Windows edition have for it.
names := {
	"use_aws": ["use_aws", "aws"],
	"execute_bash": ["execute_bash", "shell", "execute_cmd"],
	"fs_write": ["fs_write", "write"],
}

# Tools that look, think or keep notes; the last ones are the successor's.
harmless := {
	"fs_read", "knowledge", "thinking", "report_issue", "gh_issue", "todo_list", "introspect",
	"read", "report", "todo", "glob", "grep",
}

# "yes", "no", or "unknown" where the file lists no tools, or one that is not known here.
has_tool(agent, tool) := "yes" if {
	some listed in agent.value.tools
	brings(listed, tool)
} else := "unknown" if {
	count(agent.value.tools) == 0
} else := "unknown" if {
	some listed in agent.value.tools
	not is_known(listed)
} else := "no"

is_known(listed) if {
	startswith(listed, "@")
	not startswith(listed, "@builtin/")
}

is_known(listed) if name_of(listed) in harmless

# They neither call AWS nor start a command, but may write a file or reach an address.
is_known(listed) if name_of(listed) in {"web_search", "web_fetch", "code"}

is_known(listed) if {
	some called in names
	name_of(listed) in called
}

# `@builtin/use_aws` and `use_aws` are the same tool.
name_of(listed) := trim_prefix(listed, "@builtin/")

brings(listed, _) if listed in {"*", "@builtin", "@builtin/", "@builtin/*"}

# In a comprehension regopy would take the names of every tool.
brings(listed, tool) if name_of(listed) in names[tool]

# The successor's name for the settings counts only where the agent has the tool under that name alone.
settings_name(agent, tool) := names[tool][1] if {
	names[tool][1] in agent.value.tools
	count({each | some each in ["*", "@builtin", tool]; each in agent.value.tools}) == 0
	is_object(object.get(agent.value.toolsSettings, names[tool][1], null))
} else := tool

settings(agent, tool) := agent.value.toolsSettings[settings_name(agent, tool)]

settings_at(agent, tool, key) := ["toolsSettings", settings_name(agent, tool), key]

is_stated(agent, tool, key) if key in object.get(agent.value.stated.settings, settings_name(agent, tool), [])

# The entries of allowedTools that let the tool run without a question.
allowing(agent, tool) := [index |
	pattern := agent.value.allowedTools[index]
	allows(pattern, tool)
]

allows(pattern, tool) if {
	some each in names[tool]
	fits(name_of(pattern), each)
}

allows(pattern, _) if pattern in {"@builtin", "@builtin/"}

is_harmless(pattern) if {
	some each in harmless
	fits(name_of(pattern), each)
}

# What the tool of a server does shows in its name alone: `git_status` reads, `create_pull_request` does not.
effect(pattern) := "some" if {
	some word in words(pattern)
	word in changing
} else := "none" if {
	some word in words(pattern)
	word in reading
	not regex.match(`[*?]`, pattern)
} else := "none" if {
	words(pattern)[0] in reading
} else := "unknown"

words(pattern) := [lower(word) | word := regex.find_n(`[A-Z]?[a-z0-9]+|[A-Z]+|[*?]+`, tool_of(pattern), -1)[_]]

tool_of(pattern) := trim_prefix(pattern, concat("", [split(pattern, "/")[0], "/"]))

reading := {"get", "list", "read", "search", "describe", "show", "find", "view", "lookup", "status", "log", "diff", "explain", "count"}

changing := {
	"write", "create", "delete", "remove", "update", "put", "post", "push", "merge", "commit", "execute", "exec", "deploy",
	"apply", "send", "edit", "modify", "insert", "drop", "move", "rename", "set", "add", "upload", "install", "start", "stop",
	"terminate", "invoke", "publish", "patch", "grant", "revoke", "call", "reset", "kill", "destroy", "attach", "detach",
}

# Case counts, `*` is any text, `?` one character. What starts with @ is about servers, @builtin apart.
fits(pattern, tool) if {
	regex.match(`^[A-Za-z0-9_*?-]+$`, pattern)
	regex.match(concat("", ["^", replace(replace(pattern, "?", "."), "*", ".*"), "$"]), tool)
}
