# METADATA
# title: A rule tells each severe new finding, whatever its recipient chose
# description: >-
#   Filters by tag, product and severity are there for recipients, and drop what nobody thought of: findings about the
#   account itself have no tag. A rule that nobody may narrow has to tell the severe ones. The rules are tried on a
#   corpus of findings.
# custom:
#   mitigation: severe-findings-always-told
#   reads: [event-pattern, cloudformation, events]
#   subjects: [notification-rule]
#   facts: [event-matches]
#   method: test
#   valid-days: 90
#   parameters:
#     severities: {default: [CRITICAL, HIGH], about: "The severities whose new findings have to be told."}
#   fix: >-
#     Add a rule of its own for new findings of these severities, with no filter by tag or product and no parameter.
#   corrected: |
#     "detail": {"findings": {
#       "Severity": {"Label": ["CRITICAL", "HIGH"]},
#       "Workflow": {"Status": ["NEW"]},
#       "RecordState": ["ACTIVE"]}}
#   sources:
#     - title: AWS Security Hub, event formats
#       url: https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-cwe-event-formats.html
#     - title: Amazon EventBridge, comparison operators of patterns
#       url: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
package checks.severe_findings_told

import data.lib.verdict
import rego.v1

facts := input.facts["event-matches"]

observations contains object.union(verdict.observation("severe findings", judged, "Each severe new finding of the corpus is told."), {"table": table}) if {
	count(facts.rules) > 0
	count(facts.events) > 0
}

observations contains verdict.observation("severe findings", [verdict.fact("undecided", "there are no events to try the rules on", rule, rule.at) | some rule in facts.rules], "") if {
	count(facts.rules) > 0
	count(facts.events) == 0
}

severities := {each | some each in input.parameters.severities}

# The events that carry a finding, with what all rules say of it.
told contains {
	"path": event.path,
	"document": event.document,
	"finding": finding,
	"answers": event.answers,
	"is_severe": is_severe(document(event), finding),
} if {
	some event in facts.events
	some finding in document(event).detail.findings
	is_object(finding)
}

document(event) := found if {
	some artifact in input.artifacts
	artifact.path == event.path
	found := artifact.documents[event.document]
}

is_severe(event, finding) := true if {
	event.source == "aws.securityhub"
	event["detail-type"] == "Security Hub Findings - Imported"
	finding.Severity.Label in severities
	finding.Workflow.Status == "NEW"
	finding.RecordState == "ACTIVE"
} else := false

severe := [each | each := told[_]; each.is_severe]

judged := array.concat(array.concat(missed, doubtful), array.concat(certain, gaps))

missed := [verdict.fact("fail", concat("", ["no rule tells for certain: ", concat("; ", titles("no"))]), each, []) | each := severe[_]; standing(each) == "no"]

doubtful := [verdict.fact("undecided", concat("", ["whether a rule tells can't be decided: ", concat("; ", titles("unknown"))]), each, []) | each := severe[_]; standing(each) == "unknown"]

certain := [verdict.fact("pass", "told", each, []) | each := severe[_]; standing(each) == "yes"]

titles(answer) := sort([title(each) | each := severe[_]; standing(each) == answer])

standing(each) := "yes" if {
	"yes" in each.answers
} else := "unknown" if {
	some index, answer in each.answers
	answer == "unknown"
	not is_narrowed(facts.rules[index])
} else := "no"

# What people who launch a template fill in, they may narrow: such a rule makes nothing certain.
is_narrowed(rule) if {
	rule.problem == ""
	template := document(rule)
	walk(object.get(template, rule.at, null), [_, value])
	value.Ref in object.keys(template.Parameters)
}

is_narrowed(rule) if {
	rule.problem == ""
	template := document(rule)
	walk(object.get(template, rule.at, null), [_, value])
	name := value["Fn::If"][0]
	walk(template.Conditions[name], [_, inside])
	inside.Ref in object.keys(template.Parameters)
}

# A corpus without a kind of finding shows nothing about that kind.
gaps := array.concat(
	[verdict.fact("undecided", concat("", ["the corpus has no new finding of severity ", severity]), facts.rules[0], facts.rules[0].at) |
		severity := severities[_]
		not has_severity(severity)
	],
	[verdict.fact("undecided", "the corpus has no severe new finding on a resource without tags", facts.rules[0], facts.rules[0].at) |
		count([1 | each := severe[_]; not has_tags(each.finding)]) == 0
	],
)

has_severity(severity) if {
	some each in severe
	each.finding.Severity.Label == severity
}

has_tags(finding) if {
	some resource in finding.Resources
	count(resource.Tags) > 0
}

title(each) := sprintf("%v", [object.get(each.finding, "Title", "a finding without a title")])

table := {"columns": ["Finding", "Severity", "Status", "Has to be told", "Told", "By"], "rows": sort([row |
	some each in told
	row := [title(each), severity_of(each), status_of(each), needed(each), answered(each), tellers(each)]
])}

severity_of(each) := sprintf("%v", [object.get(each.finding, ["Severity", "Label"], "not stated")])

status_of(each) := sprintf("%v, %v", [object.get(each.finding, ["Workflow", "Status"], "not stated"), object.get(each.finding, "RecordState", "not stated")])

needed(each) := "yes" if {
	each.is_severe
} else := "no"

answered(each) := "yes" if {
	"yes" in each.answers
} else := "not for certain" if {
	"unknown" in each.answers
} else := "no"

tellers(each) := concat(", ", sort([facts.rules[index].name |
	answer := each.answers[index]
	answer == "yes"
]))
