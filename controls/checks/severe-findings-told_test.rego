package checks.severe_findings_told_test

import rego.v1

rule(findings) := {"path": "rule.json", "kind": "event-pattern", "text": concat("", [`{"source": ["aws.securityhub"], "detail": {"findings": `, findings, "}}"])}

severe := `{"Severity": {"Label": ["CRITICAL", "HIGH"]}, "Workflow": {"Status": ["NEW"]}}`

with_tag := `{"Severity": {"Label": ["CRITICAL", "HIGH"]}, "Resources": {"Tags": {"app": ["a"]}}}`

finding(severity, status, tags) := concat("", [`{"source": "aws.securityhub", "detail-type": "Security Hub Findings - Imported", "detail": {"findings": [{"Title": "t", "Severity": {"Label": "`, severity, `"}, "Workflow": {"Status": "`, status, `"}, "RecordState": "ACTIVE", "Resources": [{"Type": "x"`, tags, "}]}]}}"])

events(list) := {"path": "events.json", "kind": "events", "text": concat("", ["[", concat(", ", list), "]"])}

tagged := `, "Tags": {"app": "a"}`

corpus := events([finding("CRITICAL", "NEW", ""), finding("HIGH", "NEW", tagged), finding("LOW", "NEW", ""), finding("HIGH", "RESOLVED", "")])

template(findings, more) := {"path": "t.yaml", "kind": "cloudformation", "text": concat("", [`
Parameters: {Least: {Type: String}, Tag: {Type: String}}
Conditions: {WithTag: !Not [!Equals [!Ref Tag, ""]], Always: !Equals [a, a]}
Resources:
  Rule:
    Type: AWS::Events::Rule
    Properties:
      Targets: [{Id: a, Arn: b}]
`, more, "      EventPattern: {detail: {findings: ", findings, "}}\n"])}

cases := [
	{"name": "a rule without a filter", "expect": "pass", "artifacts": [rule(severe), corpus]},
	{"name": "a second rule without a filter", "expect": "pass", "artifacts": [rule(with_tag), template("{Severity: {Label: [CRITICAL, HIGH]}}", ""), corpus]},
	{"name": "a filter by tag", "expect": "fail", "artifacts": [rule(with_tag), corpus]},
	{"name": "critical ones only", "expect": "fail", "artifacts": [rule(`{"Severity": {"Label": ["CRITICAL"]}}`), corpus]},
	{"name": "critical ones only, as agreed", "expect": "pass", "parameters": {"severities": ["CRITICAL"]}, "artifacts": [rule(`{"Severity": {"Label": ["CRITICAL"]}}`), corpus]},
	{"name": "known ones only", "expect": "fail", "artifacts": [rule(`{"Workflow": {"Status": ["NOTIFIED"]}}`), corpus]},
	{"name": "all but some severities", "expect": "pass", "artifacts": [rule(`{"Severity": {"Label": [{"anything-but": ["LOW", "INFORMATIONAL"]}]}}`), corpus]},
	{"name": "all but some products that are not said", "expect": "fail", "artifacts": [rule(`{"ProductName": [{"anything-but": "x"}]}`), corpus]},
	{"name": "a rule that is off", "expect": "fail", "artifacts": [{"path": "rule.json", "kind": "event-pattern", "text": `{"Name": "r", "State": "DISABLED", "EventPattern": {"source": ["aws.securityhub"]}}`}, corpus]},
	{"name": "a severity that the subscriber chooses", "expect": "fail", "artifacts": [template("{Severity: {Label: [!Ref Least]}}", ""), corpus]},
	{"name": "a tag that the subscriber may set", "expect": "fail", "artifacts": [template("{Severity: {Label: [CRITICAL, HIGH]}, Resources: !If [WithTag, {Tags: {app: [a]}}, !Ref AWS::NoValue]}", ""), corpus]},
	{"name": "a condition that hangs on no parameter", "expect": "undecided", "artifacts": [template("{Severity: {Label: [CRITICAL, HIGH]}, Resources: !If [Always, {Tags: {app: [a]}}, !Ref AWS::NoValue]}", ""), corpus]},
	{"name": "a rule that may be off", "expect": "undecided", "artifacts": [template("{Severity: {Label: [CRITICAL, HIGH]}}", "      State: !ImportValue state\n"), corpus]},
	{"name": "an operator that is not known", "expect": "undecided", "artifacts": [rule(`{"Title": [{"regex": ".*"}]}`), corpus]},
	{"name": "no events", "expect": "undecided", "artifacts": [rule(severe)]},
	{"name": "a corpus without critical findings", "expect": "undecided", "artifacts": [rule(severe), events([finding("HIGH", "NEW", "")])]},
	{"name": "a corpus in which all have tags", "expect": "undecided", "artifacts": [rule(severe), events([finding("HIGH", "NEW", tagged), finding("CRITICAL", "NEW", tagged)])]},
	{"name": "events alone", "expect": "not-observed", "artifacts": [corpus]},
]
