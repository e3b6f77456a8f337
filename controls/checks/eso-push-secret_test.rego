package checks.eso_push_secret_test

import rego.v1

values(text) := [{"path": "values.yaml", "kind": "helm-values", "text": text}]

push := [{"path": "push.yaml", "kind": "kubernetes", "text": `
apiVersion: external-secrets.io/v1alpha1
kind: PushSecret
metadata: {name: copy, namespace: payments}
spec: {selector: {secret: {name: db}}}
`}]

cases := [
	{"name": "off", "expect": "pass", "artifacts": values("processPushSecret: false")},
	{"name": "off as text, which is on", "expect": "undecided", "artifacts": values(`processPushSecret: "false"`)},
	{"name": "on", "expect": "fail", "artifacts": values("processPushSecret: true")},
	{"name": "the chart's default", "expect": "fail", "artifacts": values("createOperator: true")},
	{"name": "on, where some are listed", "expect": "undecided", "parameters": {"allowed": ["payments/copy"]}, "artifacts": values("processPushSecret: true")},
	{"name": "one that pushes in every namespace", "expect": "fail", "artifacts": [{"path": "push.yaml", "kind": "kubernetes", "text": `
apiVersion: external-secrets.io/v1alpha1
kind: ClusterPushSecret
metadata: {name: copy}
spec: {pushSecretSpec: {}}
`}]},
	{"name": "an object", "expect": "fail", "artifacts": push},
	{"name": "an object on the list", "expect": "pass", "parameters": {"allowed": ["payments/copy"]}, "artifacts": push},
	{"name": "an object whose namesake is on the list", "expect": "fail", "parameters": {"allowed": ["ledger/copy"]}, "artifacts": push},
	{"name": "values of another chart", "expect": "not-observed", "artifacts": values("replicaCount: 2")},
]
