# How calls that Amazon Q Developer made look on the wire: the marker in their user agent, in every form that was seen.
package lib.assistant_markers

import rego.v1

# The assistant writes the marker into AWS_EXECUTION_ENV, behind what stands there. botocore cleans the value, others
# don't; the successor adds parts of its own. A policy, a query and a test of either are tried on all of these.
corpus := [
	{
		"form": "CLI",
		"marker": "exec-env/AmazonQ-For-CLI-Version-1.19.0",
		"agent": "aws-cli/2.27.50 md/awscrt#0.26.1 ua/2.1 os/linux#6.8.0 md/arch#x86_64 lang/python#3.13.4 md/pyimpl#CPython exec-env/AmazonQ-For-CLI-Version-1.19.0 cfg/retry-mode#standard md/installer#exe md/prompt#off md/command#s3.ls",
	},
	{
		"form": "CLI in CloudShell",
		"marker": "exec-env/CloudShell-AmazonQ-For-CLI-Version-1.19.0",
		"agent": "aws-cli/2.27.50 md/awscrt#0.26.1 ua/2.1 os/linux#6.1.0 md/arch#x86_64 lang/python#3.13.4 md/pyimpl#CPython exec-env/CloudShell-AmazonQ-For-CLI-Version-1.19.0 cfg/retry-mode#standard md/installer#exe md/prompt#off md/command#s3.ls",
	},
	{
		"form": "client that does not clean the value",
		"marker": "exec-env/AmazonQ-For-CLI Version/1.19.0",
		"agent": "aws-sdk-java/2.31.60 md/io#sync ua/2.1 os/Linux#6.8.0 lang/java#21.0.7 exec-env/AmazonQ-For-CLI Version/1.19.0",
	},
	{
		"form": "successor of the CLI",
		"marker": "exec-env/AmazonQ-For-CLI-Version/2.21.1-acp-client/kiro-tui",
		"agent": "aws-cli/2.31.0 md/awscrt#0.27.6 ua/2.1 os/macos#24.6.0 md/arch#arm64 lang/python#3.13.7 md/pyimpl#CPython exec-env/AmazonQ-For-CLI-Version/2.21.1-acp-client/kiro-tui cfg/retry-mode#standard md/installer#exe md/prompt#off md/command#s3.ls",
	},
	{
		"form": "IDE",
		"marker": "exec-env/AmazonQ-For-IDE-Version-1.94.0",
		"agent": "aws-cli/2.27.50 md/awscrt#0.26.1 ua/2.1 os/windows#11 md/arch#amd64 lang/python#3.13.4 md/pyimpl#CPython exec-env/AmazonQ-For-IDE-Version-1.94.0 cfg/retry-mode#standard md/installer#exe md/prompt#off md/command#s3.ls",
	},
]

# Calls by hand: what is denied to the assistant must still be allowed to them.
by_hand := [
	{
		"form": "CLI by hand",
		"agent": "aws-cli/2.27.50 md/awscrt#0.26.1 ua/2.1 os/linux#6.8.0 md/arch#x86_64 lang/python#3.13.4 md/pyimpl#CPython cfg/retry-mode#standard md/installer#exe md/prompt#off md/command#s3.ls",
	},
	{
		"form": "CLI by hand in CloudShell",
		"agent": "aws-cli/2.27.50 md/awscrt#0.26.1 ua/2.1 os/linux#6.1.0 md/arch#x86_64 lang/python#3.13.4 md/pyimpl#CPython exec-env/CloudShell cfg/retry-mode#standard md/installer#exe md/prompt#off md/command#s3.ls",
	},
	{
		"form": "console",
		"agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
	},
]

# What all forms have in common, as a pattern of IAM.
whole_pattern := "*AmazonQ-For-*"

is_marked(agent) if {
	is_string(agent)
	contains(lower(agent), "amazonq-for-")
}

# Which form it is, for a reader.
form(agent) := "IDE" if {
	contains(lower(agent), "amazonq-for-ide")
} else := "CLI in CloudShell" if {
	contains(lower(agent), "cloudshell-amazonq-for-cli")
} else := "CLI" if {
	contains(lower(agent), "amazonq-for-cli-version-")
} else := "CLI, uncleaned" if {
	contains(lower(agent), "amazonq-for-cli")
} else := "another form"
