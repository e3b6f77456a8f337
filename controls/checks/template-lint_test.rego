package checks.template_lint_test

import rego.v1

template(text) := [{"path": "t.yaml", "kind": "cloudformation", "text": text}]

missing := "Resources: {Topic: {Type: 'AWS::SNS::Topic', Properties: {TopicName: !Ref Nowhere}}}\n"

cases := [
	{"name": "a sound template", "expect": "pass", "artifacts": template("Resources: {Topic: {Type: 'AWS::SNS::Topic'}}\n")},
	{"name": "a name of nothing", "expect": "fail", "artifacts": template(missing)},
	{"name": "a mistake that is accepted", "expect": "pass", "parameters": {"accepted": ["E1020"]}, "artifacts": template(missing)},
	{"name": "a template that tells the linter to be silent", "expect": "fail", "artifacts": template(concat("", ["Metadata: {cfn-lint: {config: {ignore_checks: [E1020]}}}\n", missing]))},
]
