# METADATA
# title: The template has no errors that a linter knows
# description: >-
#   A template that names what isn't there, or gives a property that its resource doesn't have, fails when somebody
#   launches it, or makes something else than was meant. What the script rendered counts, not what it started from.
# custom:
#   mitigation: template-linted
#   reads: [cloudformation]
#   subjects: [aws-cloudformation]
#   facts: [cfn-lint]
#   method: examine
#   valid-days: 90
#   parameters:
#     accepted: {default: [], about: "Rules of cfn-lint whose errors are known and accepted, such as E3012."}
#   fix: Run cfn-lint on the template that is offered, and put right what it reports as an error.
#   corrected: |
#     Parameters:
#       PermissionSet: {Type: String, Default: SubscribeToSecurityNotifications}
#   sources:
#     - title: cfn-lint, rules
#       url: https://github.com/aws-cloudformation/cfn-lint/blob/main/docs/rules.md
package checks.template_lint

import data.lib.verdict
import rego.v1

observations contains verdict.observation(sprintf("template %s", [name(template)]), judged(template), "cfn-lint finds no error in it.") if {
	some template in input.facts["cfn-lint"]
}

name(template) := parts[count(parts) - 1] if {
	parts := split(template.path, "/")
}

judged(template) := [verdict.fact("undecided", template.undecided, template, [])] if {
	template.undecided != ""
} else := found if {
	found := [of_error(template, error) | some error in template.errors; not is_accepted(error)]
	count(found) > 0
} else := [verdict.fact("pass", "no error", template, ["Resources"])] if {
	template.undecided == ""
}

is_accepted(error) if error.rule in {each | some each in input.parameters.accepted}

# What was taken out of the artifact is no mistake of the template.
of_error(template, error) := verdict.fact("undecided", concat("", ["part of it was taken out: ", said(error)]), template, error.at) if {
	contains(error.message, "redacted")
} else := verdict.fact("fail", said(error), template, error.at)

said(error) := concat(": ", [error.rule, error.message])
