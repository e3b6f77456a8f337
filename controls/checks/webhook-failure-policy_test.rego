package checks.webhook_failure_policy_test

import rego.v1

hook(version, rest) := [{"path": "hook.yaml", "kind": "kubernetes", "text": concat("", ["apiVersion: admissionregistration.k8s.io/", version, `
kind: ValidatingWebhookConfiguration
metadata: {name: secretstore-validate}
webhooks: `, rest])}]

values(text) := [{"path": "values.yaml", "kind": "helm-values", "text": concat("", ["createOperator: true\n", text])}]

cases := [
	{"name": "closed", "expect": "pass", "artifacts": hook("v1", "[{name: a, failurePolicy: Fail}]")},
	{"name": "open", "expect": "fail", "artifacts": hook("v1", "[{name: a, failurePolicy: Ignore}]")},
	{"name": "one of two open", "expect": "fail", "artifacts": hook("v1", "[{name: a, failurePolicy: Fail}, {name: b, failurePolicy: Ignore}]")},
	{"name": "left out in v1", "expect": "pass", "artifacts": hook("v1", "[{name: a}]")},
	{"name": "left out in v1beta1", "expect": "fail", "artifacts": hook("v1beta1", "[{name: a}]")},
	{"name": "left out in a version to come", "expect": "undecided", "artifacts": hook("v2", "[{name: a}]")},
	{"name": "another spelling", "expect": "undecided", "artifacts": hook("v1", "[{name: a, failurePolicy: fail}]")},
	{"name": "no webhook in it", "expect": "undecided", "artifacts": hook("v1", "[]")},
	{"name": "a webhook without a name", "expect": "undecided", "artifacts": hook("v1", "[{}]")},
	{"name": "webhooks that are no list", "expect": "undecided", "artifacts": hook("v1", "{name: a, failurePolicy: Fail}")},
	{"name": "one that changes objects", "expect": "fail", "artifacts": [{"path": "m.yaml", "kind": "kubernetes", "text": `
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: m}
webhooks: [{name: m, failurePolicy: Ignore}]
`}]},
	{"name": "the chart's default", "expect": "pass", "artifacts": values("")},
	{"name": "values that say Fail", "expect": "pass", "artifacts": values("webhook: {failurePolicy: Fail}")},
	{"name": "values that say Ignore", "expect": "fail", "artifacts": values("webhook: {failurePolicy: Ignore}")},
	{"name": "values without a webhook", "expect": "fail", "artifacts": values("webhook: {create: false}")},
	{"name": "values that take the policy away", "expect": "undecided", "artifacts": values("webhook: {failurePolicy: null}")},
	{"name": "a webhook that is text", "expect": "undecided", "artifacts": values("webhook: closed")},
	{"name": "no webhook", "expect": "not-observed", "artifacts": [{"path": "c.yaml", "kind": "kubernetes", "text": `
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
`}]},
]
